import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Id, Optional, Text } from '../fields';
import {
  CustomerImportDraft,
  CustomerImportPage,
  CustomerImportPlan,
  CustomerImportPreview,
  CustomerImportProblemPage,
  CustomerImportRecord,
} from '../models/customer-imports';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

export class ReceiveCustomersQuery {
  /** Made by the sender: the same again answers with the import that is there. */
  @Optional() @Id() importId?: string;
}
export class CustomerImportProblemsQuery {
  @Optional() @Text(200) cursor?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

/** Files of customers. */
export const customerImportEndpoints = {
  'POST /api/customer-imports': {
    summary:
      'Send a CSV file (field `file`); answers how it would be read, with its first rows. Nothing is taken yet',
    caller: 'agent',
    query: ReceiveCustomersQuery,
    body: 'multipart',
    answer: CustomerImportDraft,
  },
  'GET /api/customer-imports': {
    summary: 'Imports, newest first',
    caller: 'agent',
    query: PageQuery,
    answer: CustomerImportPage,
  },
  'GET /api/customer-imports/:id': {
    summary: 'How far an import is',
    caller: 'agent',
    answer: CustomerImportRecord,
  },
  'POST /api/customer-imports/:id/preview': {
    summary: 'The first rows as they would be taken, each with what is wrong',
    caller: 'agent',
    body: CustomerImportPlan,
    answer: CustomerImportPreview,
  },
  'POST /api/customer-imports/:id/start': {
    summary: 'Take the rows; once more changes nothing',
    caller: 'agent',
    body: CustomerImportPlan,
    answer: CustomerImportRecord,
  },
  'GET /api/customer-imports/:id/problems': {
    summary: 'Rows that were not taken, and why',
    caller: 'agent',
    query: CustomerImportProblemsQuery,
    answer: CustomerImportProblemPage,
  },
  'GET /api/customer-imports/:id/bad-rows': {
    summary:
      'The rows that were not taken as a file, each with its line and the reason: to be put right and sent again',
    caller: 'agent',
    stream: 'text/csv',
  },
  'DELETE /api/customer-imports/:id': { summary: 'Give up a draft', caller: 'agent' },
} as const satisfies Record<string, Endpoint>;
