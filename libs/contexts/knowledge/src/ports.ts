import { type AttachmentFacts } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** What the shop says of itself, for variables in articles: `refund_days` → "3". */
export abstract class ShopVariables {
  /** Of one entrance; null: of the shop. Names it has said nothing of are left out. */
  abstract of(asked: { inboxId: string | null; language: Language }): Promise<Record<string, string>>;
}

/** Pictures of articles, stored with all other files. */
export abstract class ArticlePictures {
  /** @throws Refusal when it is no picture, or too large */
  abstract store(picture: {
    actor: Actor;
    name: string;
    declaredType: string;
    bytes: Buffer;
  }): Promise<{ attachmentId: string; width: number; height: number }>;
}

/** Files that are sent again and again. */
export abstract class KeptFiles {
  /**
   * Keeps uploads of this actor and answers what they are, in their order; those kept before are answered too.
   * @throws Refusal attachment-not-found
   */
  abstract keep(
    actor: Actor,
    attachmentIds: string[],
  ): Promise<{ kind: 'image' | 'file' | 'voice' | 'video'; facts: AttachmentFacts }[]>;
}

/** Teams by the names that files say. */
export abstract class CannedTeams {
  abstract all(): Promise<{ id: string; name: string }[]>;
}
