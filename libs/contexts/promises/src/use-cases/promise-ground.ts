import { type PromiseRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, type ActorRef, refOf } from '@yingda/events';
import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { type OwedPromise, sourceOf } from '../domain/promise';
import type { BusinessHours, Customers, Staff, Talks } from '../ports';
import type { PromisesTable, Whose } from '../storage/promises';

/** What use cases of promises work with. */
export interface PromiseParts {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  promises: PromisesTable;
  hours: BusinessHours;
  staff: Staff;
  talks: Talks;
  customers: Customers;
}

export function recordOf(promise: OwedPromise, customerName: string | null): PromiseRecord {
  const { id, kind, what, state, conversationId, conversationNumber, customerId, surveyId, score } = promise;
  const { ownerId, teamId, departmentId, madeByName, outcome, reached, version, doneAt } = promise;
  return {
    ...{ id, kind, what, state, conversationId, conversationNumber, customerId, customerName },
    ...{ surveyId, score, ownerId, teamId, departmentId, madeByName, outcome, reached, version },
    toldAt: promise.toldAt?.toISOString() ?? null,
    untold: promise.toTell && promise.toldAt === null && doneAt === null,
    of: sourceOf(promise),
    pausedSince: promise.pausedSince?.toISOString() ?? null,
    madeAt: promise.madeAt.toISOString(),
    dueAt: promise.dueAt.toISOString(),
    doneAt: doneAt?.toISOString() ?? null,
    done: doneAt !== null,
  };
}

/** Told of a promise: its record, who is called, and who did it. */
export class PromiseNews {
  constructor(private readonly parts: PromiseParts) {}

  async record(promise: OwedPromise): Promise<PromiseRecord> {
    const { customerId } = promise;
    const names = customerId ? await this.parts.customers.names([customerId]) : new Map<string, string>();
    return recordOf(promise, (customerId && names.get(customerId)) ?? null);
  }

  async change(promise: OwedPromise, actor: Actor, agentIds: readonly (string | null)[]) {
    // Whoever has just done it knows.
    const self = actor.kind === 'agent' ? actor.agentId : null;
    const called = agentIds.filter((id): id is string => id !== null && id !== self);
    const by: ActorRef = refOf(actor);
    return { promise: await this.record(promise), agentIds: [...new Set(called)], by };
  }
}

/** Whose promises somebody works on. @throws Refusal not-permitted */
export function workableBy(actor: Actor): Whose {
  if (actor.kind === 'system' || actor.kind === 'api') return { ownerId: null, teamIds: null };
  if (actor.kind === 'agent')
    switch (actor.permissions['promise.work'] ?? 'none') {
      case 'all':
        return { ownerId: null, teamIds: null };
      case 'team':
        return { ownerId: null, teamIds: actor.teamIds };
      case 'own':
        return { ownerId: actor.agentId, teamIds: null };
    }
  throw new Refusal('not-permitted', 'Your role does not work on what is owed to customers.', {
    permission: 'promise.work',
  });
}

/** Whether a promise is among those somebody works on: what one owes in person always is. */
export function isWorkable(actor: Actor, promise: OwedPromise): boolean {
  const { ownerId, teamIds } = workableBy(actor);
  if (actor.kind === 'agent' && promise.ownerId === actor.agentId) return true;
  if (ownerId) return promise.ownerId === ownerId;
  return teamIds === null || (promise.teamId !== null && teamIds.includes(promise.teamId));
}
