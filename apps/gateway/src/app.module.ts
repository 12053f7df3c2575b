import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { APP_GUARD, ModuleRef, Reflector } from '@nestjs/core';
import { JwtModule, JwtService } from '@nestjs/jwt';
import { ActorOf, AgentLoads, AgentsModule, Avatars, Mailer, TeamUse } from '@yingda/agents';
import {
  Attendance,
  CallLog,
  ChannelsModule,
  MailPeople,
  MailSubjects,
  People,
  PublicAddress,
  Replies,
  StoredFiles,
  Talks,
  TeamDirectory,
  UnreadTalks,
  VerifyApiKey,
  WaitingCustomers,
} from '@yingda/channels';
import { AgentPresence, ConversationsModule, EACH_BY_ITSELF, Names, Reach } from '@yingda/conversations';
import { Refusal } from '@yingda/contracts/names';
import { CurrentService, CustomerReader, CustomersModule, OrderTraces } from '@yingda/customers';
import { KnowledgeModule } from '@yingda/knowledge';
import { CLOCK, Cryptor, PlatformModule, RateLimiter, type Clock } from '@yingda/platform';
import { AgentPool, ConversationActions, ConversationStandings, RoutingModule } from '@yingda/routing';
import type { Logger } from 'pino';
import type { Config } from './config';
import { demoControllers } from './demo/demo-module-parts';
import { AgentsController } from './http/agents.controller';
import { AttachmentsController } from './http/attachments.controller';
import { AuthController } from './http/auth.controller';
import { CallerGuard, type Tokens } from './http/caller';
import { ApiChannelController } from './http/api-channel.controller';
import { CallsController } from './http/calls.controller';
import { ConversationsController } from './http/conversations.controller';
import { CustomersController } from './http/customers.controller';
import { DeliveriesController } from './http/deliveries.controller';
import { DocumentationController } from './http/documentation.controller';
import { HealthController } from './http/health.controller';
import { AccountsController } from './http/accounts.controller';
import { HooksController } from './http/hooks.controller';
import { MeController } from './http/me.controller';
import { RequestLimits } from './http/request-limits';
import { Readiness } from './http/readiness';
import { SamePersonController } from './http/same-person.controller';
import { SettingsController } from './http/settings.controller';
import { V1Controller } from './http/v1.controller';
import { WidgetController } from './http/widget.controller';
import { WidgetTokens } from './http/widget-tokens';
import { SmtpMailer } from './mailer';
import type { RedisLink } from './nodes/redis-link';
import { screenProviders } from './screen-providers';
import { CONFIG, TOKENS } from './tokens';
import { SocketWatch } from './watching/socket-watch';
import { Watching } from './watching/watching';
import {
  AvatarsFromAttachments,
  LinksByMail,
  LoadsFromConversations,
  TeamUseFromContexts,
} from './wiring/agents-ports';
import { CallsInConversations } from './wiring/calls';
import {
  FilesFromConversations,
  PeopleFromCustomers,
  TalksFromConversations,
  TeamsFromAgents,
} from './wiring/channels-ports';
import { NamesFromAgents, PresenceFromAgents } from './wiring/conversations-ports';
import { OrdersFromMessages, ServiceFromConversations } from './wiring/customers-ports';
import {
  AttendanceOnSockets,
  MailPeopleFromCustomers,
  UnreadFromConversations,
  WaitingFromContexts,
} from './wiring/follow-up-ports';
import { Lookup } from './wiring/lookup';
import { ReachFromChannels, RepliesFromContexts, SubjectsFromConversations } from './wiring/replies-ports';
import { ActionsOnConversations, PoolFromAgents, StandingsFromViews } from './wiring/routing-ports';

/** What a process is given from outside. */
export interface Surroundings {
  config: Config;
  logger: Logger;
  redis: RedisLink | null;
  clock: Clock;
  watching: Watching;
}

/** Everything of one process, wired together. */
@Module({})
export class AppModule {
  static with({ config, logger, redis, clock, watching }: Surroundings): DynamicModule {
    const mailer = new SmtpMailer(config.smtpUrl, config.mailFrom, logger);
    const platform = PlatformModule.register({
      database: {
        url: config.databaseUrl,
        directUrl: config.databaseDirectUrl,
        applicationName: `yingda-${config.role}`,
        poolSize: 20,
        entities: [],
      },
      secretKey: config.secretKey,
      storageUrl: config.storageUrl,
      log: logger,
      clock,
      watch: watching.server,
      redis,
      // What people wait for on their sockets comes first; with no worker alive a gateway does a worker's part.
      standby: config.role === 'gateway',
      rateLimits: config.rateLimits,
    });
    return {
      module: AppModule,
      imports: [
        platform,
        JwtModule.register({}),
        AgentsModule.with([
          port(AgentLoads, LoadsFromConversations),
          port(Avatars, AvatarsFromAttachments),
          port(TeamUse, TeamUseFromContexts),
          { provide: Mailer, useValue: new LinksByMail(mailer, config.publicUrl) },
        ]),
        CustomersModule.with([
          port(CurrentService, ServiceFromConversations),
          port(OrderTraces, OrdersFromMessages),
        ]),
        ChannelsModule.with([
          port(TeamDirectory, TeamsFromAgents),
          port(People, PeopleFromCustomers),
          port(Talks, TalksFromConversations),
          port(StoredFiles, FilesFromConversations),
          port(Replies, RepliesFromContexts),
          port(MailSubjects, SubjectsFromConversations),
          port(CallLog, CallsInConversations),
          port(Attendance, AttendanceOnSockets),
          port(UnreadTalks, UnreadFromConversations),
          port(MailPeople, MailPeopleFromCustomers),
          port(WaitingCustomers, WaitingFromContexts),
          {
            provide: PublicAddress,
            useValue: { url: config.publicUrl, privateHosts: config.allowPrivateHosts },
          },
        ]),
        ConversationsModule.with(
          [
            port(Names, NamesFromAgents),
            port(AgentPresence, PresenceFromAgents),
            port(Reach, ReachFromChannels),
          ],
          config.groupCommit ? undefined : EACH_BY_ITSELF,
        ),
        RoutingModule.with([
          port(AgentPool, PoolFromAgents),
          port(ConversationActions, ActionsOnConversations),
          port(ConversationStandings, StandingsFromViews),
        ]),
        KnowledgeModule.with([]),
      ],
      controllers: [
        HealthController,
        AccountsController,
        HooksController,
        DocumentationController,
        AuthController,
        MeController,
        AgentsController,
        SettingsController,
        ConversationsController,
        CustomersController,
        SamePersonController,
        DeliveriesController,
        AttachmentsController,
        WidgetController,
        V1Controller,
        ApiChannelController,
        CallsController,
        ...demoControllers(config),
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Watching, useValue: watching },
        { provide: SocketWatch, useValue: watching.sockets },
        Readiness,
        ...callerProviders,
        ...screenProviders,
      ],
    };
  }
}

/** A port bound to its implementation in `wiring`, which finds the other context when it is called. */
function port<P>(
  token: abstract new (...args: never[]) => P,
  implementation: new (lookup: Lookup) => P,
): Provider {
  return {
    provide: token,
    inject: [ModuleRef],
    useFactory: (modules: ModuleRef) => new implementation(new Lookup(modules)),
  };
}

const callerProviders: Provider[] = [
  {
    provide: WidgetTokens,
    inject: [JwtService, Cryptor, CLOCK, CustomerReader],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (jwt: JwtService, cryptor: Cryptor, clock: Clock, customers: CustomerReader) =>
      new WidgetTokens(
        jwt,
        cryptor.derive('widget-token').toString('base64url'),
        () => clock.now(),
        async (identityId) => (await customers.identity(identityId))?.customerId ?? null,
      ),
  },
  {
    provide: TOKENS,
    inject: [ActorOf, WidgetTokens, VerifyApiKey, CustomerReader],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (
      actorOf: ActorOf,
      widget: WidgetTokens,
      apiKey: VerifyApiKey,
      customers: CustomerReader,
    ): Tokens => ({
      async agent(token) {
        const { actor, sessionId } = await actorOf.execute(token);
        return { ...actor, sessionId } as typeof actor;
      },
      async visitor(token) {
        const { actor } = await widget.verify(token);
        // A token outlives the block by up to an hour; sockets are ended by its event, requests are asked here.
        if (await customers.isBlocked(actor.customerId))
          throw new Refusal('visitor-blocked', 'This visitor is blocked.');
        return actor;
      },
      apiKey: (token) => apiKey.execute(token),
    }),
  },
  {
    provide: APP_GUARD,
    inject: [Reflector, TOKENS, RateLimiter],
    useFactory: (reflector: Reflector, tokens: Tokens, limiter: RateLimiter) =>
      new CallerGuard(reflector, tokens, new RequestLimits(limiter)),
  },
];
