import { type ContactOutcome, type PointKind, Refusal } from '@yingda/contracts/names';
import { type Actor, type AgentActor, refOf } from '@yingda/events';
import { newId } from '@yingda/platform';
import {
  type Contact,
  type Form,
  isOwed,
  keyOf,
  missingIn,
  type Point,
  tried,
  written,
} from '../../domain/contacts/contact';
import { Wall } from '../../domain/spoken/wall';
import { SHOP_ZONE, wallOf } from '../shop-wall';
import {
  changeOf,
  contactsWorkedBy,
  type ContactParts,
  isAmong,
  leadsContacts,
  noContact,
  pointOf,
} from './contact-ground';
import { SELF } from './plan-contact';

/** One thing to be written down. */
export interface GivenPoint {
  kind: PointKind;
  text: string;
  departmentId?: string | null;
  dueAt?: Date | null;
}

export interface FinishContactCommand {
  id: string;
  form: Form;
  points: readonly GivenPoint[];
  surveyId?: string | null;
  incompleteBecause?: string;
  version?: number;
}

const DAY_MS = 24 * 3_600_000;

/** What is done about a contact by who owes it. */
export class WorkContacts {
  constructor(private readonly parts: ContactParts) {}

  /** Which attempt it is comes along: sent again, it is counted once. @throws Refusal contact-not-found, already-taken */
  async attempted(
    actor: Actor,
    command: { id: string; attempt: number; outcome: ContactOutcome; note: string; nextAt?: Date; at?: Date },
  ): Promise<Contact> {
    return this.changing(actor, command, async (before) => {
      if (before.attempts >= command.attempt) return before;
      mustBePlanned(before);
      const at = command.at ?? this.parts.clock.now();
      const nextAt = command.nextAt ?? (await this.nextTry(before, at));
      const { outcome, note } = command;
      const after = endedBy(tried(before, { outcome, at, nextAt }), actor);
      const tries = { no: after.attempts, at, outcome, note: note.trim() };
      const again = after.state === 'planned' && outcome !== 'reached' ? nextAt : null;
      await this.saved(after, actor, {
        step: 'attempted',
        note: [outcome, note.trim()].filter(Boolean).join(' · '),
      });
      const { id: byId, name: byName } = refOf(actor);
      await this.parts.contactLog.addAttempt(after.id, { ...tries, byId, byName, nextAt: again });
      await this.parts.outbox.append('contact.attempted', after.id, {
        ...(await changeOf(this.parts, after, actor)),
        ...{ attempt: after.attempts, outcome },
      });
      if (again) await this.parts.owe.move(after.promiseKey ?? '', again, { reason: outcome, by: actor });
      if (after.state !== 'planned') await this.ended(after, actor, []);
      return after;
    });
  }

  /** What was written so far; nothing is done by it. @throws Refusal contact-not-found, stale-edit, already-taken */
  async saveForm(actor: AgentActor, command: { id: string; form: Form; version?: number }): Promise<Contact> {
    return this.changing(actor, command, async (before) => {
      mustBePlanned(before);
      const after = written(before, command.form, []);
      await this.parts.contacts.save(after);
      return after;
    });
  }

  /**
   * Done. What is asked for and missing is named, unless it is said why; what the customer said is supervised from now
   * on by who heard it. @throws Refusal contact-incomplete (details.missing), contact-not-found, stale-edit
   */
  async finish(actor: AgentActor, command: FinishContactCommand): Promise<Contact> {
    return this.changing(actor, command, async (before) => {
      if (before.state === 'done') return before;
      mustBePlanned(before);
      return this.finished(actor, before, command);
    });
  }

  /** Under the contact's lock, or for one that was just made. */
  async finished(
    actor: AgentActor,
    before: Contact,
    command: Omit<FinishContactCommand, 'id'> & { at?: Date },
  ): Promise<Contact> {
    const { form, points, surveyId, incompleteBecause } = command;
    const kinds = points.map(({ kind }) => kind);
    const missing = missingIn(before.purpose, form, kinds);
    if (missing.length > 0 && !incompleteBecause?.trim())
      throw new Refusal('contact-incomplete', 'Fill in what this contact must say.', { missing });
    const at = command.at ?? this.parts.clock.now();
    const open = points.filter(({ kind }) => isOwed(kind)).length;
    const called =
      before.lastOutcome === 'reached' ? before : tried(before, { outcome: 'reached', at, nextAt: at });
    const after: Contact = endedBy(
      {
        ...written(called, form, kinds),
        ...{ state: 'done', endedAt: at, openPoints: open, surveyId: surveyId ?? before.surveyId },
        incompleteBecause: missing.length > 0 ? incompleteBecause!.trim() : null,
      },
      actor,
    );
    const { id: byId, name: byName } = refOf(actor);
    if (called !== before)
      await this.parts.contactLog.addAttempt(after.id, {
        ...{ no: after.attempts, at, byId, byName, outcome: 'reached', note: '', nextAt: null },
      });
    await this.saved(after, actor, { step: 'finished', note: after.incompleteBecause ?? '' });
    const kept: Point[] = [];
    for (const [index, given] of points.entries())
      kept.push(await this.point(actor, after, { ...given, no: index + 1 }));
    if (after.campaignId) await this.parts.policy.countDone(after.campaignId);
    await this.ended(after, actor, kept);
    return after;
  }

  /** @throws Refusal contact-not-found, agent-not-found, already-taken */
  async hand(actor: Actor, command: { id: string; ownerId: string; reason: string }): Promise<Contact> {
    const to = await this.parts.staff.find(command.ownerId);
    if (!to?.active) throw new Refusal('agent-not-found', 'There is nobody of this name to contact them.');
    return this.changing(actor, command, async (before) => {
      mustBePlanned(before);
      if (before.ownerId === command.ownerId) return before;
      const after = { ...before, ownerId: command.ownerId, version: before.version + 1 };
      await this.saved(after, actor, { step: 'handed', note: command.reason.trim() });
      await this.parts.outbox.append('contact.moved', after.id, {
        ...(await changeOf(this.parts, after, actor)),
        ...{ reason: command.reason },
      });
      await this.parts.owe.hand(after.promiseKey ?? '', command.ownerId, {
        reason: command.reason,
        by: actor,
      });
      return after;
    });
  }

  /** By who leads, with the reason: what is owed ends with it. @throws Refusal not-permitted, contact-not-found */
  async cancel(actor: Actor, command: { id: string; reason: string }): Promise<Contact> {
    if (actor.kind === 'agent') leadsContacts(actor);
    return this.changing(actor, command, async (before) => {
      if (before.state === 'cancelled') return before;
      mustBePlanned(before);
      const at = this.parts.clock.now();
      const after = endedBy(
        { ...before, state: 'cancelled', endedAt: at, version: before.version + 1 },
        actor,
      );
      await this.saved(after, actor, { step: 'cancelled', note: command.reason.trim() });
      await this.parts.outbox.append('contact.cancelled', after.id, {
        ...(await changeOf(this.parts, after, actor)),
        ...{ reason: command.reason },
      });
      await this.settle(after, actor, { outcome: command.reason, reached: 'not-needed' });
      return after;
    });
  }

  /** A line in its history and the row, under the lock. */
  private async saved(
    after: Contact,
    actor: Actor,
    deed: { step: 'attempted' | 'finished' | 'handed' | 'cancelled'; note: string },
  ) {
    const { id: byId, name: byName } = refOf(actor);
    await this.parts.contacts.save(after);
    await this.parts.contactLog.note(after.id, { ...deed, at: this.parts.clock.now(), byId, byName });
  }

  private async point(
    actor: AgentActor,
    contact: Contact,
    given: GivenPoint & { no: number },
  ): Promise<Point> {
    const { tellDays } = await this.parts.policy.settings();
    const calendar = await this.parts.hours.of({ inboxId: null, teamId: contact.teamId });
    const wall = new Wall({
      now: this.parts.clock.now(),
      wall: wallOf(calendar?.timeZone ?? SHOP_ZONE),
      calendar,
    });
    const owed = isOwed(given.kind);
    const point: Point = {
      ...{ id: newId(), contactId: contact.id, no: given.no, kind: given.kind, text: given.text.trim() },
      ...{ state: owed ? 'open' : 'noted', departmentId: given.departmentId ?? null },
      dueAt: owed ? (given.dueAt ?? wall.closing(wall.afterWorkingDays(tellDays))) : null,
      ...{ toldAt: null, toldById: null, toldByName: null, result: null, evaluation: null },
    };
    await this.parts.contactLog.addPoint(point);
    // Who heard it sees it through, whichever department handles it.
    if (owed)
      await this.parts.owe.ensure(SELF, {
        ...{ kind: 'contact', what: point.text, due: { at: point.dueAt! }, customerId: contact.customerId },
        ...{ ownerId: actor.agentId, teamId: contact.teamId, departmentId: point.departmentId },
        onceKey: keyOf.point(point),
        because: actor,
      });
    return point;
  }

  private async ended(after: Contact, actor: Actor, points: readonly Point[]): Promise<void> {
    await this.parts.outbox.append('contact.ended', after.id, {
      ...(await changeOf(this.parts, after, actor)),
      ...{ points: points.map(pointOf) },
    });
    const outcome = after.facts?.trim() || (after.state === 'done' ? '' : (after.lastOutcome ?? ''));
    await this.settle(after, actor, { outcome, reached: after.state === 'unreached' ? 'no' : 'yes' });
  }

  private async settle(
    after: Contact,
    by: Actor,
    how: { outcome: string; reached: 'yes' | 'no' | 'not-needed' },
  ) {
    if (after.promiseKey) await this.parts.owe.settle(after.promiseKey, { ...how, at: after.endedAt!, by });
  }

  /** The same time on the next day, or when it opens next. */
  private async nextTry(contact: Contact, at: Date): Promise<Date> {
    const calendar = await this.parts.hours.of({ inboxId: null, teamId: contact.teamId });
    const tomorrow = new Date(at.getTime() + DAY_MS);
    return calendar?.nextOpening(tomorrow) ?? tomorrow;
  }

  private async changing(
    actor: Actor,
    { id, version }: { id: string; version?: number },
    change: (before: Contact) => Promise<Contact>,
  ): Promise<Contact> {
    const whose = contactsWorkedBy(actor);
    return this.parts.unitOfWork.run(async () => {
      const before = await this.parts.contacts.lock(id);
      if (!before || !isAmong(whose, before, actor)) throw noContact();
      if (version !== undefined && version !== before.version && before.state === 'planned')
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      return change(before);
    });
  }
}

function mustBePlanned({ state }: Contact): void {
  if (state !== 'planned') throw new Refusal('already-taken', 'This is over already.');
}

function endedBy(contact: Contact, actor: Actor): Contact {
  if (!contact.endedAt) return contact;
  const { id, name } = refOf(actor);
  return { ...contact, endedById: id, endedByName: name };
}
