import {
  CONTACT_REQUIRED,
  type ContactMethod,
  type ContactPurpose,
  type ContactSource,
  Refusal,
} from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import { newId } from '@yingda/platform';
import { type Contact, keyOf } from '../../domain/contacts/contact';
import { changeOf, contactsWorkedBy, type ContactParts } from './contact-ground';

export interface PlanContactCommand {
  customerId: string;
  source: ContactSource;
  purpose: ContactPurpose;
  method: ContactMethod;
  dueAt: Date;
  why: string;
  /** Not given: the lead of the team. */
  ownerId?: string | null;
  teamId?: string | null;
  conversationId?: string | null;
  caseId?: string | null;
  planId?: string | null;
  campaignId?: string | null;
  callbackId?: string | null;
  surveyKey?: string | null;
  /** What it comes of: the same plans it once. */
  onceKey?: string;
  /** The promise it is owed by where there is one already. */
  promiseKey?: string;
}

/** Plans a contact, and owes it: a callback nobody planned for is nobody's. */
export class PlanContacts {
  constructor(private readonly parts: ContactParts) {}

  /** @throws Refusal not-permitted, customer-not-found, agent-not-found, invalid-payload for a time that is over */
  async execute(actor: Actor, command: PlanContactCommand): Promise<Contact> {
    const { ownerId: only } = contactsWorkedBy(actor);
    if (actor.kind === 'agent' && only && command.ownerId && command.ownerId !== actor.agentId)
      throw new Refusal('not-permitted', 'Who contacts somebody else’s customers is decided by who leads.', {
        permission: 'contact.work',
      });
    const { unitOfWork, clock, contacts, contactLog, staff, outbox, people, owe } = this.parts;
    return unitOfWork.run(async () => {
      const known = command.onceKey ? await contacts.ofOnceKey(command.onceKey) : null;
      if (known) return known;
      const now = clock.now();
      if (actor.kind === 'agent' && command.dueAt <= now)
        throw new Refusal('invalid-payload', 'Plan it for a time to come.', { field: 'dueAt' });
      if (!(await people.find(command.customerId)))
        throw new Refusal('customer-not-found', 'There is no such customer.');
      const owner = command.ownerId ? await staff.find(command.ownerId) : null;
      if (command.ownerId && !owner?.active && actor.kind === 'agent')
        throw new Refusal('agent-not-found', 'There is nobody of this name to contact them.');
      const teamId = command.teamId ?? (owner?.active ? owner.teamIds[0] : null) ?? null;
      const lead = owner?.active ? owner : ((await staff.leadsOf(teamId))[0] ?? null);
      const contact = this.drafted(actor, command, { now, ownerId: lead?.id ?? null, teamId });
      // Two at the same moment: the other's is there now.
      if (!(await contacts.add(contact))) return (await contacts.ofOnceKey(command.onceKey!))!;
      if (!command.promiseKey)
        await owe.ensure(actor.kind === 'agent' ? SELF : actor, {
          ...{
            kind: 'callback',
            what: contact.why,
            due: { at: contact.dueAt },
            customerId: contact.customerId,
          },
          ...{ ownerId: contact.ownerId, teamId, onceKey: keyOf.contact(contact.id), because: actor },
        });
      const { id: byId, name: byName } = refOf(actor);
      await contactLog.note(contact.id, { step: 'planned', at: now, byId, byName, note: contact.why });
      await outbox.append('contact.planned', contact.id, await changeOf(this.parts, contact, actor));
      return contact;
    });
  }

  private drafted(
    actor: Actor,
    command: PlanContactCommand,
    { now, ownerId, teamId }: { now: Date; ownerId: string | null; teamId: string | null },
  ): Contact {
    const by = refOf(actor);
    const id = newId();
    const { customerId, source, purpose, method, dueAt } = command;
    return {
      ...{ id, customerId, source, purpose, method, dueAt, ownerId, teamId },
      onceKey: command.onceKey ?? null,
      promiseKey: command.promiseKey ?? keyOf.contact(id),
      ...{ state: 'planned', why: command.why.trim(), conversationId: command.conversationId ?? null },
      ...{ caseId: command.caseId ?? null, planId: command.planId ?? null },
      ...{ campaignId: command.campaignId ?? null, callbackId: command.callbackId ?? null },
      ...{ plannedAt: now, plannedById: by.id, plannedByName: by.name, attempts: 0, lastOutcome: null },
      ...{ endedAt: null, endedById: null, endedByName: null, person: null, facts: null, solved: null },
      ...{ score: null, nothingOn: [], required: CONTACT_REQUIRED[purpose].length, filled: 0 },
      ...{ incompleteBecause: null, surveyKey: command.surveyKey ?? null, surveyId: null, openPoints: 0 },
      ...{ verifiedAt: null, verifiedById: null, verifiedByName: null, verifyComment: null, version: 1 },
    };
  }
}

/** Promises of contacts are made by the log, whose rights were asked before. */
export const SELF = { kind: 'system', name: 'contacts' } as const;
