import { Refusal, type PromiseKind } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type OwedPromise, remindAtOf } from '../domain/promise';
import type { Debtor } from '../ports';
import { PromiseNews, type PromiseParts, workableBy } from './promise-ground';

export interface MakePromiseCommand {
  kind: PromiseKind;
  what: string;
  /** A moment, or so many open hours of the team from `since` on. */
  due: { at: Date } | { openHours: number; since: Date };
  conversationId?: string | null;
  customerId?: string | null;
  teamId?: string | null;
  /** The part of the shop it waits for. */
  departmentId?: string | null;
  inboxId?: string | null;
  /** Who owes it; not given: the lead of the team. */
  ownerId?: string | null;
  /** Its words to the customer are still to be sent by somebody. */
  toTell?: boolean;
  surveyId?: string | null;
  score?: number | null;
  /** Whose deed it comes of, where another context owes it in their name: they are not called for it. */
  because?: Actor;
  /** What it comes of: the same makes it once. */
  onceKey?: string;
}

/** Promises something. What comes of an event is made once, however often that is told. */
export class MakePromises {
  private readonly news: PromiseNews;

  constructor(private readonly parts: PromiseParts) {
    this.news = new PromiseNews(parts);
  }

  /** @throws Refusal not-permitted, conversation-not-found, agent-not-found, invalid-payload for a time that is over */
  async execute(actor: Actor, command: MakePromiseCommand): Promise<OwedPromise> {
    workableBy(actor);
    const { unitOfWork, clock, promises, talks, outbox } = this.parts;
    return unitOfWork.run(async () => {
      const { conversationId = null, onceKey = null } = command;
      const talk = conversationId ? await talks.hold(conversationId) : null;
      if (conversationId && !talk)
        throw new Refusal('conversation-not-found', 'There is no such conversation.');
      const known = onceKey ? await promises.ofOnceKey(onceKey) : null;
      if (known) return known;
      const now = clock.now();
      const teamId = command.teamId ?? talk?.teamId ?? null;
      const owner = await this.owner(command.ownerId, teamId);
      const dueAt = await this.dueAt(command, teamId);
      if (dueAt <= now && actor.kind === 'agent')
        throw new Refusal('invalid-payload', 'Promise it for a time to come.', { field: 'dueAt' });
      const by = refOf(actor);
      const promise: OwedPromise = {
        id: newId(),
        kind: command.kind,
        what: command.what.trim(),
        onceKey,
        conversationId,
        conversationNumber: talk?.number ?? null,
        customerId: command.customerId ?? talk?.customerId ?? null,
        surveyId: command.surveyId ?? null,
        score: command.score ?? null,
        ownerId: owner?.id ?? null,
        ...{ teamId, departmentId: command.departmentId ?? null, pausedSince: null },
        ...{ toTell: (command.toTell ?? false) && conversationId !== null, toldAt: null },
        madeAt: now,
        ...{ madeById: by.id, madeByName: by.name, dueAt, remindAt: remindAtOf(now, dueAt) },
        ...{ remindedAt: null, state: 'open', doneAt: null, outcome: null, reached: null, version: 1 },
      };
      // Two at the same moment: the other's is there now.
      if (!(await promises.add(promise))) return (await promises.ofOnceKey(onceKey!))!;
      const step = { at: now, byId: by.id, byName: by.name, fromId: null, toId: promise.ownerId };
      await promises.note(promise.id, { step: 'made', ...step, note: promise.what });
      await outbox.append('promise.made', promise.id, {
        ...(await this.news.change(promise, command.because ?? actor, [promise.ownerId])),
        by: refOf(actor),
      });
      if (conversationId)
        await talks.record(conversationId, 'promise-made', {
          ...{ kind: promise.kind, what: promise.what, agentName: owner?.name ?? '' },
          ...(promise.score === null ? {} : { score: String(promise.score) }),
          dueAt: dueAt.toISOString(),
        });
      return promise;
    });
  }

  private async owner(wanted: string | null | undefined, teamId: string | null): Promise<Debtor | null> {
    const { staff } = this.parts;
    if (!wanted) return (await staff.leadsOf(teamId))[0] ?? null;
    const found = await staff.find(wanted);
    if (!found?.active) throw new Refusal('agent-not-found', 'There is nobody of this name to owe it.');
    return found;
  }

  private async dueAt({ due, inboxId }: MakePromiseCommand, teamId: string | null): Promise<Date> {
    if ('at' in due) return due.at;
    const calendar = await this.parts.hours.of({ inboxId: inboxId ?? null, teamId });
    const ms = due.openHours * 3_600_000;
    const wall = new Date(due.since.getTime() + ms);
    // A calendar that is never open would never let it be due.
    return calendar?.addOpenTime(due.since, ms) ?? wall;
  }
}
