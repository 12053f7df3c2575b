// The context is put together here as its module does it, so that a spec can do its rounds one by one.
/* eslint-disable @nx/enforce-module-boundaries */
import { registeredAdapters } from '../../../../libs/contexts/channels/src/adapters';
import type { ChannelAdapter } from '../../../../libs/contexts/channels/src/adapters/adapter';
import { createChannels, type Channels } from '../../../../libs/contexts/channels/src/create-channels';
import { AllTeamsBut, KeptHours } from '../../../../libs/contexts/channels/src/testing';
/* eslint-enable @nx/enforce-module-boundaries */
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ReceiveApiMessage, ReceiveHook } from '@yingda/channels';
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
import {
  AuditLog,
  createLogger,
  Cryptor,
  Database,
  Leases,
  Outbox,
  PlatformModule,
  RateLimiter,
  silentLog,
  UnitOfWork,
  type Clock,
} from '@yingda/platform';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  EverybodyWasThere,
  EverythingWasSaid,
  NobodyServes,
  NoBotWasThere,
  NoFileIsRead,
  NoOrderIsAsked,
} from '../../src/demo/stage/stage-ports';
import { ApiChannelController } from '../../src/http/api-channel.controller';
import { ErrorFilter } from '../../src/http/error.filter';
import { HOOK_BODY } from '../../src/http/hook-body';
import { HooksController } from '../../src/http/hooks.controller';
import { CONFIG } from '../../src/tokens';
import { Metrics } from '../../src/watching/metrics';
import { CallsInConversations } from '../../src/wiring/calls';
import {
  FilesFromConversations,
  PeopleFromCustomers,
  TalksFromConversations,
} from '../../src/wiring/channels-ports';
import { Lookup } from '../../src/wiring/lookup';
import {
  ReachFromChannels,
  RepliesFromContexts,
  SubjectsFromConversations,
} from '../../src/wiring/replies-ports';
import { Everybody } from './everybody';
import { surveyFacts, surveysOf } from './node-surveys';

/** What all processes of the shop share. */
export interface NodeAround {
  databaseUrl: string;
  storageUrl: string;
  clock: Clock;
  /** Where providers reach the shop. */
  hooks: () => string;
}

const SECRET_KEY = 'a-secret-key-for-scenarios-only-0123456789';

@Module({})
class NodeModule {
  static with(node: ShopNode, around: NodeAround): DynamicModule {
    const receiving = (name: 'receiveHook' | 'receiveApiMessage') => ({
      useValue: { execute: (request: never) => node.receive(name, request) },
    });
    return {
      module: NodeModule,
      imports: [
        PlatformModule.register({
          database: { url: around.databaseUrl, applicationName: 'yingda-node', poolSize: 6, entities: [] },
          secretKey: SECRET_KEY,
          storageUrl: around.storageUrl,
          log: silentLog,
          clock: around.clock,
        }),
        CustomersModule.with([
          { provide: CurrentService, useClass: NobodyServes },
          { provide: OrderTraces, useClass: NoOrderIsAsked },
        ]),
        surveysOf(node.lookup),
        ConversationsModule.with([
          { provide: Names, useClass: Everybody },
          { provide: AgentPresence, useClass: EverybodyWasThere },
          { provide: Reach, useFactory: () => new ReachFromChannels(node.lookup) },
          { provide: BotDuty, useClass: NoBotWasThere },
          { provide: Wording, useClass: EverythingWasSaid },
          { provide: KeptFileRights, useClass: NoFileIsRead },
        ]),
      ],
      controllers: [HooksController, ApiChannelController],
      providers: [
        // Links to files go out as those of the installation, which providers want to be https.
        { provide: CONFIG, useValue: { publicUrl: 'https://shop.example' } },
        surveyFacts,
        { provide: ReceiveHook, ...receiving('receiveHook') },
        { provide: ReceiveApiMessage, ...receiving('receiveApiMessage') },
      ],
    };
  }
}

/** One life of a process: what is under way when it ends goes no further than the database saw it. */
class Life {
  ended = false;
  end!: () => void;
  readonly over = new Promise<void>((resolve) => {
    this.end = () => {
      this.ended = true;
      resolve();
    };
  });
}

/**
 * Where a process dies: with what the provider told kept and not answered, with a page read and not kept, with the
 * provider's answer not written down.
 */
export type Death = 'before-answering' | 'after-pulling' | 'after-sending';

/** A process of the server, as far as channels are concerned: webhooks come in over HTTP, rounds are done when told. */
export class ShopNode {
  dies: Death | null = null;
  readonly lookup: Lookup;
  private app!: NestExpressApplication;
  private life = new Life();
  private current!: Channels;

  private constructor(private readonly around: NodeAround) {
    const find = <T>(type: Type<T>) => this.ofChannels(type) ?? this.app.get(type, { strict: false });
    this.lookup = new Lookup({ get: find } as never);
  }

  static async start(around: NodeAround): Promise<ShopNode> {
    const node = new ShopNode(around);
    node.app = await NestFactory.create<NestExpressApplication>(NodeModule.with(node, around), {
      logger: false,
      bodyParser: false,
    });
    node.app.useBodyParser('raw', HOOK_BODY);
    node.app.useGlobalFilters(new ErrorFilter(createLogger({ level: 'silent' }), new Metrics()));
    await node.app.listen(0, '127.0.0.1');
    node.revive();
    return node;
  }

  async stop(): Promise<void> {
    this.die();
    await this.app.close();
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get dead(): boolean {
    return this.life.ended;
  }

  get channels(): Channels {
    return this.current;
  }

  /** Another process in its place, which knows nothing but what is in the database. */
  revive(): void {
    this.life.end();
    this.life = new Life();
    this.dies = null;
    this.current = this.put(this.life);
  }

  /** Everything that is due now. After how many milliseconds something is due again. */
  async round(): Promise<number> {
    const waits = await Promise.race([this.rounds(), this.life.over]);
    return Math.min(...(waits ?? []).map((wait) => wait ?? Infinity));
  }

  private async rounds(): Promise<(number | null)[]> {
    const { inbound, sending } = this.current;
    // What is told may be that there is something to fetch.
    await inbound!.workInbound.round();
    const waits = [
      await inbound!.pullAccounts.round(),
      await inbound!.workInbound.round(),
      await inbound!.fetchMedia.round(),
    ];
    await sending!.worker.runDue();
    return waits;
  }

  async receive(name: 'receiveHook' | 'receiveApiMessage', request: never): Promise<unknown> {
    const { inbound, receiveApiMessage } = this.current;
    const answer = await (name === 'receiveHook' ? inbound!.receiveHook : receiveApiMessage!).execute(
      request,
    );
    if (this.dies !== 'before-answering') return answer;
    this.die();
    return new Promise(() => undefined);
  }

  private die(): void {
    this.life.end();
    this.server.closeAllConnections();
  }

  private get server() {
    return this.app.getHttpServer() as Server;
  }

  private ofChannels<T>(type: Type<T>): T | undefined {
    if (typeof type !== 'function') return undefined;
    const { inbound, sending, ...own } = this.current;
    const parts = [...Object.values(own), ...Object.values(inbound!), ...Object.values(sending!)];
    return parts.find((part): part is T => part instanceof type);
  }

  private put(life: Life): Channels {
    const { app, lookup } = this;
    const get = <T>(type: Type<T>) => app.get(type, { strict: false });
    const { hooks, clock } = this.around;
    const address = {
      get url() {
        return hooks();
      },
    };
    return createChannels({
      ...{ database: get(Database), clock, outbox: get(Outbox), audit: get(AuditLog) },
      ...{ unitOfWork: mortal(get(UnitOfWork), life), cryptor: get(Cryptor), address },
      teams: new AllTeamsBut(),
      opening: new KeptHours(),
      adapters: {
        of: (channel) => this.mortal(registeredAdapters.of(channel)),
        all: () => registeredAdapters.all(),
      },
      provider: {
        log: silentLog,
        leases: get(Leases),
        jobs: { send: async () => null },
        people: new PeopleFromCustomers(lookup),
        calls: new CallsInConversations(lookup),
        talks: new TalksFromConversations(lookup),
        files: new FilesFromConversations(lookup),
        replies: new RepliesFromContexts(lookup),
        subjects: new SubjectsFromConversations(lookup),
        limiter: get(RateLimiter),
      },
    });
  }

  /** The adapter as it is, in a process that may die when its provider has answered. */
  private mortal(adapter: ChannelAdapter | null): ChannelAdapter | null {
    if (!adapter) return null;
    const until = async <T>(answered: Promise<T>, death: Death): Promise<T> => {
      const answer = await answered;
      if (this.dies === death) this.die();
      return answer;
    };
    const { pull } = adapter;
    return {
      ...adapter,
      send: (piece, context) => until(adapter.send(piece, context), 'after-sending'),
      ...(pull
        ? { pull: (cursor, context, hint) => until(pull(cursor, context, hint), 'after-pulling') }
        : {}),
    };
  }
}

/** A unit of work in which nothing happens any more once its process has died. */
function mortal(unitOfWork: UnitOfWork, life: Life): UnitOfWork {
  const run = unitOfWork.run.bind(unitOfWork);
  return Object.assign(Object.create(unitOfWork) as UnitOfWork, {
    run: <T>(work: () => Promise<T>) => (life.ended ? new Promise<T>(() => undefined) : run(work)),
  });
}
