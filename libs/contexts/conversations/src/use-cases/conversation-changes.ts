import { type ConversationState } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import type { Conversation } from '../domain/conversation';
import type { Moment, Step } from '../domain/step';
import { stateOf } from '../domain/views';
import type { ConversationStore } from '../storage/conversation-store';

type Decide = (conversation: Conversation, moment: Moment) => Step[] | Promise<Step[]>;

/** The frame of almost every use case: lock the conversation, decide, write what was decided. */
export class ConversationChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    readonly store: ConversationStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `conversation-not-found`, and whatever the decision refuses with; then nothing is written. */
  async change(actor: Actor, conversationId: string, decide: Decide): Promise<ConversationState> {
    return this.unitOfWork.run(async () => {
      const before = await this.store.lock(conversationId);
      return stateOf(await this.store.save(before, await decide(before, this.moment(actor))));
    });
  }

  /** For what must be done or locked before the conversation, in the same transaction. */
  within<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work);
  }

  moment(actor: Actor): Moment {
    return { actor, now: this.clock.now(), newId };
  }
}
