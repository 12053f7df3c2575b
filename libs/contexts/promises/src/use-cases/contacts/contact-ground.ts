import { type ContactPoint, type ContactRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, type AgentActor, refOf } from '@yingda/events';
import type { ContactCases, ContactPeople, ContactSegments, ContactTalks } from '../../contact-ports';
import type { Contact, Point } from '../../domain/contacts/contact';
import type { ContactLog } from '../../storage/contacts/contact-log';
import type { ContactPolicy } from '../../storage/contacts/contact-policy';
import type { ContactsTable } from '../../storage/contacts/contacts';
import type { Whose } from '../../storage/promises';
import type { OweElsewhere } from '../owe-elsewhere';
import type { PromiseParts } from '../promise-ground';

/** What use cases of contacts work with. */
export interface ContactParts extends Omit<PromiseParts, 'promises'> {
  contacts: ContactsTable;
  contactLog: ContactLog;
  policy: ContactPolicy;
  owe: OweElsewhere;
  people: ContactPeople;
  segments: ContactSegments;
  contactTalks: ContactTalks;
  contactCases: ContactCases;
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function recordOf(contact: Contact, customerName: string | null): ContactRecord {
  const { id, customerId, source, purpose, method, state, why, conversationId, caseId, planId } = contact;
  const { campaignId, callbackId, ownerId, teamId, attempts, lastOutcome, endedById, solved, score } =
    contact;
  const { required, filled, openPoints, verifiedByName, version } = contact;
  return {
    ...{ id, customerId, customerName, source, purpose, method, state, why, conversationId, caseId, planId },
    ...{ campaignId, callbackId, ownerId, teamId, attempts, lastOutcome, endedById, solved, score },
    ...{ required, filled, openPoints, verifiedByName, version },
    plannedAt: contact.plannedAt.toISOString(),
    dueAt: contact.dueAt.toISOString(),
    endedAt: iso(contact.endedAt),
    verifiedAt: iso(contact.verifiedAt),
  };
}

export function pointOf(point: Point): ContactPoint {
  const { id, kind, text, state, departmentId, dueAt, toldAt, toldByName, result, evaluation } = point;
  return {
    ...{ id, kind, text, state, departmentId, toldByName, result, evaluation },
    ...{ dueAt: iso(dueAt), toldAt: iso(toldAt) },
  };
}

/** What is told of a contact after a change of it. */
export async function changeOf(parts: ContactParts, contact: Contact, actor: Actor) {
  const names = await parts.customers.names([contact.customerId]);
  return { contact: recordOf(contact, names.get(contact.customerId) ?? null), by: refOf(actor) };
}

/** Whose contacts somebody sees. `masked`: all, without who it was. @throws Refusal not-permitted */
export function readableBy(actor: Actor): Whose & { masked: boolean } {
  if (actor.kind !== 'agent') return { ownerId: null, teamIds: null, masked: false };
  const scope = actor.permissions['contact.work'] ?? 'none';
  if (scope === 'none')
    throw new Refusal('not-permitted', 'Your role does not contact customers.', {
      permission: 'contact.work',
    });
  if (scope === 'own') return { ownerId: actor.agentId, teamIds: null, masked: false };
  return { ownerId: null, teamIds: scope === 'team' ? actor.teamIds : null, masked: scope === 'masked' };
}

/** The same of who may change them; who only reads may not. @throws Refusal not-permitted */
export function contactsWorkedBy(actor: Actor): Whose {
  const { masked, ...whose } = readableBy(actor);
  if (masked)
    throw new Refusal('not-permitted', 'Your role reads the log of contacts and does not write it.', {
      permission: 'contact.work',
    });
  return whose;
}

/** Policy, campaigns, targets and cancelling are for who leads. @throws Refusal not-permitted */
export function leadsContacts(actor: AgentActor): Whose {
  const whose = contactsWorkedBy(actor);
  if (whose.ownerId)
    throw new Refusal('not-permitted', 'This is decided by who leads.', { permission: 'contact.work' });
  return whose;
}

export function isAmong({ ownerId, teamIds }: Whose, contact: Contact, actor: Actor): boolean {
  const me = actor.kind === 'agent' ? actor.agentId : null;
  if (me !== null && (contact.ownerId === me || contact.endedById === me)) return true;
  if (ownerId) return false;
  return teamIds === null || (contact.teamId !== null && teamIds.includes(contact.teamId));
}

export function noContact(): Refusal {
  return new Refusal('contact-not-found', 'There is no such contact, or it is not yours.');
}
