import { CONTACT_REQUIRED, type ContactMethod, type ContactPurpose, Refusal } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import type { Contact } from '../../domain/contacts/contact';
import { contactsWorkedBy, type ContactParts } from './contact-ground';
import type { FinishContactCommand, WorkContacts } from './work-contact';

const DAY_MS = 24 * 3_600_000;
const LATEST_DAYS = 92;

/** A contact nobody had planned, written down when it was over: a visit, a word at the counter. */
export class WriteDownContact {
  constructor(
    private readonly parts: ContactParts,
    private readonly work: WorkContacts,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found, contact-incomplete, invalid-payload for a time that is none */
  async execute(
    actor: AgentActor,
    command: Omit<FinishContactCommand, 'id' | 'version'> & {
      customerId: string;
      purpose: ContactPurpose;
      method: ContactMethod;
      at: Date;
      conversationId?: string | null;
    },
  ): Promise<Contact> {
    contactsWorkedBy(actor);
    const { unitOfWork, clock, contacts, contactLog, people } = this.parts;
    const { customerId, purpose, method, at, conversationId } = command;
    const now = clock.now();
    if (at > now || at.getTime() < now.getTime() - LATEST_DAYS * DAY_MS)
      throw new Refusal('invalid-payload', 'Write it down after it was, within three months.', {
        field: 'at',
      });
    if (!(await people.find(customerId)))
      throw new Refusal('customer-not-found', 'There is no such customer.');
    return unitOfWork.run(async () => {
      const contact: Contact = {
        ...{ id: newId(), onceKey: null, promiseKey: null, customerId, source: 'written', purpose, method },
        ...{ state: 'planned', why: '', conversationId: conversationId ?? null, caseId: null, planId: null },
        ...{ campaignId: null, callbackId: null, ownerId: actor.agentId, teamId: actor.teamIds[0] ?? null },
        ...{ plannedAt: at, plannedById: actor.agentId, plannedByName: actor.name, dueAt: at, attempts: 0 },
        ...{
          lastOutcome: null,
          endedAt: null,
          endedById: null,
          endedByName: null,
          person: null,
          facts: null,
        },
        ...{
          solved: null,
          score: null,
          nothingOn: [],
          required: CONTACT_REQUIRED[purpose].length,
          filled: 0,
        },
        ...{ incompleteBecause: null, surveyKey: null, surveyId: null, openPoints: 0, verifiedAt: null },
        ...{ verifiedById: null, verifiedByName: null, verifyComment: null, version: 1 },
      };
      await contacts.add(contact);
      const by = { byId: actor.agentId, byName: actor.name };
      await contactLog.note(contact.id, { step: 'planned', at, ...by, note: '' });
      return this.work.finished(actor, contact, command);
    });
  }
}
