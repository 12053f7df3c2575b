import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { sourceOf, type OwedPromise } from '../domain/promise';
import { isWorkable, type PromiseParts } from './promise-ground';
import type { WorkPromises } from './work-promise';

/** The result is written to the customer, where they wrote to us, and so the promise is kept. */
export class TellCustomer {
  constructor(
    private readonly parts: PromiseParts,
    private readonly work: WorkPromises,
  ) {}

  /**
   * Written first, then kept: what was written is known by the promise's id, so a second try writes nothing twice.
   * @throws Refusal promise-not-found, kept-elsewhere, conversation-not-found, window-closed and others of sending
   */
  async execute(
    actor: AgentActor,
    { id, text, version }: { id: string; text: string; version?: number },
  ): Promise<OwedPromise> {
    const promise = await this.parts.promises.find(id);
    if (!promise || !isWorkable(actor, promise))
      throw new Refusal('promise-not-found', 'There is no such promise, or it is not yours to work on.');
    const of = sourceOf(promise);
    if (of) throw new Refusal('kept-elsewhere', 'This is kept where it comes from.', { ...of });
    if (promise.doneAt) return promise;
    if (!promise.conversationId)
      throw new Refusal('conversation-not-found', 'They never wrote to us; tell them in another way.');
    await this.parts.talks.tell(actor, { conversationId: promise.conversationId, text, onceId: promise.id });
    return this.work.keep(actor, { id, outcome: text, reached: 'yes', ...(version ? { version } : {}) });
  }
}
