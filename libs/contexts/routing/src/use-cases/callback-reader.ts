import { type Aside } from '@yingda/contracts';
import type { QueueOffer } from '@yingda/contracts/names';
import { offersTo } from '../domain/overflow';
import { coveredNumber } from '../domain/phone';
import { isSomeoneThere } from '../domain/someone-there';
import type { Callback, CallbackTable } from '../storage/callbacks';
import type { QueueTable } from '../storage/queue';
import type { QueueRow } from '../storage/queue-row';
import type { Situations } from './situations';

/** Calls that were promised. */
export class CallbackReader {
  constructor(
    private readonly callbacks: CallbackTable,
    private readonly queue: QueueTable,
    private readonly situations: Situations,
  ) {}

  /** What its customer sees of a conversation that waits without them; null when they wait in front of it. */
  async aside(conversationId: string): Promise<Aside | null> {
    const callback = await this.callbacks.openOf(conversationId);
    const row = await this.queue.find(conversationId);
    // A call may be planned before the queue has heard of the conversation.
    if (!callback && !row?.apart) return null;
    return {
      callback: callback && {
        from: callback.from.toISOString(),
        until: callback.until.toISOString(),
        phone: coveredNumber(callback.phone),
      },
      offers: row ? await this.offers(row) : [],
    };
  }

  /** Of these teams (null: of all). */
  list(teamIds: readonly string[] | null, view: 'open' | 'ended'): Promise<Callback[]> {
    return this.callbacks.list(teamIds, view);
  }

  private async offers(row: QueueRow): Promise<QueueOffer[]> {
    const situation = await this.situations.of(row.teamId);
    const { rules, queue, now } = situation;
    return offersTo(row, rules.overflow, { queue, now, someoneThere: isSomeoneThere(situation.candidates) });
  }
}
