import type { SystemActor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import type { ConversationReader } from '../storage/conversation-reader';
import type { CloseBySilence } from './closing';

/** How long a served shopper may be silent before the conversation ends by itself. Our setting, as is the 24 h to reopen. */
export const SILENCE_MS = 24 * 3_600_000;
const BATCH = 100;
const actor: SystemActor = { kind: 'system', name: 'silence' };

/** Ends served conversations whose shopper has not written for long; the agent still owes the disposition. */
export class CloseSilent {
  constructor(
    private readonly reader: ConversationReader,
    private readonly close: CloseBySilence,
    private readonly clock: Clock,
  ) {}

  /** How many were ended; each by itself, so that one that fails holds up no other. @throws AggregateError of those that did */
  async execute(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - SILENCE_MS);
    const failures: unknown[] = [];
    let ended = 0;
    for (const conversationId of await this.reader.silentSince(before, BATCH))
      await this.close.execute(actor, { conversationId, silentSince: before }).then(
        (after) => void (ended += after.status === 'closed' ? 1 : 0),
        (error: unknown) => void failures.push(error),
      );
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} silent conversations could not be ended`);
    return ended;
  }
}
