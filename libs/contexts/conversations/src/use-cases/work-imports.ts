import { IMPORT_LIMITS } from '@yingda/contracts/names';
import {
  isConnectionError,
  isTransient,
  type Clock,
  type Leases,
  type Log,
  type UnitOfWork,
} from '@yingda/platform';
import { linesOf } from '../domain/line-splitter';
import { LineProblem } from '../domain/import-line';
import type { ImportFiles } from '../storage/import-files';
import type { ImportRow, Imports } from '../storage/imports';
import { errorOf, sum, type ImportLines, type ReadLine, type Taken } from './import-lines';

const LEASE = 'conversations.import';
const LEASE_MS = 15_000;
/** Lines and bytes of one transaction. */
const BATCH = 200;
const BATCH_BYTES = 4 * 1024 * 1024;

/** Another process has gone on from here. */
class Overtaken extends Error {}

/**
 * Reads what was uploaded, one file after the other, on one process at a time. Where a file stands is kept in the
 * transaction of the lines read until there, so whoever goes on after a kill goes on exactly there.
 */
export class WorkImports {
  private stopping = false;

  constructor(
    private readonly imports: Imports,
    private readonly files: ImportFiles,
    private readonly lines: ImportLines,
    private readonly platform: { unitOfWork: UnitOfWork; leases: Leases; clock: Clock; log: Log },
    private readonly holder: string,
  ) {}

  /** Works until nothing waits or `stop`. True when anything was done. */
  async execute(): Promise<boolean> {
    this.stopping = false;
    const next = await this.imports.next();
    if (!next || !(await this.hold())) return false;
    try {
      for (let one = await this.imports.next(); one && !this.stopping; one = await this.imports.next())
        await this.read(one);
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error;
    } finally {
      await this.platform.leases.release(LEASE, this.holder);
    }
    return true;
  }

  /** Ends after the batch in hand; the rest is for whoever works next. */
  stop(): void {
    this.stopping = true;
  }

  private async read(run: ImportRow): Promise<void> {
    try {
      if (!(await this.readLines(run))) return;
    } catch (error) {
      if (error instanceof Overtaken || isConnectionError(error) || isTransient(error)) throw error;
      this.platform.log.error({ err: error, import: run.id }, 'An import cannot go on');
      const problem = 'The file could not be read to its end; what is wrong is in the log of the server.';
      return this.imports.finish(run.id, { state: 'stopped', problem, at: this.platform.clock.now() });
    }
    await this.imports.finish(run.id, { state: 'done', problem: null, at: this.platform.clock.now() });
  }

  /** True when the file is read to its end. */
  private async readLines(run: ImportRow): Promise<boolean> {
    let batch: ReadLine[] = [];
    let [from, line, inHand] = [run.readBytes, run.lines, 0];
    const flush = async () => {
      const to = batch.length > 0 ? batch.at(-1)!.at + batch.at(-1)!.bytes : from;
      await this.keep(run, batch, { from, to });
      from = to;
      batch = [];
      inHand = 0;
    };
    for await (const { at, bytes, body } of linesOf(
      this.files.read(run, from),
      from,
      IMPORT_LIMITS.lineBytes,
    )) {
      // Empty lines are no lines; they are counted with the next.
      if (body !== null && body.length < 4 && body.toString().trim() === '') continue;
      line += 1;
      batch.push({ line, at, bytes, body });
      inHand += body?.length ?? 0;
      if (batch.length < BATCH && inHand < BATCH_BYTES) continue;
      await flush();
      if (this.stopping) return false;
      await this.hold({ still: true });
    }
    if (batch.length > 0) await flush();
    return true;
  }

  private async keep(run: ImportRow, batch: ReadLine[], span: { from: number; to: number }): Promise<void> {
    try {
      await this.commit(run, span, () => this.lines.take(run, batch, this.platform.clock.now()));
    } catch (error) {
      if (error instanceof Overtaken || isConnectionError(error)) throw error;
      // One of them cannot be written: each by itself, and that one is reported.
      await this.commit(run, span, () => this.oneByOne(run, batch));
    }
  }

  /** What was read and that it was read, together. */
  private commit(
    run: ImportRow,
    span: { from: number; to: number },
    take: () => Promise<Taken>,
  ): Promise<void> {
    return this.platform.unitOfWork.run(async () => {
      const { counts, errors } = await take();
      if (!(await this.imports.advance(run.id, { ...span, counts }))) throw new Overtaken();
      await this.imports.addErrors(run.id, errors);
    });
  }

  private async oneByOne(run: ImportRow, batch: ReadLine[]): Promise<Taken> {
    let all: Taken = { counts: { lines: 0, imported: 0, updated: 0, skipped: 0, failed: 0 }, errors: [] };
    for (const read of batch) {
      const one = await this.alone(run, read);
      all = { counts: sum(all.counts, one.counts), errors: [...all.errors, ...one.errors] };
    }
    return all;
  }

  private async alone(run: ImportRow, read: ReadLine): Promise<Taken> {
    try {
      return await this.platform.unitOfWork.attempt(() =>
        this.lines.take(run, [read], this.platform.clock.now()),
      );
    } catch (error) {
      if (isConnectionError(error) || isTransient(error)) throw error;
      this.platform.log.warn({ err: error, import: run.id, line: read.line }, 'A line cannot be imported');
      const problem = new LineProblem(
        'not-storable',
        'The database does not take this line; the log says why.',
      );
      return {
        counts: { lines: 1, imported: 0, updated: 0, skipped: 0, failed: 1 },
        errors: [errorOf(read, problem)],
      };
    }
  }

  private async hold({ still = false } = {}): Promise<boolean> {
    const { leases } = this.platform;
    const held = still
      ? await leases.renew(LEASE, this.holder, LEASE_MS)
      : await leases.acquire(LEASE, this.holder, LEASE_MS);
    if (still && !held) throw new Overtaken();
    return held;
  }
}
