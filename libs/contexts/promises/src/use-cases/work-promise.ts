import { Refusal, type PromiseReached } from '@yingda/contracts/names';
import { type Actor, refOf, type SystemActor } from '@yingda/events';
import { done, handedOver, type OwedPromise, sourceOf, type Step } from '../domain/promise';
import { isWorkable, PromiseNews, type PromiseParts } from './promise-ground';

export const PROMISES: SystemActor = { kind: 'system', name: 'promises' };

/** What is done about a promise by who owes it, and by who leads. */
export class WorkPromises {
  private readonly news: PromiseNews;

  constructor(private readonly parts: PromiseParts) {
    this.news = new PromiseNews(parts);
  }

  /**
   * A second time it is what it was.
   * @throws Refusal not-permitted, promise-not-found, stale-edit, kept-elsewhere for what is done where it comes of
   */
  async keep(
    actor: Actor,
    command: { id: string; outcome: string; reached: PromiseReached; version?: number },
  ): Promise<OwedPromise> {
    return this.changing(actor, command, async (before) => {
      if (before.doneAt) return before;
      const of = sourceOf(before);
      // Ticked off here, the case or task would go on with nobody owing it.
      if (of) throw new Refusal('kept-elsewhere', 'This is kept where it comes from.', { ...of });
      return this.finish(actor, before, { ...command, at: this.parts.clock.now() });
    });
  }

  /** Done at that time, told by the context it comes of. */
  async settle(
    actor: Actor,
    command: { id: string; at: Date; outcome: string; reached: PromiseReached },
  ): Promise<void> {
    await this.changing(PROMISES, command, async (before) =>
      before.doneAt ? before : this.finish(actor, before, command),
    );
  }

  private async finish(
    actor: Actor,
    before: OwedPromise,
    { at, outcome, reached }: { at: Date; outcome: string; reached: PromiseReached },
  ): Promise<OwedPromise> {
    const after = done(before, { at, outcome: outcome.trim(), reached });
    const late = after.state === 'broken';
    await this.written(after, this.step(actor, late ? 'settled' : 'kept', after.outcome!));
    const told = await this.news.change(after, actor, [after.ownerId]);
    await this.parts.outbox.append('promise.kept', after.id, { ...told, late });
    if (after.conversationId)
      await this.parts.talks.record(after.conversationId, 'promise-kept', {
        ...{ kind: after.kind, what: after.what, byName: refOf(actor).name },
        ...(after.score === null ? {} : { score: String(after.score) }),
      });
    return after;
  }

  /** @throws Refusal not-permitted, promise-not-found, agent-not-found, stale-edit; already-taken when it is done */
  async reassign(
    actor: Actor,
    command: { id: string; ownerId: string; reason: string; version?: number },
  ): Promise<OwedPromise> {
    const { ownerId, reason } = command;
    const to = await this.parts.staff.find(ownerId);
    if (!to?.active) throw new Refusal('agent-not-found', 'There is nobody of this name to owe it.');
    return this.changing(actor, command, async (before) => {
      if (before.doneAt) throw new Refusal('already-taken', 'This is done already.');
      if (before.ownerId === ownerId) return before;
      return this.handOver(actor, before, { ownerId, reason: reason.trim() });
    });
  }

  /** Who leaves the shop owes nothing any more: their successor does, else who leads. Nothing is lost. */
  async left(agentId: string, successorId: string | null, actor: Actor = PROMISES): Promise<void> {
    const { promises, staff } = this.parts;
    const successor = successorId ? await staff.find(successorId) : null;
    for (const id of await promises.owedBy(agentId))
      await this.changing(actor, { id }, async (before) => {
        if (before.ownerId !== agentId || before.doneAt) return before;
        const lead = async (teamId: string | null) =>
          (await staff.leadsOf(teamId)).find((one) => one.id !== agentId);
        const named = successor?.active && successor.id !== agentId ? successor : null;
        const next = named ?? (await lead(before.teamId)) ?? (await lead(null)) ?? null;
        return this.handOver(actor, before, { ownerId: next?.id ?? null, reason: '' });
      });
  }

  private async handOver(
    actor: Actor,
    before: OwedPromise,
    { ownerId, reason }: { ownerId: string | null; reason: string },
  ): Promise<OwedPromise> {
    const after = handedOver(before, ownerId);
    await this.written(after, {
      ...this.step(actor, 'reassigned', reason),
      fromId: before.ownerId,
      toId: ownerId,
    });
    const told = await this.news.change(after, actor, [ownerId]);
    await this.parts.outbox.append('promise.reassigned', after.id, {
      ...told,
      fromId: before.ownerId,
      reason,
    });
    return after;
  }

  private step(actor: Actor, step: Step['step'], note: string): Step {
    const { id: byId, name: byName } = refOf(actor);
    return { step, at: this.parts.clock.now(), byId, byName, fromId: null, toId: null, note };
  }

  private async written(after: OwedPromise, step: Step): Promise<void> {
    await this.parts.promises.save(after);
    await this.parts.promises.note(after.id, step);
  }

  /** The conversation first, then the promise: the order of everybody who changes both. */
  private async changing(
    actor: Actor,
    { id, version }: { id: string; version?: number },
    change: (before: OwedPromise) => Promise<OwedPromise>,
  ): Promise<OwedPromise> {
    const { unitOfWork, promises, talks } = this.parts;
    const known = await promises.find(id);
    if (!known || !isWorkable(actor, known))
      throw new Refusal('promise-not-found', 'There is no such promise, or it is not yours to work on.');
    return unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = (await promises.lock(id))!;
      if (version !== undefined && version !== before.version && !before.doneAt)
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      return change(before);
    });
  }
}
