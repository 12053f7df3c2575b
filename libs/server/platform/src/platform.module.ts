import {
  type DynamicModule,
  Global,
  Inject,
  Module,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { AuditLog } from './audit/audit-log';
import { type Clock, SystemClock } from './clock/clock';
import { Cryptor } from './crypto/cryptor';
import { Database, type DatabaseOptions } from './database/database';
import { Jobs } from './jobs/jobs';
import { Leases } from './leases/leases';
import type { Log } from './logging/log';
import { Outbox } from './outbox/outbox';
import { Relay } from './outbox/relay';
import { type RedisScripts, RateLimiter } from './rate-limits/rate-limiter';
import { createStorage } from './storage/create-storage';
import { Timers } from './timers/timers';
import { UnitOfWork } from './unit-of-work/unit-of-work';
import type { Watch } from './watching/watch';

/** Tokens of what is an interface and thus has no class to ask for. */
export const CLOCK = Symbol('Clock');
export const LOG = Symbol('Log');
export const FILE_STORAGE = Symbol('FileStorage');

/** What the installation's settings decide about the platform. */
export interface PlatformOptions {
  database: DatabaseOptions;
  secretKey: string;
  storageUrl: string;
  log: Log;
  /** The system's when not given; an adjustable one in tests. */
  clock?: Clock;
  /** Who is told what happens; nobody when not given. */
  watch?: Watch;
  /** This process handles events and timers only while no other one does. */
  standby?: boolean;
  /** For rate limits shared between nodes. */
  redis?: RedisScripts | null;
  /** False lifts them; for load tests. */
  rateLimits?: boolean;
}

/**
 * Provides the platform everywhere, connected. Nothing is started: the composition decides by its role whether to start
 * Relay, Timers and Jobs after all subscribers, timer kinds and jobs have been named. The end stops all of it in order.
 */
@Global()
@Module({})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(Relay) private readonly relay: Relay,
    @Inject(Timers) private readonly timers: Timers,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(Database) private readonly database: Database,
  ) {}

  static register(options: PlatformOptions): DynamicModule {
    const providers = providersFor(options);
    return { module: PlatformModule, providers, exports: providers };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled([this.relay.stop(), this.timers.stop(), this.jobs.stop()]);
    await this.outbox.flush();
    await this.database.close();
  }
}

function providersFor(options: PlatformOptions): Exclude<Provider, new (...args: never[]) => unknown>[] {
  const { log } = options;
  const clock = options.clock ?? new SystemClock();
  const connected = async () => {
    const database = new Database({ clock, watch: options.watch, ...options.database });
    await database.connect();
    return database;
  };
  return [
    { provide: CLOCK, useValue: clock },
    { provide: LOG, useValue: log },
    { provide: FILE_STORAGE, useFactory: () => createStorage(options.storageUrl, clock) },
    { provide: Cryptor, useFactory: () => new Cryptor(options.secretKey) },
    {
      provide: RateLimiter,
      useFactory: () =>
        options.rateLimits === false
          ? RateLimiter.lifted(clock, options.redis)
          : new RateLimiter(clock, options.redis ?? null),
    },
    { provide: Database, useFactory: connected },
    {
      provide: UnitOfWork,
      inject: [Database],
      useFactory: (database: Database) => new UnitOfWork(database, log),
    },
    {
      provide: Outbox,
      inject: [Database],
      useFactory: (database: Database) => new Outbox(database, clock, log),
    },
    { provide: Leases, inject: [Database], useFactory: (database: Database) => new Leases(database, clock) },
    {
      provide: AuditLog,
      inject: [Database],
      useFactory: (database: Database) => new AuditLog(database, clock),
    },
    { provide: Jobs, inject: [Database], useFactory: (database: Database) => new Jobs(database, clock, log) },
    {
      provide: Timers,
      inject: [Database, UnitOfWork],
      useFactory: (database: Database, unitOfWork: UnitOfWork) =>
        new Timers(database, unitOfWork, clock, log),
    },
    {
      provide: Relay,
      inject: [Database, UnitOfWork, Outbox],
      useFactory: (database: Database, unitOfWork: UnitOfWork, outbox: Outbox) =>
        new Relay(database, unitOfWork, outbox, clock, { log, standby: options.standby ?? false }),
    },
  ];
}
