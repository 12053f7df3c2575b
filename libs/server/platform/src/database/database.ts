import { AsyncLocalStorage } from 'node:async_hooks';
import type { Pool, QueryConfig, QueryResult } from 'pg';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';
import { type Clock, SystemClock } from '../clock/clock';
import { applyMigrations, revertMigrations } from './migrate';
import type { OpenUnit } from './open-unit';
import { SnakeNames } from './snake-names';
import { noWatch, type Watch } from '../watching/watch';
import { isConnectionError, type Migration } from './sql';
import { WatchedClient } from './watched-client';
import { WriterConnection } from './writer-connection';

/** How to reach PostgreSQL. `directUrl` goes around a transaction pooler, for what needs a session. */
export interface DatabaseOptions {
  url: string;
  directUrl?: string;
  applicationName: string;
  poolSize?: number;
  entities: NonNullable<DataSourceOptions['entities']>;
  clock?: Clock;
  watch?: Watch;
  /** After so long without a statement the server ends a transaction. */
  idleTransactionMs?: number;
}

/**
 * A process that hangs, or whose host has lost the network, is no reason for everybody else to wait: its open transaction
 * would hold its locks and, below the horizon of the outbox, every reaction. No unit of work pauses anywhere near as long.
 */
const IDLE_TRANSACTION_MS = 60_000;

/** The one way to PostgreSQL: statements and entities, inside the current unit of work when there is one. */
export class Database {
  /** For UnitOfWork: which unit the running code belongs to. */
  readonly units = new AsyncLocalStorage<OpenUnit>();
  readonly dataSource: DataSource;
  private readonly writers: WriterConnection[] = [];

  /** Told of every statement and commit. */
  readonly watch: Watch;

  constructor(readonly options: DatabaseOptions) {
    this.watch = options.watch ?? noWatch;
    this.dataSource = new DataSource({
      type: 'postgres',
      url: options.url,
      applicationName: options.applicationName,
      poolSize: options.poolSize ?? 10,
      connectTimeoutMS: 10_000,
      entities: options.entities,
      namingStrategy: new SnakeNames(),
      synchronize: false,
      installExtensions: false,
      uuidExtension: 'pgcrypto',
      // Idle connections that break are replaced by the pool; what was running on them fails by itself.
      poolErrorHandler: () => undefined,
      extra: {
        keepAlive: true,
        // A statement and no start parameter, which poolers refuse.
        onConnect: (client: { query(text: string): Promise<unknown> }) =>
          client.query(
            // Compiling a statement takes longer than running any of ours.
            `set idle_in_transaction_session_timeout = ${options.idleTransactionMs ?? IDLE_TRANSACTION_MS}; set jit = off`,
          ),
        Client: WatchedClient,
        watched: { watch: this.watch, connection: 'pool' },
      },
    });
  }

  /** For sessions: the address that goes around a pooler. */
  get directUrl(): string {
    return this.options.directUrl ?? this.options.url;
  }

  async connect(): Promise<void> {
    if (!this.dataSource.isInitialized) await this.dataSource.initialize();
  }

  async close(): Promise<void> {
    await Promise.all(this.writers.splice(0).map((writer) => writer.close()));
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  /** Rows of one statement, in the current unit of work's transaction or else on its own. */
  async query<Row = Record<string, unknown>>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.run(text, values)).rows as Row[];
  }

  /**
   * As `query`, for a statement that is run again and again and takes longer to plan than to run: each connection plans it
   * once. One name stands for one text. Through a pooler it is planned every time, because the connection changes.
   */
  async prepared<Row = Record<string, unknown>>(
    name: string,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    return (await this.run(this.directUrl === this.options.url ? { name, text } : text, values))
      .rows as Row[];
  }

  /** As `query`, but how many rows the statement changed. */
  async execute(text: string, values: unknown[] = []): Promise<number> {
    return (await this.run(text, values)).rowCount ?? 0;
  }

  /**
   * Rows of one statement a few hundred at a time, as fast as they are asked for: for answers that are larger than memory.
   * Has a connection to itself until its end, also when the caller ends it early; never part of a unit of work.
   */
  async *batches<Row = Record<string, unknown>>(
    text: string,
    values: unknown[] = [],
    size = 500,
  ): AsyncGenerator<Row[]> {
    const { default: QueryStream } = await import('pg-query-stream');
    const client = await this.pool.connect();
    let broken: Error | undefined;
    const stream = client.query(new QueryStream(text, values, { batchSize: size, highWaterMark: size }));
    try {
      let rows: Row[] = [];
      for await (const row of stream) {
        rows.push(row as Row);
        if (rows.length < size) continue;
        yield rows;
        rows = [];
      }
      if (rows.length > 0) yield rows;
    } catch (error) {
      if (isConnectionError(error)) broken = error as Error;
      throw error;
    } finally {
      stream.destroy();
      client.release(broken);
    }
  }

  /** TypeORM's entity manager, by the same rule. */
  manager(): EntityManager {
    return this.unit()?.runner.manager ?? this.dataSource.manager;
  }

  /** A dedicated connection for a hot statement; closed with the database. */
  writer(): WriterConnection {
    const writer = new WriterConnection(this.directUrl, `${this.options.applicationName}-writer`, this.watch);
    this.writers.push(writer);
    return writer;
  }

  /** Connections of the pool, those of them that nobody uses, and who waits for one. */
  poolUse(): { size: number; most: number; idle: number; waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { size: totalCount, most: this.options.poolSize ?? 10, idle: idleCount, waiting: waitingCount };
  }

  /** Applies what is missing, each step in its own transaction, one process at a time; gives the names applied. */
  migrate(migrations: Migration[]): Promise<string[]> {
    return applyMigrations(
      { url: this.directUrl, clock: this.options.clock ?? new SystemClock() },
      migrations,
    );
  }

  /** Takes back every applied step after `name` (all of them when null), newest first. */
  revert(migrations: Migration[], name: string | null): Promise<string[]> {
    return revertMigrations(this.directUrl, migrations, name);
  }

  /** The open unit of work of the running code. */
  unit(): OpenUnit | undefined {
    const unit = this.units.getStore();
    if (!unit || unit.state === 'committed') return undefined;
    // Work that was not awaited must not go on outside the transaction that was meant to contain it.
    if (unit.state === 'rolled-back')
      throw new Error('This unit of work was rolled back; nothing more can be done in it');
    return unit;
  }

  private run(statement: string | QueryConfig, values: unknown[]): Promise<QueryResult> {
    const unit = this.unit();
    if (!unit) return this.pool.query(statement, values);
    return unit.turns.take(() => unit.client.query(statement, values));
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}
