import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import {
  AgentPresence,
  BotDuty,
  ConversationsModule,
  KeptFileRights,
  Names,
  Reach,
  Wording,
} from '@yingda/conversations';
import { CurrentService, CustomersModule, OrderTraces } from '@yingda/customers';
import { AuditLog, CLOCK, Cryptor, Database, FILE_STORAGE, LOG, Outbox, UnitOfWork } from '@yingda/platform';
import type { Clock, FileStorage, Log } from '@yingda/platform';
import { PromisesModule, type Staff } from '@yingda/promises';
import { SurveysModule } from '@yingda/surveys';
import { QuietOutbox } from './quiet-outbox';
import { stagedPromises, stagedSurveys, stagedViews } from './survey-stage';
import {
  EverybodyWasReached,
  EverythingWasSaid,
  EverybodyWasThere,
  NobodyServes,
  NoBotWasThere,
  NoFileIsRead,
  NoOrderIsAsked,
} from './stage-ports';

/** What the stage is given. */
export interface StageParts {
  url: string;
  clock: Clock;
  log: Log;
  cryptor: Cryptor;
  files: FileStorage;
  names: Names;
  staff: Staff;
}

const CONNECTIONS = 2;

/** Conversations and customers on the real database, with a clock and an outbox of their own; nothing else runs here. */
@Global()
@Module({})
export class StageModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

  static with(parts: StageParts): DynamicModule {
    const providers = [
      { provide: CLOCK, useValue: parts.clock },
      { provide: LOG, useValue: parts.log },
      { provide: Cryptor, useValue: parts.cryptor },
      { provide: FILE_STORAGE, useValue: parts.files },
      { provide: Database, useFactory: () => connected(parts) },
      {
        provide: UnitOfWork,
        inject: [Database],
        useFactory: (database: Database) => new UnitOfWork(database, parts.log),
      },
      {
        provide: Outbox,
        inject: [Database],
        useFactory: (database: Database) => new QuietOutbox(database, parts.clock, parts.log),
      },
      {
        provide: AuditLog,
        inject: [Database],
        useFactory: (database: Database) => new AuditLog(database, parts.clock),
      },
    ];
    return {
      module: StageModule,
      imports: [
        ConversationsModule.with([
          { provide: Names, useValue: parts.names },
          { provide: AgentPresence, useClass: EverybodyWasThere },
          { provide: Reach, useClass: EverybodyWasReached },
          { provide: BotDuty, useClass: NoBotWasThere },
          { provide: Wording, useClass: EverythingWasSaid },
          { provide: KeptFileRights, useClass: NoFileIsRead },
        ]),
        SurveysModule.with(stagedSurveys),
        PromisesModule.with(stagedPromises(parts.staff)),
        CustomersModule.with([
          { provide: CurrentService, useClass: NobodyServes },
          { provide: OrderTraces, useClass: NoOrderIsAsked },
        ]),
      ],
      providers: [...providers, ...stagedViews],
      exports: providers,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

async function connected({ url, clock }: StageParts): Promise<Database> {
  const database = new Database({
    url,
    applicationName: 'yingda-demo',
    poolSize: CONNECTIONS,
    entities: [],
    clock,
  });
  await database.connect();
  return database;
}
