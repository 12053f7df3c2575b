import { type CustomerImportPlan } from '@yingda/contracts';
import { isConnectionError, isTransient } from '@yingda/platform';
import { decoded } from '../../domain/imports/decode';
import type { ReadRow } from '../../domain/imports/read-row';
import { fileRows, plannedRows, Unreadable } from './rows-of';
import type { ImportRun } from '../../storage/files/customer-imports';
import type { ImportGround } from './receive-customers';
import type { Taken, TakeRows } from './take-rows';

const LEASE = 'customers.import';
const LEASE_MS = 15_000;
/** Rows of one transaction: it holds up nobody for longer than a moment. */
const BATCH = 500;
const DAY_MS = 24 * 3_600_000;

/** Another process has gone on from here. */
class Overtaken extends Error {}

/**
 * Takes the rows of files that were started, one file after the other, on one process at a time. First every row is read
 * and the bad ones are written down; only then the first is taken, or nothing is. Rows are taken in batches, each in one
 * transaction together with how far the file is: whoever goes on after a kill goes on exactly there, no customer is ever
 * half there, and none twice.
 */
export class WorkCustomerImports {
  private stopping = false;

  constructor(
    private readonly ground: ImportGround,
    private readonly rows: TakeRows,
    private readonly holder: string,
  ) {}

  /** Works until nothing waits or `stop`. True when anything was done. */
  async execute(): Promise<boolean> {
    this.stopping = false;
    const { imports, leases } = this.ground;
    if (!(await imports.next())) return false;
    if (!(await leases.acquire(LEASE, this.holder, LEASE_MS))) return false;
    try {
      for (let run = await imports.next(); run && !this.stopping; run = await imports.next())
        await this.work(run);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    } finally {
      await leases.release(LEASE, this.holder);
    }
    return true;
  }

  /** Ends after the batch in hand; the rest is for whoever works next. */
  stop(): void {
    this.stopping = true;
  }

  /** Drafts of yesterday, and rows that were not taken a month ago. */
  async forget(): Promise<void> {
    const { imports, storage, clock } = this.ground;
    const ago = (days: number) => new Date(clock.now().getTime() - days * DAY_MS);
    for (const key of await imports.forget({ drafts: ago(1), rows: ago(30) })) await storage.remove(key);
  }

  private async work(run: ImportRun): Promise<void> {
    try {
      const text = decoded(await this.bytes(run), run.plan!.encoding);
      const ready = run.state === 'checking' ? await this.check(run, text, run.plan!) : run;
      if (ready.state === 'running') await this.take(ready, text, ready.plan!);
    } catch (error) {
      if (error instanceof Overtaken || isConnectionError(error) || isTransient(error)) throw error;
      const known = error instanceof Unreadable ? error.message : null;
      if (!known)
        this.ground.log.error({ err: error, import: run.id }, 'An import of customers cannot go on');
      await this.end(
        run.id,
        'stopped',
        known ?? 'The file could not be taken to its end; the log of the server says why.',
      );
    }
  }

  /** Reads all of it and writes down what is bad. Once more after a kill finds the same. */
  private async check(run: ImportRun, text: string, plan: CustomerImportPlan): Promise<ImportRun> {
    const { imports, unitOfWork, clock } = this.ground;
    let [total, failed] = [0, 0];
    let titles: string[] = [];
    if (plan.header) for await (const { cells } of fileRows(text, plan.separator, 1)) titles = cells;
    let bad: ReadRow[] = [];
    const keep = async () => {
      await this.stillOurs();
      await imports.addBadRows(run.id, bad);
      bad = [];
    };
    for await (const row of plannedRows(text, plan)) {
      total += 1;
      if (row.problems.length > 0) {
        failed += 1;
        bad.push(row);
      }
      if (bad.length >= BATCH) await keep();
      else if (total % 10_000 === 0) await this.stillOurs();
    }
    await keep();
    const refused = plan.mode === 'all-or-nothing' && failed > 0;
    const after = await unitOfWork.run(async () => {
      const now = (await imports.lock(run.id))!;
      if (now.state !== 'checking') throw new Overtaken();
      const next: ImportRun = {
        ...{ ...now, totalRows: total, failed, titles },
        ...(refused
          ? {
              state: 'refused',
              rows: total,
              finishedAt: clock.now(),
              problem: 'Some rows are bad, so none was taken.',
            }
          : { state: 'running' }),
      };
      await imports.save(next);
      return next;
    });
    if (refused) await this.ground.storage.remove(run.storageKey);
    return after;
  }

  private async take(run: ImportRun, text: string, plan: CustomerImportPlan): Promise<void> {
    let [at, done] = [0, run.rows];
    let batch: ReadRow[] = [];
    const flush = async () => {
      await this.stillOurs();
      await this.commit(run.id, { from: done, to: at }, batch);
      done = at;
      batch = [];
    };
    for await (const row of plannedRows(text, plan)) {
      at += 1;
      if (at <= run.rows) continue;
      if (row.problems.length === 0) batch.push(row);
      if (batch.length < BATCH) continue;
      await flush();
      if (this.stopping) return;
    }
    if (at > done) await flush();
    await this.end(run.id, 'done', null);
  }

  /** What was taken and that it was taken, together. */
  private async commit(
    importId: string,
    span: { from: number; to: number },
    batch: ReadRow[],
  ): Promise<void> {
    const { imports, unitOfWork } = this.ground;
    await unitOfWork.run(async () => {
      const run = (await imports.lock(importId))!;
      if (run.state !== 'running' || run.rows !== span.from) throw new Overtaken();
      const taken = await this.taken(run, batch);
      await imports.addBadRows(importId, taken.bad);
      await imports.save({
        ...run,
        rows: span.to,
        added: run.added + taken.added,
        updated: run.updated + taken.updated,
        unchanged: run.unchanged + taken.unchanged,
        failed: run.failed + taken.bad.length,
      });
    });
  }

  /** All at once; where one of them cannot be kept, each by itself, and that one is reported. */
  private async taken(run: ImportRun, batch: ReadRow[]): Promise<Taken> {
    const { unitOfWork, log } = this.ground;
    const importer = { id: run.createdBy, name: run.createdByName };
    const attempt = (rows: ReadRow[]) => unitOfWork.attempt(() => this.rows.take(rows, run.plan!, importer));
    const all: Taken = { added: 0, updated: 0, unchanged: 0, bad: [] };
    if (batch.length === 0) return all;
    try {
      return await attempt(batch);
    } catch (error) {
      if (isConnectionError(error) || isTransient(error)) throw error;
    }
    for (const row of batch)
      try {
        const one = await attempt([row]);
        all.added += one.added;
        all.updated += one.updated;
        all.unchanged += one.unchanged;
        all.bad.push(...one.bad);
      } catch (error) {
        if (isConnectionError(error) || isTransient(error)) throw error;
        log.warn({ err: error, import: run.id, line: row.line }, 'A row cannot be imported');
        const message = 'The database does not take this row; the log says why.';
        all.bad.push({ ...row, problems: [{ line: row.line, code: 'not-storable', column: '', message }] });
      }
    return all;
  }

  private async end(importId: string, state: 'done' | 'stopped', problem: string | null): Promise<void> {
    const { imports, storage, outbox, audit, unitOfWork, clock } = this.ground;
    const key = await unitOfWork.run(async () => {
      const run = (await imports.lock(importId))!;
      if (run.state !== 'running' && run.state !== 'checking') return null;
      const finished: ImportRun = { ...run, state, problem, finishedAt: clock.now() };
      await imports.save(finished);
      const { added, updated, failed } = finished;
      await outbox.append('customers.imported', importId, { importId, added, updated, failed });
      await audit.record({
        ...{ actorId: run.createdBy, actorName: run.createdByName, action: `customers.import-${state}` },
        ...{ subjectKind: 'customer-import', subjectId: importId, details: { added, updated, failed } },
      });
      return run.storageKey;
    });
    // The file holds what the customers' records keep encrypted: it is not kept a moment longer.
    if (key) await storage.remove(key);
  }

  private async stillOurs(): Promise<void> {
    if (!(await this.ground.leases.renew(LEASE, this.holder, LEASE_MS))) throw new Overtaken();
  }

  private async bytes(run: ImportRun): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of (await this.ground.storage.read(run.storageKey)).stream)
      pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }
}
