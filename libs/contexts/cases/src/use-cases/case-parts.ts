import type { CaseStage } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import type { Case } from '../domain/case';
import type { BusinessHours, Customers, Departments, Files, Owed, Staff, Talks } from '../ports';
import type { CaseBelongings } from '../storage/case-belongings';
import type { CaseKindsTable } from '../storage/case-kinds';
import type { CaseLists } from '../storage/case-lists';
import type { CasesTable } from '../storage/cases';

export const CASES: SystemActor = { kind: 'system', name: 'cases' };

/** What stands in the way of a stage, by name; of parts of a case that are kept elsewhere in this context. */
export type Obstacle = (one: Case, to: CaseStage) => Promise<string[]>;

/** Departments asked in a round: by when, and since when all have answered. */
export interface Asked {
  from: Date;
  dueAt: Date;
  doneAt: Date | null;
}

/** What use cases of cases work with. */
export interface CaseParts {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  cases: CasesTable;
  lists: CaseLists;
  kinds: CaseKindsTable;
  belongings: CaseBelongings;
  talks: Talks;
  customers: Customers;
  staff: Staff;
  departments: Departments;
  hours: BusinessHours;
  owed: Owed;
  files: Files;
  /** Asked before a case is executed, told or closed. */
  obstacles: Obstacle[];
  /** What departments are asked for it, kept elsewhere in this context. */
  asked: ((one: Case) => Promise<Asked | null>)[];
}
