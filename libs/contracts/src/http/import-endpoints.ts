import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import { Optional, Text, Word } from '../fields';
import { ImportPage, ImportProblemPage, ImportRecord } from '../models/imports';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

export class BeginImportQuery {
  /** Names the other system; its ids are unique within it. Letters, digits, `.`, `_`, `-`. */
  @Word(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 60) source!: string;
}
export class ImportProblemsQuery {
  @Optional() @Text(200) cursor?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit?: number;
}

const begin = {
  summary:
    'Import conversations of another system: one line of JSON each (see /docs/imports). A line that was imported before and is the same is passed over, one that differs replaces it. Nothing is sent to anybody.',
  query: BeginImportQuery,
  body: 'ndjson',
  answer: ImportRecord,
} as const;
const list = { summary: 'Imports, newest first', query: PageQuery, answer: ImportPage } as const;
const one = { summary: 'How far an import is', answer: ImportRecord } as const;
const errors = {
  summary: 'Lines that were not taken, and why; with `Accept: application/x-ndjson` all of them, a line each',
  query: ImportProblemsQuery,
  answer: ImportProblemPage,
} as const;
const badLines = {
  summary: 'The lines that were not taken, as they came: to be put right and imported again',
  stream: 'application/x-ndjson',
} as const;

/** Conversations of other systems: for administrators, and for the shop's own systems. */
export const importEndpoints = {
  'POST /api/imports': { ...begin, caller: 'agent' },
  'GET /api/imports': { ...list, caller: 'agent' },
  'GET /api/imports/:id': { ...one, caller: 'agent' },
  'GET /api/imports/:id/errors': { ...errors, caller: 'agent' },
  'GET /api/imports/:id/bad-lines': { ...badLines, caller: 'agent' },
  'POST /api/v1/imports': { ...begin, caller: 'api-key' },
  'GET /api/v1/imports': { ...list, caller: 'api-key' },
  'GET /api/v1/imports/:id': { ...one, caller: 'api-key' },
  'GET /api/v1/imports/:id/errors': { ...errors, caller: 'api-key' },
  'GET /api/v1/imports/:id/bad-lines': { ...badLines, caller: 'api-key' },
} as const satisfies Record<string, Endpoint>;
