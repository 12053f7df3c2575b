import { AsyncResource } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import type { Database } from '../database/database';
import type { OpenUnit } from '../database/open-unit';
import { isTransient } from '../database/sql';
import { Turns } from '../database/turns';
import { type Log, silentLog } from '../logging/log';

const TRIES = 4;

/** One transaction around a use case: everything in it commits together or not at all. */
export class UnitOfWork {
  constructor(
    private readonly database: Database,
    private readonly log: Log = silentLog,
  ) {}

  /**
   * Runs the work in a transaction, or in the one that is already open. The outermost one runs again, up to three
   * times, when PostgreSQL chose it as a deadlock's victim, so the work must have no effect outside the database
   * except through `afterCommit`. An error rolls everything back and is thrown on.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.database.unit()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transaction(work);
      } catch (error) {
        if (attempt >= TRIES || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 5 * attempt + Math.random() * 20));
      }
    }
  }

  /**
   * Work that may fail without taking the unit with it: what it wrote and announced is undone, the error is thrown on
   * and the unit goes on. Plain `run` inside a unit has no such border; there, catching means keeping what was written.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    const unit = this.database.unit();
    if (!unit) return this.run(work);
    const { callbacks, events } = { callbacks: unit.callbacks.length, events: unit.events.length };
    const savepoint = `attempt_${unit.savepoints++}`;
    await this.database.query(`savepoint ${savepoint}`);
    try {
      const result = await work();
      await this.database.query(`release savepoint ${savepoint}`);
      return result;
    } catch (error) {
      await this.database.query(`rollback to savepoint ${savepoint}`);
      unit.callbacks.length = callbacks;
      unit.events.length = events;
      throw error;
    }
  }

  /** Calls back once the open unit has committed, never if it does not; at once when no unit is open. */
  afterCommit(callback: () => void): void {
    const unit = this.database.unit();
    // It goes back to the same request as what asked for it, but belongs to the transaction no more.
    if (unit) unit.callbacks.push(AsyncResource.bind(() => this.database.units.exit(callback)));
    else callback();
  }

  private async transaction<T>(work: () => Promise<T>): Promise<T> {
    const runner = this.database.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const unit: OpenUnit = {
      runner,
      client,
      turns: new Turns(),
      state: 'open',
      callbacks: [],
      events: [],
      announce: null,
      savepoints: 0,
    };
    const began = performance.now();
    let broken: Error | undefined;
    try {
      await runner.startTransaction();
      const result = await this.database.units.run(unit, work);
      // PostgreSQL answers the commit of a transaction that had failed with a quiet ROLLBACK.
      if ((await unit.turns.take(() => client.query('commit'))).command !== 'COMMIT') {
        throw new Error('A statement of this unit of work had failed, so nothing of it was kept');
      }
      unit.state = 'committed';
      this.committed(unit, began);
      return result;
    } catch (error) {
      unit.state = 'rolled-back';
      // A connection that cannot even roll back must not go to the next user with a transaction open.
      await unit.turns.take(() => client.query('rollback')).catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      await (
        runner as unknown as { releasePostgresConnection(error?: Error): Promise<void> }
      ).releasePostgresConnection(broken);
    }
  }

  // Outside of the unit's context: what runs now (and the timers it starts) no longer belongs to the transaction.
  private committed(unit: OpenUnit, began: number): void {
    const last = [...unit.callbacks];
    const ended = performance.now();
    const { events } = unit;
    if (events.length > 0) last.unshift(() => unit.announce?.(events, ended));
    this.database.watch.committed({ how: 'unit', began, ended, events, size: 0 });
    this.database.units.exit(() => {
      for (const callback of last) {
        try {
          callback();
        } catch (error) {
          this.log.error({ err: error }, 'A callback after commit failed');
        }
      }
    });
  }
}
