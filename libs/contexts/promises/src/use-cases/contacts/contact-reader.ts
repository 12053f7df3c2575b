import {
  type ContactCalendar,
  type ContactCounts,
  type ContactDetail,
  type ContactGuard,
  type ContactPage,
  type ContactRecord,
  type ContactTargets,
  type ContactTouch,
} from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Contact } from '../../domain/contacts/contact';
import type { ContactFigures, MonthOf } from '../../storage/contacts/contact-figures';
import type { ContactFilter } from '../../storage/contacts/contacts';
import type { Whose } from '../../storage/promises';
import { SHOP_ZONE, wallOf } from '../shop-wall';
import { type ContactParts, isAmong, noContact, pointOf, readableBy, recordOf } from './contact-ground';

const PAGE = 50;
const DAY_MS = 24 * 3_600_000;

/** Callbacks, visits and their log, read. */
export class ContactReader {
  constructor(private readonly parts: ContactParts & { figures: ContactFigures }) {}

  /** @throws Refusal not-permitted, invalid-payload for a cursor that is none */
  async list(
    actor: AgentActor,
    query: ContactFilter & { mine?: boolean; cursor?: string; limit?: number },
  ): Promise<ContactPage> {
    const { mine, cursor, limit = PAGE, ...filter } = query;
    const { masked, ...whose } = readableBy(actor);
    const page = await this.parts.contacts.page(whoseOf(actor, whose, mine), filter, {
      limit,
      ...(cursor ? { cursor } : {}),
    });
    const names = await this.parts.customers.names([
      ...new Set(page.items.map(({ customerId }) => customerId)),
    ]);
    const items = page.items.map((one) => recordOf(one, shown(names.get(one.customerId) ?? null, masked)));
    return { items, nextCursor: page.nextCursor };
  }

  async counts(
    actor: AgentActor,
    { mine, dayEnd }: { mine?: boolean; dayEnd: Date },
  ): Promise<ContactCounts> {
    const whose = whoseOf(actor, readableBy(actor), mine);
    const now = this.parts.clock.now();
    const month = monthOf(now);
    const counts = await this.parts.figures.counts(whose, { now, dayEnd, month });
    const targets = await this.parts.figures.targets(whose, month);
    const set = targets.flatMap(({ target }) => target ?? []);
    const target = set.length > 0 ? set.reduce((sum, one) => sum + one, 0) : null;
    return { ...(counts as unknown as Omit<ContactCounts, 'target'>), target };
  }

  async calendar(actor: AgentActor, query: { month: string; mine?: boolean }): Promise<ContactCalendar> {
    const whose = whoseOf(actor, readableBy(actor), query.mine);
    return { days: await this.parts.figures.days(whose, monthNamed(query.month), SHOP_ZONE) };
  }

  async targets(actor: AgentActor, month: string): Promise<ContactTargets> {
    const { masked: _, ...whose } = readableBy(actor);
    return { month, items: await this.parts.figures.targets(whose, monthNamed(month)) };
  }

  /** Who else contacted this customer within the days of the guard, or is about to: a warning, never a refusal. */
  async guard(actor: AgentActor, customerId: string): Promise<ContactGuard> {
    readableBy(actor);
    const { guardDays } = await this.parts.policy.settings();
    const now = this.parts.clock.now();
    const [since, until] = [-guardDays, guardDays].map((days) => new Date(now.getTime() + days * DAY_MS));
    const [contacts, talks, cases] = await Promise.all([
      this.parts.contacts.around(customerId, since!, until!),
      this.parts.contactTalks.since(customerId, since!),
      this.parts.contactCases.around(customerId, since!, until!),
    ]);
    const touches: ContactTouch[] = [
      ...contacts.map(({ id, endedAt, dueAt, endedById, ownerId, purpose }) => ({
        ...{ id, kind: endedAt ? ('contact' as const) : ('planned' as const), about: purpose },
        ...{ at: (endedAt ?? dueAt).toISOString(), agentId: endedById ?? ownerId },
      })),
      ...talks.map(({ conversationId, number, agentId, at }) => ({
        ...{
          id: conversationId,
          kind: 'conversation' as const,
          about: number,
          at: at.toISOString(),
          agentId,
        },
      })),
      ...cases.map(({ caseId, number, agentId, at }) => ({
        ...{ id: caseId, kind: 'case' as const, about: number, at: at.toISOString(), agentId },
      })),
    ];
    const others = touches.filter(({ agentId }) => agentId !== actor.agentId);
    return { days: guardDays, touches: others.sort((a, b) => b.at.localeCompare(a.at)).slice(0, 20) };
  }

  /** @throws Refusal not-permitted, contact-not-found */
  async detail(actor: AgentActor, id: string): Promise<ContactDetail> {
    const { masked, ...whose } = readableBy(actor);
    const contact = await this.parts.contacts.find(id);
    if (!contact || !isAmong(whose, contact, actor)) throw noContact();
    return this.whole(contact, masked);
  }

  /** One row as it stands now, for who has just changed it. */
  async record(contact: Contact): Promise<ContactRecord> {
    const names = await this.parts.customers.names([contact.customerId]);
    return recordOf(contact, names.get(contact.customerId) ?? null);
  }

  private async whole(contact: Contact, masked: boolean): Promise<ContactDetail> {
    const { contactLog, customers } = this.parts;
    const names = await customers.names([contact.customerId]);
    const [points, tries, steps] = [
      await contactLog.points(contact.id),
      await contactLog.attempts(contact.id),
      await contactLog.steps(contact.id),
    ];
    const { person, facts, solved, score, nothingOn, incompleteBecause, surveyKey, surveyId } = contact;
    return {
      ...recordOf(contact, shown(names.get(contact.customerId) ?? null, masked)),
      form: { person: shown(person, masked), facts, solved, score, none: nothingOn },
      ...{ incompleteBecause, surveyKey, surveyId, verifyComment: contact.verifyComment },
      points: points.map(pointOf),
      tries: tries.map(({ no, at, byName, outcome, note, nextAt }) => ({
        ...{ no, byName, outcome, note, at: at.toISOString(), nextAt: nextAt?.toISOString() ?? null },
      })),
      history: steps.map(({ step, at, byName, note }) => ({ step, byName, note, at: at.toISOString() })),
    };
  }
}

function whoseOf(actor: AgentActor, { ownerId, teamIds }: Whose, mine?: boolean): Whose {
  return mine ? { ownerId: actor.agentId, teamIds: null } : { ownerId, teamIds };
}

/** Who judges the work needs no name of the customer: the first letter is enough to talk about it. */
function shown(name: string | null, masked: boolean): string | null {
  return masked && name ? `${[...name][0]}**` : name;
}

/** The shop's calendar month of a moment. */
export function monthOf(at: Date): MonthOf {
  const { day } = wallOf(SHOP_ZONE).shows(at);
  return monthNamed(new Date(day * DAY_MS).toISOString().slice(0, 7));
}

function monthNamed(month: string): MonthOf {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const wall = wallOf(SHOP_ZONE);
  const [from, until] = [number - 1, number].map((one) => wall.momentAt(Date.UTC(year, one, 1) / DAY_MS, 0));
  return { month, from: from!, until: until! };
}
