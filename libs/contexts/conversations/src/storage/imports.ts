import { type ImportProblem, type ImportRecord } from '@yingda/contracts';
import type { ImportState } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** An import as its row holds it. */
export interface ImportRow extends Counts {
  id: string;
  source: string;
  state: ImportState;
  parts: number;
  partBytes: number;
  bytes: number;
  readBytes: number;
  problem: string | null;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
}

/** Lines by what came of them. */
export interface Counts {
  lines: number;
  imported: number;
  updated: number;
  skipped: number;
  failed: number;
}

/** A line that was not taken. */
export interface LineError {
  line: number;
  code: string;
  message: string;
  externalId: string | null;
  atByte: number;
  bytes: number;
}

const COLUMNS = `id, source, state, parts, part_bytes as "partBytes", bytes::float8 as bytes,
  read_bytes::float8 as "readBytes", lines::float8 as lines, imported::float8 as imported, updated::float8 as updated,
  skipped::float8 as skipped, failed::float8 as failed, problem, created_by_name as "createdByName",
  created_at as "createdAt", finished_at as "finishedAt"`;

/** Rows of `imports` and `import_errors`. */
export class Imports {
  constructor(private readonly database: Database) {}

  async add(
    one: Pick<ImportRow, 'id' | 'source' | 'partBytes' | 'createdByName' | 'createdAt'>,
  ): Promise<void> {
    await this.database.query(
      `insert into imports (id, source, state, part_bytes, created_by_name, created_at)
       values ($1, $2, 'uploading', $3, $4, $5)`,
      [one.id, one.source, one.partBytes, one.createdByName, one.createdAt],
    );
  }

  /** The file is here, whole. */
  async stored(id: string, { parts, bytes }: { parts: number; bytes: number }): Promise<void> {
    await this.database.query(`update imports set state = 'waiting', parts = $2, bytes = $3 where id = $1`, [
      id,
      parts,
      bytes,
    ]);
  }

  async remove(id: string): Promise<void> {
    await this.database.query(`delete from imports where id = $1 and state = 'uploading'`, [id]);
  }

  async find(id: string): Promise<ImportRow | null> {
    const rows = await this.database.query<ImportRow>(`select ${COLUMNS} from imports where id = $1`, [id]);
    return rows[0] ?? null;
  }

  /** The oldest that is not finished. */
  async next(): Promise<ImportRow | null> {
    const rows = await this.database.query<ImportRow>(
      `select ${COLUMNS} from imports where state in ('waiting', 'running') order by created_at, id limit 1`,
    );
    return rows[0] ?? null;
  }

  page(limit: number, before: { at: string; id: string } | null): Promise<ImportRow[]> {
    return this.database.query<ImportRow>(
      `select ${COLUMNS} from imports
       where $2::timestamptz is null or (created_at, id) < ($2::timestamptz, $3::uuid)
       order by created_at desc, id desc limit $1`,
      [limit, before?.at ?? null, before?.id ?? null],
    );
  }

  /**
   * Goes on from where the reader believes to be, in the transaction that keeps what was read: false when another
   * process has gone on already, and then nothing of this may be kept.
   */
  async advance(id: string, by: { from: number; to: number; counts: Counts }): Promise<boolean> {
    const { lines, imported, updated, skipped, failed } = by.counts;
    const moved = await this.database.execute(
      `update imports set state = 'running', read_bytes = $3, lines = lines + $4, imported = imported + $5,
         updated = updated + $6, skipped = skipped + $7, failed = failed + $8
       where id = $1 and read_bytes = $2 and state in ('waiting', 'running')`,
      [id, by.from, by.to, lines, imported, updated, skipped, failed],
    );
    return moved === 1;
  }

  async finish(
    id: string,
    how: { state: 'done' | 'stopped'; problem: string | null; at: Date },
  ): Promise<void> {
    await this.database.query(
      `update imports set state = $2, problem = $3, finished_at = $4,
         read_bytes = case when $2 = 'done' then bytes else read_bytes end
       where id = $1 and state in ('waiting', 'running')`,
      [id, how.state, how.problem, how.at],
    );
  }

  async addErrors(id: string, errors: LineError[]): Promise<void> {
    if (errors.length === 0) return;
    await this.database.query(
      `insert into import_errors (import_id, line, code, message, external_id, at_byte, bytes)
       select $1, r.line, r.code, r.message, r."externalId", r."atByte", r.bytes
       from jsonb_to_recordset($2::jsonb) as r(line bigint, code text, message text, "externalId" text,
         "atByte" bigint, bytes bigint)`,
      [id, JSON.stringify(errors)],
    );
  }

  errors(id: string, after: number, limit: number): Promise<LineError[]> {
    return this.database.query<LineError>(
      `select line::float8 as line, code, message, external_id as "externalId", at_byte::float8 as "atByte",
         bytes::float8 as bytes
       from import_errors where import_id = $1 and line > $2 order by line limit $3`,
      [id, after, limit],
    );
  }

  /** Finished or begun before a moment, with their file still here. */
  async old(before: {
    finished: Date;
    begun: Date;
  }): Promise<{ id: string; parts: number; uploading: boolean }[]> {
    return this.database.query<{ id: string; parts: number; uploading: boolean }>(
      `select id, parts, state = 'uploading' as uploading from imports
       where (finished_at < $1 and parts > 0) or (state = 'uploading' and created_at < $2) order by created_at limit 100`,
      [before.finished, before.begun],
    );
  }

  /** So far of an upload. */
  async grown(id: string, parts: number): Promise<void> {
    await this.database.query('update imports set parts = $2 where id = $1', [id, parts]);
  }

  async forgetFile(id: string): Promise<void> {
    await this.database.query('update imports set parts = 0 where id = $1', [id]);
  }
}

export function importRecord(row: ImportRow): ImportRecord {
  const { parts: _parts, partBytes: _partBytes, createdAt, finishedAt, ...shown } = row;
  return { ...shown, createdAt: createdAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null };
}

export function importProblem({ line, code, message, externalId }: LineError): ImportProblem {
  return { line, code, message, externalId };
}
