import type pg from 'pg';
import { noWatch, type Watch } from '../watching/watch';
import { Turns } from './turns';
import { WatchedClient } from './watched-client';

// One statement shape, always by index: the planner must neither scan a table that happens to be small nor plan again.
const TUNING =
  '-c enable_seqscan=off -c enable_mergejoin=off -c jit=off -c plan_cache_mode=force_generic_plan';

/** A prepared statement: the name is its identity on the connection, so one name always carries one text. */
export interface Statement {
  name: string;
  text: string;
}

/**
 * A dedicated connection for the hot path, tuned to index nested loops and generic plans.
 * A lost connection fails the statements in flight; the next statement connects again.
 */
export class WriterConnection {
  private client: Promise<pg.Client> | null = null;
  private live: pg.Client | null = null;
  private closed = false;
  private readonly turns = new Turns();

  constructor(
    private readonly url: string,
    private readonly applicationName: string,
    private readonly watch: Watch = noWatch,
  ) {}

  /** Rows as objects. */
  async query<Row extends pg.QueryResultRow>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    const client = await this.connected();
    return (await this.turns.take(() => client.query<Row>({ ...statement, values }))).rows;
  }

  /** Rows as arrays in column order: cheaper, for statements that give many. */
  async queryArrays<Row extends unknown[]>(statement: Statement, values: unknown[] = []): Promise<Row[]> {
    const client = await this.connected();
    return (await this.turns.take(() => client.query<Row>({ ...statement, values, rowMode: 'array' }))).rows;
  }

  /** Connects ahead of the first statement. */
  async connect(): Promise<void> {
    await this.connected();
  }

  async close(): Promise<void> {
    this.closed = true;
    const client = await this.client?.catch(() => null);
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private connected(): Promise<pg.Client> {
    if (this.closed) return Promise.reject(new Error('The writer connection is closed'));
    this.client ??= this.open();
    return this.client;
  }

  private async open(): Promise<pg.Client> {
    const client = new WatchedClient({
      watched: { watch: this.watch, connection: 'writer' },
      connectionString: this.url,
      application_name: this.applicationName,
      options: TUNING,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    const forget = () => {
      if (this.live === client) this.client = this.live = null;
    };
    this.live = client;
    client.on('error', forget);
    client.on('end', forget);
    try {
      await client.connect();
    } catch (error) {
      forget();
      throw error;
    }
    return client;
  }
}
