import type { AuditLog, Clock, Database, Log, Outbox, UnitOfWork } from '@yingda/platform';
import type { BusinessHours, Customers, Departments, Files, Owed, Staff, Talks } from './ports';
import { CaseReactions } from './reactions/case-reactions';
import { CaseBelongings } from './storage/case-belongings';
import { CaseKindsTable } from './storage/case-kinds';
import { CaseLists } from './storage/case-lists';
import { CasesTable } from './storage/cases';
import { CaseGround } from './use-cases/case-ground';
import { CaseReader } from './use-cases/case-reader';
import { CustomerCases } from './use-cases/customer-cases';
import { EditCaseKinds } from './use-cases/edit-case-kinds';
import { FollowCustomers } from './use-cases/follow-customers';
import { HandCases } from './use-cases/hand-cases';
import { HearCustomer } from './use-cases/hear-customer';
import { NoteCase } from './use-cases/note-case';
import { OpenCase } from './use-cases/open-case';
import { WatchCases } from './use-cases/watch-cases';
import { WorkCase } from './use-cases/work-case';

/** What cases are made of. */
export interface CaseNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  log: Log;
  talks: Talks;
  customers: Customers;
  staff: Staff;
  departments: Departments;
  hours: BusinessHours;
  owed: Owed;
  files: Files;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Cases {
  ground: CaseGround;
  open: OpenCase;
  work: WorkCase;
  handing: HandCases;
  notes: NoteCase;
  customers: CustomerCases;
  kinds: EditCaseKinds;
  reader: CaseReader;
  watch: WatchCases;
  reactions: CaseReactions;
}

export function createCases({ database, log, ...needs }: CaseNeeds): Cases {
  const parts = {
    ...needs,
    cases: new CasesTable(database),
    lists: new CaseLists(database),
    kinds: new CaseKindsTable(database),
    belongings: new CaseBelongings(database),
    obstacles: [],
    asked: [],
  };
  const ground = new CaseGround(parts);
  const handing = new HandCases(ground);
  return {
    ground,
    work: new WorkCase(ground),
    handing,
    open: new OpenCase(ground),
    notes: new NoteCase(ground),
    customers: new CustomerCases(ground),
    kinds: new EditCaseKinds(parts),
    reader: new CaseReader(ground),
    watch: new WatchCases(ground, log),
    reactions: new CaseReactions(new HearCustomer(ground), handing, new FollowCustomers(ground)),
  };
}
