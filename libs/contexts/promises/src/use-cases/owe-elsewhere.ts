import type { PromiseReached } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { handedOver, moved, type OwedPromise, paused } from '../domain/promise';
import type { MakePromiseCommand, MakePromises } from './make-promise';
import { PromiseNews, type PromiseParts } from './promise-ground';
import { PROMISES, type WorkPromises } from './work-promise';

/** How it ended; `by`: who did it, the system when not given. */
export interface Settlement {
  at: Date;
  outcome: string;
  reached: PromiseReached;
  by?: Actor;
}

/** Why it moves or changes hands, and who says so; the system where nobody is named. */
export type Why = string | { reason: string; by: Actor };

/**
 * What other contexts owe: the stage of a case, a task, an action, an answer to feedback, a contact. They say when it
 * begins, moves and ends, and name it by its key (`case:<id>:<stage>`, `task:<id>`, `action:<id>`, `contact:<id>`,
 * `feedback:<id>`); here it is reminded of, seen on the board, and never lost. Called inside their unit of work, it
 * commits with what they do. A key that is not known is left alone, for what was begun before promises knew of it.
 */
export class OweElsewhere {
  private readonly news: PromiseNews;

  constructor(
    private readonly parts: PromiseParts,
    private readonly make: MakePromises,
    private readonly work: WorkPromises,
  ) {
    this.news = new PromiseNews(parts);
  }

  /**
   * Owed from now on, once however often it is said. `again`: what was done under this key is begun anew (a case that
   * came back); the old one keeps its history and gives its key away.
   * @throws Refusal conversation-not-found, agent-not-found
   */
  async ensure(
    actor: Actor,
    { again = false, ...command }: MakePromiseCommand & { onceKey: string; again?: boolean },
  ): Promise<OwedPromise> {
    return this.parts.unitOfWork.run(async () => {
      if (again)
        await this.changing(command.onceKey, async (before) => {
          if (before.doneAt)
            await this.parts.promises.save({ ...before, onceKey: `${command.onceKey}~${before.id}` });
        });
      return this.make.execute(actor, command);
    });
  }

  /** Done, in time or not by `at`; a second time it is what it was. */
  async settle(onceKey: string, { by = PROMISES, ...how }: Settlement): Promise<void> {
    const known = await this.parts.promises.ofOnceKey(onceKey);
    if (known && !known.doneAt) await this.work.settle(by, { id: known.id, ...how });
  }

  /** Another due time; null: it is the customer's turn, and nothing is due until the next move. */
  async move(onceKey: string, dueAt: Date | null, why: Why): Promise<void> {
    const { reason, by } = whyOf(why);
    await this.changing(onceKey, async (before) => {
      const now = this.parts.clock.now();
      if (before.doneAt || this.isThere(before, dueAt)) return;
      const after = dueAt ? moved(before, dueAt, now) : paused(before, now);
      const { id: byId, name: byName } = refOf(by);
      const step = dueAt === null ? 'paused' : before.pausedSince ? 'resumed' : 'moved';
      const note = [dueAt?.toISOString(), reason].filter(Boolean).join(' ');
      await this.parts.promises.save(after);
      await this.parts.promises.note(after.id, {
        step,
        at: now,
        byId,
        byName,
        fromId: null,
        toId: null,
        note,
      });
      const told = await this.news.change(after, by, [after.ownerId]);
      await this.parts.outbox.append('promise.moved', after.id, { ...told, reason });
    });
  }

  /** Somebody else owes it. Null: who leads the team. */
  async hand(onceKey: string, ownerId: string | null, why: Why): Promise<void> {
    const { reason, by } = whyOf(why);
    await this.changing(onceKey, async (before) => {
      const to = ownerId ?? (await this.parts.staff.leadsOf(before.teamId))[0]?.id ?? null;
      if (before.doneAt || before.ownerId === to) return;
      const after = handedOver(before, to);
      const { id: byId, name: byName } = refOf(by);
      const step = { step: 'reassigned' as const, at: this.parts.clock.now(), byId, byName };
      await this.parts.promises.save(after);
      await this.parts.promises.note(after.id, { ...step, fromId: before.ownerId, toId: to, note: reason });
      const told = await this.news.change(after, by, [to]);
      await this.parts.outbox.append('promise.reassigned', after.id, {
        ...told,
        ...{ fromId: before.ownerId, reason },
      });
    });
  }

  private isThere({ dueAt, pausedSince }: OwedPromise, wanted: Date | null): boolean {
    return wanted === null ? pausedSince !== null : !pausedSince && dueAt.getTime() === wanted.getTime();
  }

  /** The conversation first, then the promise: the order of everybody who changes both. */
  private async changing(onceKey: string, change: (before: OwedPromise) => Promise<void>): Promise<void> {
    const { unitOfWork, promises, talks } = this.parts;
    const known = await promises.ofOnceKey(onceKey);
    if (!known) return;
    await unitOfWork.run(async () => {
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = await promises.lock(known.id);
      if (before) await change(before);
    });
  }
}

function whyOf(why: Why): { reason: string; by: Actor } {
  return typeof why === 'string' ? { reason: why.trim(), by: PROMISES } : why;
}
