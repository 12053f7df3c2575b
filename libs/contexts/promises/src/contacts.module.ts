import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { CLOCK, type Clock, Database, LOG, type Log, Outbox, UnitOfWork } from '@yingda/platform';
import { ContactCases, ContactPeople, ContactSegments, ContactTalks } from './contact-ports';
import { type Contacts, createContacts } from './create-contacts';
import { BusinessHours, Customers, Staff, Talks } from './ports';
import { ContactReactions } from './reactions/contacts/contact-reactions';
import { ContactReader } from './use-cases/contacts/contact-reader';
import { EditContactPolicy } from './use-cases/contacts/edit-contact-policy';
import { PlanContacts } from './use-cases/contacts/plan-contact';
import { PlanDueContacts } from './use-cases/contacts/plan-due-contacts';
import { TellPoint } from './use-cases/contacts/tell-point';
import { VerifyContact } from './use-cases/contacts/verify-contact';
import { WorkContacts } from './use-cases/contacts/work-contact';
import { WriteDownContact } from './use-cases/contacts/write-down-contact';
import { OweElsewhere } from './use-cases/owe-elsewhere';

const CONTACTS = Symbol('Contacts');

type Parts = [
  ...[Database, UnitOfWork, Clock, Outbox, Log, BusinessHours, Staff, Talks, Customers],
  ...[ContactPeople, ContactSegments, ContactTalks, ContactCases, OweElsewhere],
];

const contacts: Provider = {
  provide: CONTACTS,
  inject: [
    ...[Database, UnitOfWork, CLOCK, Outbox, LOG, BusinessHours, Staff, Talks, Customers],
    ...[ContactPeople, ContactSegments, ContactTalks, ContactCases, OweElsewhere],
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, log, hours, staff, talks, customers] = parts;
    const [people, segments, contactTalks, contactCases, elsewhere] = parts.slice(9) as [
      ...[ContactPeople, ContactSegments, ContactTalks, ContactCases, OweElsewhere],
    ];
    const needs = { database, unitOfWork, clock, outbox, log, hours, staff, talks, customers };
    return createContacts({ ...needs, people, segments, contactTalks, contactCases }, { elsewhere });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: Contacts) => T) {
  return { provide: token, inject: [CONTACTS], useFactory: pick };
}

const parts = [
  part(PlanContacts, (one) => one.plan),
  part(WorkContacts, (one) => one.work),
  part(WriteDownContact, (one) => one.writeDown),
  part(TellPoint, (one) => one.tell),
  part(VerifyContact, (one) => one.verify),
  part(EditContactPolicy, (one) => one.policy),
  part(PlanDueContacts, (one) => one.planDue),
  part(ContactReader, (one) => one.reader),
  part(ContactReactions, (one) => one.reactions),
];

/** Contacts with the ports they are given: all of `ports.ts` and `contact-ports.ts`; beside `PromisesModule`. */
@Module({})
export class ContactsModule {
  static with(ports: Provider[], promises: DynamicModule): DynamicModule {
    const imports = [promises];
    return { module: ContactsModule, imports, providers: [...ports, contacts, ...parts], exports: parts };
  }
}
