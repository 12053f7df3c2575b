import { Word } from '../fields';
import { DepartmentContent, DepartmentRecord } from '../models/departments';
import type { Endpoint } from './endpoint';

export class AddDepartment extends DepartmentContent {
  @Word(/^[a-z][a-z0-9_-]*$/, 40) key!: string;
}

/** Parts of the shop that do tasks on cases. */
export const departmentEndpoints = {
  'GET /api/departments': {
    summary: 'All departments with their handlers, archived ones last',
    caller: 'agent',
    answer: [DepartmentRecord],
  },
  'POST /api/departments': {
    summary: 'Add a department',
    caller: 'agent',
    body: AddDepartment,
    answer: DepartmentRecord,
  },
  'PATCH /api/departments/:id': {
    summary: 'Name, lead, mail address and handlers of a department',
    caller: 'agent',
    body: DepartmentContent,
    answer: DepartmentRecord,
  },
  'POST /api/departments/:id/archive': {
    summary: 'Nothing new is asked of it from now on',
    caller: 'agent',
    answer: DepartmentRecord,
  },
  'POST /api/departments/:id/restore': {
    summary: 'Tasks may be asked of it again',
    caller: 'agent',
    answer: DepartmentRecord,
  },
} as const satisfies Record<string, Endpoint>;
