import type { Database } from '@yingda/platform';
import type { ContactCases, ContactPeople, ContactSegments, ContactTalks } from './contact-ports';
import type { PromiseNeeds, Promises } from './create-promises';
import { ContactReactions } from './reactions/contacts/contact-reactions';
import { ContactFigures } from './storage/contacts/contact-figures';
import { ContactLog } from './storage/contacts/contact-log';
import { ContactPolicy } from './storage/contacts/contact-policy';
import { ContactsTable } from './storage/contacts/contacts';
import { ContactTurns } from './storage/contacts/contact-turns';
import { ContactReader } from './use-cases/contacts/contact-reader';
import { EditContactPolicy } from './use-cases/contacts/edit-contact-policy';
import { PlanContacts } from './use-cases/contacts/plan-contact';
import { PlanDueContacts } from './use-cases/contacts/plan-due-contacts';
import { TellPoint } from './use-cases/contacts/tell-point';
import { VerifyContact } from './use-cases/contacts/verify-contact';
import { WorkContacts } from './use-cases/contacts/work-contact';
import { WriteDownContact } from './use-cases/contacts/write-down-contact';

/** What contacts are made of, beside what promises are. */
export interface ContactNeeds extends PromiseNeeds {
  people: ContactPeople;
  segments: ContactSegments;
  contactTalks: ContactTalks;
  contactCases: ContactCases;
}

/** The log of contacts put together, without Nest. */
export interface Contacts {
  plan: PlanContacts;
  work: WorkContacts;
  writeDown: WriteDownContact;
  tell: TellPoint;
  verify: VerifyContact;
  policy: EditContactPolicy;
  planDue: PlanDueContacts;
  reader: ContactReader;
  reactions: ContactReactions;
}

export function createContacts(
  { database, ...needs }: ContactNeeds & { database: Database },
  promises: Pick<Promises, 'elsewhere'>,
): Contacts {
  const parts = {
    ...needs,
    ...{ contacts: new ContactsTable(database), contactLog: new ContactLog(database) },
    ...{ policy: new ContactPolicy(database), owe: promises.elsewhere },
  };
  const plan = new PlanContacts(parts);
  const work = new WorkContacts(parts);
  const due = new PlanDueContacts({ ...parts, turns: new ContactTurns(database) }, plan);
  return {
    ...{ plan, work, planDue: due },
    writeDown: new WriteDownContact(parts, work),
    tell: new TellPoint(parts),
    verify: new VerifyContact(parts),
    policy: new EditContactPolicy(parts),
    reader: new ContactReader({ ...parts, figures: new ContactFigures(database) }),
    reactions: new ContactReactions(parts, { plan, due, work }),
  };
}
