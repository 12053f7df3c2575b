import { Gauge, type Registry } from 'prom-client';

/** How many conversations wait for a team, counted to a thousand, and since when the first does. */
export interface QueueDepth {
  teamId: string;
  waiting: number;
  oldestSeconds: number;
}

/** Where gauges are read from when somebody asks. All but the two marked ones are in memory. */
export interface Sources {
  ready(): boolean;
  redis(): boolean | null;
  sockets(): Record<string, number>;
  pool(): { size: number; most: number; idle: number; waiting: number };
  relay(): { lanes: number; heldUpSeconds: number };
  subscribers(): { subscriber: string; behind: number; ageSeconds: number; parked: number }[];
  /** A small query each; empty on a process without the worker's role, as the answer is the same everywhere. */
  queues(): Promise<QueueDepth[]>;
  overdueJobs(): Promise<{ name: string; seconds: number }[]>;
}

const FRESH_MS = 5_000;
const PATIENCE_MS = 1_000;

/**
 * Gauges that are looked up when somebody asks, and the queries among them no more often than every five seconds,
 * however many ask. A database that is gone or slow leaves them out, and never the rest.
 */
export class Gathering {
  private sources: Sources | null = null;
  private queues: QueueDepth[] = [];
  private jobs: { name: string; seconds: number }[] = [];
  private lookedAt = -Infinity;
  private looking: Promise<void> | null = null;

  constructor(private readonly registry: Registry) {
    this.gauge('yingda_ready', 'Whether this process takes traffic.', (gauge, from) =>
      gauge.set(Number(from.ready())),
    );
    this.gauge(
      'yingda_redis_connected',
      'Whether Redis is reached; absent without REDIS_URL.',
      (gauge, from) => {
        const connected = from.redis();
        if (connected !== null) gauge.set(Number(connected));
      },
    );
    this.labelled(['yingda_sockets', 'Connected sockets.'], 'namespace', (from) =>
      Object.entries(from.sockets()),
    );
    this.labelled(
      ['yingda_database_pool', 'Connections of the pool: size, idle, most; and who waits for one.'],
      'state',
      (from) => Object.entries(from.pool()),
    );
    this.gauge(
      'yingda_relay_lanes',
      'Lanes of the outbox this process works on; eight in all.',
      (gauge, from) => gauge.set(from.relay().lanes),
    );
    this.gauge(
      'yingda_outbox_held_up_seconds',
      'For how long a running transaction has held up what was appended after it.',
      (gauge, from) => gauge.set(from.relay().heldUpSeconds),
    );
    const per = (key: 'behind' | 'ageSeconds' | 'parked') => (from: Sources) =>
      from.subscribers().map((one): [string, number] => [one.subscriber, one[key]]);
    this.labelled(
      ['yingda_outbox_lag_events', 'Positions a subscriber is behind, in its slowest lane here.'],
      'subscriber',
      per('behind'),
    );
    this.labelled(
      ['yingda_outbox_age_seconds', 'Age of the oldest event a subscriber has in hand here.'],
      'subscriber',
      per('ageSeconds'),
    );
    this.labelled(
      ['yingda_parked_aggregates', 'Aggregates that wait behind an event that could not be handled.'],
      'subscriber',
      per('parked'),
    );
    this.labelled(
      ['yingda_queue_depth', 'Conversations waiting for a team; 1000 = a thousand or more.'],
      'team',
      () => this.queues.map((one) => [one.teamId, one.waiting]),
    );
    this.labelled(
      ['yingda_queue_oldest_seconds', 'How long the first conversation in a team’s queue has waited.'],
      'team',
      () => this.queues.map((one) => [one.teamId, one.oldestSeconds]),
    );
    this.labelled(
      ['yingda_job_overdue_seconds', 'For how long the longest waiting job has been due.'],
      'job',
      () => this.jobs.map((one) => [one.name, one.seconds]),
    );
  }

  /** Called once all that is asked exists. */
  from(sources: Sources): void {
    this.sources = sources;
  }

  /** Brings what needs a query up to date; within a second, or not this time. */
  async refresh(): Promise<void> {
    if (!this.sources || performance.now() - this.lookedAt < FRESH_MS) return;
    this.looking ??= this.look(this.sources).finally(() => (this.looking = null));
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS)));
    await Promise.race([this.looking, enough]);
    clearTimeout(timer);
  }

  private async look(sources: Sources): Promise<void> {
    this.lookedAt = performance.now();
    const [queues, jobs] = await Promise.allSettled([sources.queues(), sources.overdueJobs()]);
    this.queues = queues.status === 'fulfilled' ? queues.value : [];
    this.jobs = jobs.status === 'fulfilled' ? jobs.value : [];
  }

  private gauge(name: string, help: string, read: (gauge: Gauge, from: Sources) => void): void {
    this.define({ name, help }, read);
  }

  /** `about` is name and help; values come by the value of the one label. */
  private labelled(
    about: [string, string],
    label: string,
    read: (from: Sources) => [string, number][],
  ): void {
    this.define({ name: about[0], help: about[1], labelNames: [label] }, (gauge, from) => {
      for (const [value, number] of read(from)) gauge.set({ [label]: value }, number);
    });
  }

  private define(
    about: { name: string; help: string; labelNames?: string[] },
    read: (gauge: Gauge, from: Sources) => void,
  ): void {
    const gauge = new Gauge({
      ...about,
      registers: [this.registry],
      collect: () => {
        gauge.reset();
        if (!about.labelNames) gauge.remove();
        if (this.sources) read(gauge, this.sources);
      },
    });
  }
}
