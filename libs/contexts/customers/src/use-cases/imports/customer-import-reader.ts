import {
  type CustomerImportPage,
  type CustomerImportProblemPage,
  type CustomerImportRecord,
} from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { requireRight } from '../../domain/rights';
import type { BadRow, CustomerImports, ImportRun } from '../../storage/files/customer-imports';
import { fileCursor, fileStart } from '../files/file-cursor';

const PIECE = 500;

/** How far imports are, and what was not taken. */
export class CustomerImportReader {
  constructor(private readonly imports: CustomerImports) {}

  /** Newest first. @throws Refusal not-permitted */
  async page(actor: Actor, query: { cursor?: string; limit?: number }): Promise<CustomerImportPage> {
    requireRight(actor, 'customer.import');
    const limit = query.limit ?? 20;
    const found = await this.imports.page(fileStart(query.cursor, 'timestamptz'), limit + 1);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(importRecord),
      next: last ? fileCursor({ at: last.cursor, id: last.id }) : null,
    };
  }

  /** @throws Refusal not-permitted, import-not-found */
  async record(actor: Actor, importId: string): Promise<CustomerImportRecord> {
    requireRight(actor, 'customer.import');
    const run = await this.imports.find(importId);
    if (!run) throw new Refusal('import-not-found', 'There is no such import.');
    return importRecord(run);
  }

  /** Of the columns of a file; none where it has none. @throws Refusal not-permitted, import-not-found */
  async titles(actor: Actor, importId: string): Promise<{ titles: string[] }> {
    await this.record(actor, importId);
    return { titles: (await this.imports.find(importId))!.titles };
  }

  /** By line. @throws Refusal not-permitted, import-not-found */
  async problems(
    actor: Actor,
    importId: string,
    query: { cursor?: string; limit?: number },
  ): Promise<CustomerImportProblemPage> {
    await this.record(actor, importId);
    const after = /^\d{1,9}$/.test(query.cursor ?? '') ? Number(query.cursor) : 0;
    // A row may have several; a page ends with a row, so that none is cut in two.
    const limit = Math.min(query.limit ?? 100, 100);
    const rows = await this.imports.badRows(importId, after, limit + 1);
    const page = rows.slice(0, limit);
    const items = page.flatMap(({ problems }) => problems.slice(0, 5));
    return { items, next: rows.length > limit ? String(page.at(-1)!.line) : null };
  }

  /** All of them, some at a time. @throws Refusal not-permitted, import-not-found */
  async *badRows(actor: Actor, importId: string): AsyncGenerator<BadRow[]> {
    await this.record(actor, importId);
    for (let after = 0; ;) {
      const rows = await this.imports.badRows(importId, after, PIECE);
      if (rows.length === 0) return;
      yield rows;
      after = rows.at(-1)!.line;
    }
  }
}

export function importRecord(run: ImportRun): CustomerImportRecord {
  const { id, fileName, bytes, state, plan, rows, totalRows, added, updated, unchanged, failed, problem } =
    run;
  return {
    ...{ id, fileName, bytes, state, plan, rows, totalRows, added, updated, unchanged, failed, problem },
    createdByName: run.createdByName,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
