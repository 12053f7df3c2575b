import type { Actor } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Mentions } from '../storage/mentions';

/**
 * An agent has seen the notes that name them, up to a place. Only their own marks change, so nothing is asked of the
 * conversation: who may not read it any more may still be done with it. Reading twice tells nobody twice.
 */
export class ReadMentions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly mentions: Mentions,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: { conversationId: string; upToPosition: number }): Promise<void> {
    if (actor.kind !== 'agent') return;
    const { conversationId, upToPosition } = command;
    const read = { agentId: actor.agentId, conversationId, upToPosition };
    await this.unitOfWork.run(async () => {
      if (await this.mentions.read(read, this.clock.now()))
        await this.outbox.append('mention.read', conversationId, read);
    });
  }
}
