import { type FeedbackRecord } from '@yingda/contracts';
import { type CaseWay, type FeedbackStep, type Language, Refusal } from '@yingda/contracts/names';
import { type Actor, type EventName, refOf, type SystemActor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { type Feedback, isInTime } from '../../domain/feedback/feedback';
import type { Customers, Talks } from '../../ports';
import type { FeedbacksTable } from '../../storage/feedback/feedbacks';
import type { OwedWork } from '../../work-ports';

export const FEEDBACK: SystemActor = { kind: 'system', name: 'feedback' };

/** What use cases of feedback work with. */
export interface FeedbackParts {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  feedback: FeedbacksTable;
  talks: Talks;
  customers: Customers;
  owed: OwedWork;
}
export interface FeedbackTarget {
  id: string;
  version: number;
}
/** What is done with it itself; what departments do for it is written by their tasks. */
export type FeedbackDeed = Exclude<FeedbackStep, `task-${string}`>;
type Told = Extract<EventName, `feedback.${string}`>;

/** The one way in which feedback is changed: under its lock, its conversation's first, and all of it told. */
export class FeedbackGround {
  constructor(readonly parts: FeedbackParts) {}

  /** @throws Refusal feedback-not-found, stale-edit, and whatever the work refuses */
  async changing(
    actor: Actor,
    { id, version }: FeedbackTarget,
    work: (before: Feedback, now: Date) => Promise<{ after: Feedback; step: FeedbackDeed; note: string }>,
  ): Promise<Feedback> {
    const { unitOfWork, feedback, talks, clock } = this.parts;
    return unitOfWork.run(async () => {
      const known = await feedback.find(id);
      if (!known) throw feedbackNotFound();
      if (known.conversationId) await talks.hold(known.conversationId);
      const before = (await feedback.lock(id))!;
      if (before.version !== version)
        throw new Refusal('stale-edit', 'Somebody else has worked on this; look at it again.');
      const { after, step, note } = await work(before, clock.now());
      await feedback.save(after);
      await this.tell(actor, after, { step, note });
      if (!before.answeredAt && after.answeredAt)
        await this.parts.owed.settle(debtOf(after), {
          ...{ at: after.answeredAt, outcome: note, by: actor },
          reached: 'yes',
        });
      return after;
    });
  }

  /** Kept in its history, in the audit log, and told to whoever listens. */
  async tell(
    actor: Actor,
    one: Feedback,
    { step, note }: { step: FeedbackDeed; note: string },
  ): Promise<void> {
    const { clock, outbox, audit, feedback } = this.parts;
    const at = clock.now();
    const by = refOf(actor);
    await feedback.note(one.id, { step, note }, { ...by, at });
    if (step === 'noted') return;
    const [record] = await this.records([one]);
    const change = { feedback: record!, at: at.toISOString(), by };
    const name: Told = step === 'to-case' ? 'feedback.decided' : `feedback.${step}`;
    if (name === 'feedback.answered') await outbox.append(name, one.id, { ...change, inTime: isInTime(one) });
    else await outbox.append(name, one.id, change);
    await audit.record({
      ...{ actorKind: by.kind, actorId: by.id, actorName: by.name },
      ...{ action: name, subjectKind: 'feedback', subjectId: one.id, details: { sort: one.sort } },
    });
  }

  /** Into its conversation, once for each thing that is said. @throws Refusal window-closed, forbidden-words */
  async say(
    one: Feedback,
    { actor, way, text }: { actor: Actor; way: CaseWay; text: string },
    what: string,
  ): Promise<void> {
    if (way !== 'message') return;
    if (actor.kind === 'agent') await this.parts.talks.checkWording(actor, text);
    const { conversationId, id } = one;
    const said =
      conversationId !== null &&
      (await this.parts.talks.say({ conversationId, key: `feedback ${id} ${what}`, text }));
    if (!said)
      throw new Refusal(
        'window-closed',
        'Nothing can be written to this customer now; call them, and note it.',
      );
  }

  async language(customerId: string | null): Promise<Language> {
    const found = customerId ? await this.parts.customers.find(customerId) : null;
    return found?.language ?? 'zh-CN';
  }

  async records(all: readonly Feedback[]): Promise<FeedbackRecord[]> {
    const ids = [...new Set(all.flatMap(({ customerId }) => customerId ?? []))];
    const names = ids.length > 0 ? await this.parts.customers.names(ids) : (new Map() as Map<string, string>);
    return all.map((one) => recordOf(one, (one.customerId && names.get(one.customerId)) || ''));
  }
}

/** What an answer to feedback is owed under. */
export function debtOf({ id }: { id: string }): string {
  return `feedback:${id}`;
}

export function feedbackNotFound(): Refusal {
  return new Refusal('feedback-not-found', 'There is no such feedback, or it is not yours to see.');
}

function recordOf(one: Feedback, customerName: string): FeedbackRecord {
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...one,
    customerName,
    receivedAt: one.receivedAt.toISOString(),
    dueAt: one.dueAt.toISOString(),
    answeredAt: iso(one.answeredAt),
    decidedAt: iso(one.decidedAt),
    toldAt: iso(one.toldAt),
  };
}
