import { type PromiseSuggestion } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { findPromises } from '../domain/spoken/find-promises';
import type { OwedPromise } from '../domain/promise';
import type { Suggestion, SuggestionsTable } from '../storage/suggestions';
import type { MakePromises } from './make-promise';
import { type PromiseParts, workableBy } from './promise-ground';
import { SHOP_ZONE, wallOf } from './shop-wall';

/** Times so near are one: people say minutes. */
const SAME_MS = 60_000;

/** What agents promise in their own words, kept as a question to them: nothing is owed before they say so. */
export class SuggestPromises {
  constructor(
    private readonly parts: PromiseParts & { suggestions: SuggestionsTable },
    private readonly make: MakePromises,
  ) {}

  /**
   * Looks for promises in a text. With the message it was sent as they are kept until they are answered, once however
   * often it is told. @throws Refusal not-permitted, conversation-not-found
   */
  async find(
    actor: AgentActor,
    { conversationId, messageId, text }: { conversationId: string; messageId?: string; text: string },
  ): Promise<PromiseSuggestion[]> {
    workableBy(actor);
    const { unitOfWork, talks, hours, clock, promises, suggestions } = this.parts;
    return unitOfWork.run(async () => {
      const talk = await talks.hold(conversationId);
      if (!talk) throw new Refusal('conversation-not-found', 'There is no such conversation.');
      const calendar = await hours.of({ inboxId: talk.inboxId ?? null, teamId: talk.teamId });
      const now = clock.now();
      const wall = wallOf(calendar?.timeZone ?? SHOP_ZONE);
      const said = findPromises(text, { now, wall, calendar });
      // What was promised by hand and then said is owed already.
      const owed = await promises.dueTimes(conversationId, actor.agentId);
      const found = said.filter(
        ({ dueAt }) => !owed.some((at) => Math.abs(at.getTime() - dueAt.getTime()) < SAME_MS),
      );
      const kept = found.map(({ quote, dueAt }) => ({
        ...{ id: newId(), messageId: messageId ?? '', conversationId, agentId: actor.agentId },
        ...{ quote, what: quote, dueAt, state: 'open' as const, promiseId: null },
      }));
      if (!messageId) return kept.map(recordOf);
      for (const [index, one] of kept.entries()) await suggestions.add(one, index + 1, now);
      return this.open(actor, conversationId);
    });
  }

  /** Those not answered yet. */
  async open(actor: AgentActor, conversationId: string): Promise<PromiseSuggestion[]> {
    workableBy(actor);
    return (await this.parts.suggestions.open(conversationId, actor.agentId)).map(recordOf);
  }

  /**
   * It was meant: owed from now on, with these words and this time. A second time it is the promise it became.
   * @throws Refusal promise-not-found, invalid-payload for a time that is over
   */
  async accept(
    actor: AgentActor,
    { id, what, dueAt }: { id: string; what?: string; dueAt?: Date },
  ): Promise<OwedPromise> {
    const known = await this.mine(actor, id);
    const { unitOfWork, talks, suggestions, promises } = this.parts;
    return unitOfWork.run(async () => {
      await talks.hold(known.conversationId);
      const before = (await suggestions.lock(id))!;
      if (before.promiseId) return (await promises.find(before.promiseId))!;
      const made = await this.make.execute(actor, {
        ...{ kind: 'agreed', what: what ?? before.what, due: { at: dueAt ?? before.dueAt } },
        ...{ conversationId: before.conversationId, ownerId: actor.agentId, onceKey: `suggestion ${id}` },
      });
      await suggestions.answer(id, 'accepted', made.id);
      return made;
    });
  }

  /** It was no promise. @throws Refusal promise-not-found */
  async dismiss(actor: AgentActor, id: string): Promise<void> {
    await this.mine(actor, id);
    const { unitOfWork, suggestions } = this.parts;
    await unitOfWork.run(async () => {
      const before = (await suggestions.lock(id))!;
      if (before.state === 'open') await suggestions.answer(id, 'dismissed', null);
    });
  }

  private async mine(actor: AgentActor, id: string): Promise<Suggestion> {
    workableBy(actor);
    const known = await this.parts.suggestions.find(id);
    if (!known || known.agentId !== actor.agentId)
      throw new Refusal('promise-not-found', 'There is no such suggestion, or it is not yours.');
    return known;
  }
}

function recordOf({ id, conversationId, quote, what, dueAt, state }: Suggestion): PromiseSuggestion {
  return { id, conversationId, quote, what, dueAt: dueAt.toISOString(), state };
}
