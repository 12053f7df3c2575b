import { AuditLog, CLOCK, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { made } from './staffing.module';
import { Accounts } from './storage/accounts';
import { Departments } from './storage/departments';
import { DepartmentReader } from './use-cases/department-reader';
import { KeepDepartments } from './use-cases/keep-departments';

/** Tables of departments. */
export const DEPARTMENT_PARTS = [made(Departments, [Database])];

/** Use cases of departments. */
export const DEPARTMENTS = [
  made(DepartmentReader, [Departments]),
  made(KeepDepartments, [Departments, Accounts, Outbox, AuditLog, UnitOfWork, CLOCK]),
];
