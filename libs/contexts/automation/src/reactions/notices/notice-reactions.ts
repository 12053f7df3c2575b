import type { DeliveryState } from '@yingda/contracts/names';
import type { Relay } from '@yingda/platform';
import { moved } from '../../domain/notices/recipient-course';
import type { NoticeParts } from '../../use-cases/notices/notice-ground';

/** For so long what became of a notice is followed, and whether there is any to follow is asked again so often. */
const FOLLOWED_MS = 60 * 86_400_000;
const KNOWN_MS = 2_000;

/** Hears how far messages of notices have come, and who has read them. */
export class NoticeReactions {
  private any: { at: number; known: Promise<boolean> } | null = null;

  constructor(private readonly parts: Pick<NoticeParts, 'notices' | 'recipients' | 'unitOfWork' | 'clock'>) {}

  register(relay: Relay): void {
    relay.subscribe('notices', {
      'delivery.changed': ({ payload: { messageId, delivery } }) =>
        this.delivered(messageId, delivery.state, delivery.failure?.class ?? null),
      'conversation.read': async ({ payload: { conversationId, reader, readSequence } }) => {
        if (reader === 'customer') await this.read(conversationId, readSequence);
      },
    });
  }

  async delivered(messageId: string, state: DeliveryState, failure: string | null): Promise<void> {
    if (!(await this.follows())) return;
    const { unitOfWork, recipients, clock } = this.parts;
    await unitOfWork.run(async () => {
      const one = await recipients.byMessage(messageId);
      const next = one && moved(one.state, state);
      if (!one || !next) return;
      const reason = next === 'failed' ? (failure ?? 'unknown-outcome') : null;
      await recipients.save(one, { ...one, state: next, reason, at: clock.now() });
    });
  }

  async read(conversationId: string, upToSequence: number): Promise<void> {
    if (!(await this.follows())) return;
    const { unitOfWork, recipients, clock } = this.parts;
    await unitOfWork.run(async () => {
      for (const one of await recipients.readIn(conversationId, upToSequence))
        await recipients.save(one, { ...one, state: 'read', at: clock.now() });
    });
  }

  /** Most messages have nothing to do with a notice; while there has been none, nothing is looked up. */
  private follows(): Promise<boolean> {
    const now = performance.now();
    if (!this.any || now - this.any.at > KNOWN_MS) {
      const since = new Date(this.parts.clock.now().getTime() - FOLLOWED_MS);
      this.any = { at: now, known: this.parts.notices.anySince(since) };
      this.any.known.catch(() => (this.any = null));
    }
    return this.any.known;
  }
}
