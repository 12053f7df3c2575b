import type PgBoss from 'pg-boss';
import type { Clock } from '../clock/clock';
import type { Database } from '../database/database';
import { withSessionLock } from '../database/session-lock';
import { newId } from '../ids/ids';
import { type Log, silentLog } from '../logging/log';
import { inRequest, newRequestId } from '../watching/request';
import { JobLines } from './job-lines';

/** What a job does; throwing means trying again, up to the limit. */
export type JobHandler<Data = unknown> = (data: Data, job: { id: string }) => Promise<void>;

/** How the jobs of one name are treated. */
export interface JobOptions {
  /** Further tries after a failure; 3 when not said, with growing delays. */
  retryLimit?: number;
  /** Seconds before the first retry. */
  retryDelay?: number;
  /** Seconds after which a job that still runs is given up and tried again. */
  expireInSeconds?: number;
  /** How many of them one process works on at once. */
  concurrency?: number;
}

// Each kind of job polls by itself, and none is for what a person waits for.
const POLL_SECONDS = 2;

// pg-boss makes a table per queue, and two processes that do so at once run into each other's locks.
const PREPARING = 7_194_603_812;

interface Definition {
  handler: JobHandler;
  options: JobOptions;
}

/** Delays of five seconds and more, schedules and bulk work, on pg-boss. What a person waits for goes by the relay. */
export class Jobs {
  private readonly definitions = new Map<string, Definition>();
  private readonly schedules = new Map<string, { cron: string; data: object; timeZone: string }>();
  private boss: PgBoss | null = null;
  private lines: JobLines | null = null;
  private opening: Promise<PgBoss> | null = null;
  private begun = false;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly log: Log = silentLog,
  ) {}

  /** Names what a job does; before `start`. */
  define<Data = unknown>(name: string, handler: JobHandler<Data>, options: JobOptions = {}): void {
    if (this.definitions.has(name)) throw new Error(`There are two jobs called ${name}`);
    this.definitions.set(name, { handler: handler as JobHandler, options });
  }

  /** Runs a job by the calendar (five cron fields, in UTC unless a zone is given); before or after `start`. */
  async schedule(name: string, cron: string, how: { data?: object; timeZone?: string } = {}): Promise<void> {
    const schedule = { cron, data: how.data ?? {}, timeZone: how.timeZone ?? 'UTC' };
    this.schedules.set(name, schedule);
    if (this.boss) await this.boss.schedule(name, cron, schedule.data, { tz: schedule.timeZone });
  }

  /**
   * Hands over a job, with the current unit of work: it exists when that commits. With a `singletonKey`, one that
   * waits under the same key is left as it is and null is given. Otherwise its id.
   */
  async send(
    name: string,
    data: object,
    how: { startAfter?: Date; singletonKey?: string } = {},
  ): Promise<string | null> {
    const boss = await this.started();
    // pg-boss counts by the database's time, we by the injected clock: only the distance means the same to both.
    const wait = how.startAfter
      ? Math.max(0, Math.ceil((how.startAfter.getTime() - this.clock.now().getTime()) / 1_000))
      : 0;
    return boss.send(name, data, {
      startAfter: wait,
      // The queue lets one job wait per key, so those without get one of their own.
      singletonKey: how.singletonKey ?? newId(),
      db: this.joined(),
    });
  }

  /** Takes back a job that waits, by its id or its singletonKey; with the current unit of work. */
  async cancel(name: string, job: { id: string } | { singletonKey: string }): Promise<void> {
    await this.started();
    const [column, value] = 'id' in job ? ['id::text', job.id] : ['singleton_key', job.singletonKey];
    await this.database.query(
      `update pgboss.job set state = 'cancelled', completed_on = $3
       where name = $1 and ${column} = $2 and state < 'active'`,
      [name, value, this.clock.now()],
    );
  }

  /**
   * For how many seconds the longest waiting job of each name has been due; absent where none is. By the index on name
   * and start. Both moments are the database's, as pg-boss writes them: the injected clock may stand elsewhere.
   */
  async overdue(): Promise<{ name: string; seconds: number }[]> {
    if (!this.boss) return [];
    return this.database.query<{ name: string; seconds: number }>(
      `select n.name, extract(epoch from current_timestamp - j.start_after)::float8 as seconds
       from unnest($1::text[]) n(name) cross join lateral (
         select start_after from pgboss.job j where j.name = n.name and j.state < 'active'
           and j.start_after <= current_timestamp order by j.start_after limit 1) j`,
      [[...this.definitions.keys()]],
    );
  }

  /**
   * Makes jobs possible to send; with `work: false` leaves the working on them to other processes, and pg-boss is only
   * loaded and connected when one is sent.
   */
  async start(how: { work: boolean } = { work: true }): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    if (!how.work) return;
    const boss = await this.open({ work: true });
    for (const [name, definition] of this.definitions) await this.work(boss, name, definition);
    for (const [name, one] of this.schedules)
      await boss.schedule(name, one.cron, one.data, { tz: one.timeZone });
  }

  /** Ends after the jobs in hand, or gives them up after ten seconds: they are tried again then. */
  async stop(): Promise<void> {
    this.begun = false;
    await this.opening?.catch(() => undefined);
    const { boss, lines } = this;
    this.boss = this.lines = null;
    await boss?.stop({ graceful: true, wait: true, timeout: 10_000 });
    lines?.cut();
  }

  private async open({ work }: { work: boolean }): Promise<PgBoss> {
    const { default: Boss } = await import('pg-boss');
    // What fails while it ends was not to be answered any more.
    const failed = (error: Error) => {
      if (this.begun) this.log.warn({ err: error }, 'The job queue has trouble');
    };
    const name = `${this.database.options.applicationName}-jobs`;
    const lines = new JobLines({ url: this.database.directUrl, name, failed });
    const boss = new Boss({ db: lines, schema: 'pgboss', schedule: work, supervise: work });
    boss.on('error', failed);
    const lock = { url: this.database.directUrl, key: PREPARING, applicationName: 'yingda-jobs' };
    try {
      await withSessionLock(lock, async () => {
        await boss.start();
        for (const [name, { options }] of this.definitions) await this.prepare(boss, name, options);
      });
    } catch (error) {
      lines.cut();
      throw error;
    }
    this.boss = boss;
    this.lines = lines;
    return boss;
  }

  private async prepare(boss: PgBoss, name: string, options: JobOptions): Promise<void> {
    const queue = {
      name,
      policy: 'short' as const,
      retryLimit: options.retryLimit ?? 3,
      retryDelay: options.retryDelay ?? 5,
      retryBackoff: true,
      expireInSeconds: options.expireInSeconds ?? 900,
    };
    await boss.createQueue(name, queue);
    await boss.updateQueue(name, queue);
  }

  private async work(boss: PgBoss, name: string, { handler, options }: Definition): Promise<void> {
    for (let i = 0; i < (options.concurrency ?? 1); i++) {
      await boss.work<unknown>(name, { batchSize: 1, pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
        for (const job of jobs) {
          const began = performance.now();
          const ended = (ok: boolean) =>
            this.database.watch.worked(name, { ms: performance.now() - began, ok });
          await inRequest(newRequestId(), async () => {
            try {
              await handler(job.data, { id: job.id });
              ended(true);
            } catch (error) {
              ended(false);
              this.log.error({ err: error, job: name, id: job.id }, 'A job failed');
              throw error;
            }
          });
        }
      });
    }
  }

  private async started(): Promise<PgBoss> {
    if (this.boss) return this.boss;
    if (!this.begun) throw new Error('Jobs have not been started');
    this.opening ??= this.open({ work: false }).finally(() => (this.opening = null));
    return this.opening;
  }

  private joined(): PgBoss.Db | undefined {
    if (!this.database.unit()) return undefined;
    return { executeSql: async (text, values) => ({ rows: await this.database.query(text, values) }) };
  }
}
