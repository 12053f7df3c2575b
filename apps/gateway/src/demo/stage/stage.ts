import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext, Type } from '@nestjs/common';
import type { EventName } from '@yingda/events';
import {
  AdjustableClock,
  CLOCK,
  type Clock,
  Cryptor,
  FILE_STORAGE,
  LOG,
  Outbox,
  UnitOfWork,
  Database,
} from '@yingda/platform';
import type { FileStorage, Log } from '@yingda/platform';
import type { Config } from '../../config';
import { Lookup } from '../../wiring/lookup';
import { StaffForPromises } from '../../wiring/promise-ports';
import type { QuietOutbox } from './quiet-outbox';
import { StageModule } from './stage.module';
import { RememberedNames } from './stage-ports';

/** Facts that would have routing look for an agent now, for a shopper who was served long ago. */
const ASKS_FOR_AGENTS: ReadonlySet<EventName> = new Set<EventName>(['conversation.queued']);

/**
 * Where what has happened is played: the real use cases on the real database, but at times that are given, with agents
 * who were there then, told to no screen. The clock of the running server is never touched, so nothing that runs beside
 * (leases, timers, other people's messages) can ever see another time than now.
 */
export class Stage {
  private constructor(
    private readonly context: INestApplicationContext,
    /** The time on the stage; stands still until it is set. */
    readonly clock: AdjustableClock,
    private readonly running: Clock,
  ) {}

  /** The time of the running server. */
  now(): Date {
    return this.running.now();
  }

  /** Opens it beside a running server. */
  static async open(app: INestApplicationContext, config: Pick<Config, 'databaseDirectUrl'>): Promise<Stage> {
    const clock = new AdjustableClock();
    clock.freeze();
    const module = StageModule.with({
      url: config.databaseDirectUrl,
      clock,
      log: app.get<Log>(LOG),
      cryptor: app.get(Cryptor),
      files: app.get<FileStorage>(FILE_STORAGE),
      names: new RememberedNames(new Lookup(app as never)),
      staff: new StaffForPromises(new Lookup(app as never)),
    });
    const context = await NestFactory.createApplicationContext(module, {
      logger: false,
      abortOnError: false,
    });
    return new Stage(context, clock, app.get<Clock>(CLOCK));
  }

  get<T>(useCase: Type<T>): T {
    return this.context.get(useCase, { strict: false });
  }

  /** Whether what follows is over, so that nobody is asked to serve it. */
  set over(over: boolean) {
    const outbox = this.context.get(Outbox, { strict: false }) as QuietOutbox;
    outbox.withheld = over ? ASKS_FOR_AGENTS : new Set();
  }

  /**
   * One transaction, seen by others only when it is complete. `numberedBefore`: conversations opened in it get the
   * numbers before those of the installation (see the demo's migration).
   */
  run<T>(numberedBefore: boolean, work: () => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(async () => {
      if (numberedBefore) await this.get(Database).query('set local search_path to demo_numbers, public');
      return work();
    });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
