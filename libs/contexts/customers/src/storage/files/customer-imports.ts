import { type CustomerImportPlan, type CustomerImportProblem } from '@yingda/contracts';
import type { CustomerImportState } from '@yingda/contracts/names';
import type { Cryptor, Database } from '@yingda/platform';

export interface ImportRun {
  id: string;
  fileName: string;
  storageKey: string;
  bytes: number;
  state: CustomerImportState;
  plan: CustomerImportPlan | null;
  /** Of the columns, once they were read. */
  titles: string[];
  /** Rows of the file that are done with, bad ones included. */
  rows: number;
  totalRows: number | null;
  added: number;
  updated: number;
  unchanged: number;
  failed: number;
  problem: string | null;
  createdBy: string;
  createdByName: string;
  createdAt: Date;
  finishedAt: Date | null;
}
export interface BadRow {
  line: number;
  cells: string[];
  problems: CustomerImportProblem[];
}

const COLUMNS = `id, file_name as "fileName", storage_key as "storageKey", bytes, state, plan, titles, rows, total_rows as "totalRows",
  added, updated, unchanged, failed, problem, created_by as "createdBy", created_by_name as "createdByName",
  created_at as "createdAt", finished_at as "finishedAt"`;

/** Rows of `customer_imports`, and what was not taken; cells are encrypted, as they hold what the file held. */
export class CustomerImports {
  constructor(
    private readonly database: Database,
    private readonly cryptor: Cryptor,
  ) {}

  async find(id: string): Promise<ImportRun | null> {
    return this.one('id = $1', [id]);
  }

  async lock(id: string): Promise<ImportRun | null> {
    return this.one('id = $1 for no key update', [id]);
  }

  /** The oldest that somebody has started. */
  async next(): Promise<ImportRun | null> {
    return this.one(`state in ('checking', 'running') order by created_at limit 1`, []);
  }

  /** False when there is one of this id. */
  async insert(
    run: Pick<
      ImportRun,
      'id' | 'fileName' | 'storageKey' | 'bytes' | 'createdBy' | 'createdByName' | 'createdAt'
    >,
  ) {
    const added = await this.database.execute(
      `insert into customer_imports (id, file_name, storage_key, bytes, state, rows, added, updated, unchanged, failed,
         created_by, created_by_name, created_at)
       values ($1, $2, $3, $4, 'draft', 0, 0, 0, 0, 0, $5, $6, $7) on conflict (id) do nothing`,
      [run.id, run.fileName, run.storageKey, run.bytes, run.createdBy, run.createdByName, run.createdAt],
    );
    return added === 1;
  }

  async save(run: ImportRun): Promise<void> {
    await this.database.query(
      `update customer_imports set state = $2, plan = $3, rows = $4, total_rows = $5, added = $6, updated = $7,
         unchanged = $8, failed = $9, problem = $10, finished_at = $11, titles = $12 where id = $1`,
      [
        run.id,
        run.state,
        run.plan && JSON.stringify(run.plan),
        run.rows,
        run.totalRows,
        run.added,
        run.updated,
        run.unchanged,
        run.failed,
        run.problem,
        run.finishedAt,
        run.titles,
      ],
    );
  }

  /** Newest first. */
  async page(
    after: { at: string; id: string } | null,
    limit: number,
  ): Promise<(ImportRun & { cursor: string })[]> {
    return this.database.query(
      `select ${COLUMNS}, created_at::text as cursor from customer_imports
       where $1::timestamptz is null or (created_at, id) < ($1::timestamptz, $2::uuid)
       order by created_at desc, id desc limit $3`,
      [after?.at ?? null, after?.id ?? null, limit],
    );
  }

  /** Once for each line, however often it is said. */
  async addBadRows(importId: string, rows: BadRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.database.query(
      `insert into customer_import_problems (import_id, line, problems, cells)
       select $1, r.line, r.problems, r.cells
       from jsonb_to_recordset($2::jsonb) as r(line integer, problems jsonb, cells text)
       on conflict on constraint customer_import_problems_pkey do nothing`,
      [
        importId,
        JSON.stringify(
          rows.map(({ line, problems, cells }) => ({
            ...{ line, problems },
            cells: this.cryptor.encrypt(JSON.stringify(cells)),
          })),
        ),
      ],
    );
  }

  /** By line. */
  async badRows(importId: string, afterLine: number, limit: number): Promise<BadRow[]> {
    const rows = await this.database.query<Omit<BadRow, 'cells'> & { cells: string }>(
      `select line, problems, cells from customer_import_problems
       where import_id = $1 and line > $2 order by line limit $3`,
      [importId, afterLine, limit],
    );
    return rows.map((row) => ({ ...row, cells: JSON.parse(this.cryptor.decrypt(row.cells)) as string[] }));
  }

  /** Drafts nobody went on with, and what is left of imports long over; their files go with them. */
  async forget(before: { drafts: Date; rows: Date }): Promise<string[]> {
    await this.database.query(
      `delete from customer_import_problems p using customer_imports i
       where i.id = p.import_id and i.finished_at < $1`,
      [before.rows],
    );
    const gone = await this.database.query<{ key: string }>(
      `delete from customer_imports where state = 'draft' and created_at < $1 returning storage_key as key`,
      [before.drafts],
    );
    return gone.map(({ key }) => key);
  }

  private async one(where: string, values: unknown[]): Promise<ImportRun | null> {
    const rows = await this.database.query<ImportRun>(
      `select ${COLUMNS} from customer_imports where ${where}`,
      values,
    );
    return rows[0] ?? null;
  }
}
