import { type CaseDutyRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { AuditLog, Clock, Cryptor, Outbox, Timers, UnitOfWork } from '@yingda/platform';
import { refOf } from '@yingda/events';
import type { Case } from '../../domain/case';
import type { BusinessHours, Customers, Staff } from '../../ports';
import type { CaseKindsTable } from '../../storage/case-kinds';
import type { CasesTable } from '../../storage/cases';
import type { FeedbacksTable } from '../../storage/feedback/feedbacks';
import type { DepartmentDirectory, OwedWork, TaskMail, WorkFiles } from '../../work-ports';

/** What cases themselves do for their tasks, remedies and actions. */
export interface CaseDoor {
  /** With who serves its conversation by now. @throws Refusal case-not-found */
  readable(actor: Actor, caseId: string): Promise<Case>;
  /** Its steps with who is responsible, for its report. */
  duties(one: Case): Promise<CaseDutyRecord[]>;
  /** Tasks were sent, accepted or taken back: under the case's lock. */
  askedOrAnswered(actor: Actor, caseId: string): Promise<void>;
  /** From its beginning to the department; where it is further already, nothing. @throws Refusal case-not-ready */
  toDepartment(actor: Actor, caseId: string, departmentId: string): Promise<void>;
}

/** What tasks, remedies and actions work with. */
export interface WorkParts {
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  timers: Timers;
  cryptor: Cryptor;
  cases: CasesTable;
  feedback: FeedbacksTable;
  kinds: CaseKindsTable;
  staff: Staff;
  customers: Customers;
  hours: BusinessHours;
  directory: DepartmentDirectory;
  owed: OwedWork;
  files: WorkFiles;
  mail: TaskMail;
  door: CaseDoor;
}

/** The actor as the audit log records it. */
export function auditedBy(actor: Actor): { actorId: string | null; actorName: string } {
  const { id, name, kind } = refOf(actor);
  return { actorId: kind === 'agent' ? id : null, actorName: name };
}
