import { EditReplySettings } from '@yingda/automation';
import { ArticlePictures, ShopVariables } from '@yingda/knowledge';
import { type Language, Refusal } from '@yingda/contracts/names';
import { InboxReader } from '@yingda/channels';
import { StoreAttachment } from '@yingda/conversations';
import type { Actor } from '@yingda/events';
import type { Lookup } from './lookup';
import { port } from './port';

const KNOWLEDGE = { kind: 'system', name: 'knowledge' } as const;

/** knowledge → automation, channels: what the shop says of itself, for all its texts the same. */
export class VariablesOfShop extends ShopVariables {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of(asked: { inboxId: string | null; language: Language }): Promise<Record<string, string>> {
    const { inboxId, language } = asked;
    const inbox = inboxId ? await this.lookup.get(InboxReader).byId(inboxId) : null;
    const { variables } = await this.lookup.get(EditReplySettings).variables(KNOWLEDGE);
    const fitting = variables.filter(
      (one) => (!one.inboxId || one.inboxId === inboxId) && (!one.language || one.language === language),
    );
    // What is said for this entrance or language goes before what is said for all.
    const told = (one: (typeof fitting)[number]) => (one.inboxId ? 2 : 0) + (one.language ? 1 : 0);
    const ordered = [...fitting].sort((one, other) => told(one) - told(other));
    return {
      ...(inbox ? { store_name: inbox.shopName } : {}),
      ...Object.fromEntries(ordered.map(({ name, value }) => [name, value])),
    };
  }
}

/** knowledge → conversations: pictures are stored, looked at and re-encoded as those of messages are. */
export class PicturesInFiles extends ArticlePictures {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async store(picture: { actor: Actor; name: string; declaredType: string; bytes: Buffer }) {
    const stored = await this.lookup.get(StoreAttachment).execute(picture);
    if (stored.kind !== 'image')
      throw new Refusal('file-type-not-allowed', 'Articles take pictures only.', { field: 'file' });
    return { attachmentId: stored.id, width: stored.width ?? 0, height: stored.height ?? 0 };
  }
}

/** All that the knowledge base asks of others. */
export const articlePorts = [port(ShopVariables, VariablesOfShop), port(ArticlePictures, PicturesInFiles)];
