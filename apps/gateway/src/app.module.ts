import { Module, type DynamicModule } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { AgentLoads, AgentsModule, Avatars, Entrances, Mailer, TeamUse, Workload } from '@yingda/agents';
import { AssistantModule, BotModule, NoticesModule, RepliesModule, RulesModule } from '@yingda/automation';
import {
  Attendance,
  CallLog,
  ChannelsModule,
  MailPeople,
  MailSubjects,
  OptOuts,
  OpeningHours,
  People,
  PublicAddress,
  Replies,
  StoredFiles,
  Talks,
  TeamDirectory,
  UnreadTalks,
  WaitingCustomers,
} from '@yingda/channels';
import {
  AgentPresence,
  BotDuty,
  ConversationsModule,
  EACH_BY_ITSELF,
  ImportDirectory,
  ImportedPeople,
  ImportsModule,
  Names,
  Reach,
  KeptFileRights,
  Wording,
} from '@yingda/conversations';
import {
  CurrentService,
  CustomerFilesModule,
  CustomersModule,
  OrdersModule,
  OrderTraces,
} from '@yingda/customers';
import { ArticlesModule, CannedTeams, KeptFiles, KnowledgeModule, WordsModule } from '@yingda/knowledge';
import { PlatformModule, type Clock } from '@yingda/platform';
import {
  Acquaintance,
  AgentOutlook,
  AgentPool,
  CallPlanning,
  ConversationActions,
  ConversationStandings,
  RoutingModule,
} from '@yingda/routing';
import { ServiceLevelsModule } from '@yingda/service-levels';
import { CasesModule } from '@yingda/cases';
import { ContactsModule, PromisesModule } from '@yingda/promises';
import { SurveysModule } from '@yingda/surveys';
import { Circumstances, Histories, ItemHistories, ReportsModule, Targets, Workplace } from '@yingda/reports';
import type { Logger } from 'pino';
import type { Config } from './config';
import { demoControllers } from './demo/demo-module-parts';
import { callerProviders } from './http/caller-providers';
import { helpProviders } from './help/help-providers';
import { Readiness } from './http/readiness';
import { SmtpMailer } from './mailer';
import type { RedisLink } from './nodes/redis-link';
import { casePageProviders } from './case-pages/case-page-providers';
import { optOutPageProviders } from './opt-out-pages/opt-out-page-providers';
import { OptOutsFromNotices } from './wiring/opt-out-port';
import { screenProviders } from './screen-providers';
import { controllers } from './controllers';
import { CONFIG } from './tokens';
import { SocketWatch } from './watching/socket-watch';
import { Watching } from './watching/watching';
import {
  AvatarsFromAttachments,
  LinksByMail,
  LoadsFromConversations,
  TeamUseFromContexts,
} from './wiring/agents-ports';
import { articlePorts } from './wiring/article-ports';
import { EntrancesFromChannels, HoursFromCalendars } from './wiring/calendars';
import { WorkloadFromContexts } from './wiring/workload';
import { assistantPorts } from './wiring/assistant-ports';
import { botPorts, DutyFromRoster } from './wiring/bot-ports';
import { CallsInConversations } from './wiring/calls';
import {
  FilesFromConversations,
  PeopleFromCustomers,
  TalksFromConversations,
  TeamsFromAgents,
} from './wiring/channels-ports';
import { DirectoryOfImports, PeopleOfImports } from './wiring/import-ports';
import { NamesFromAgents, PresenceFromAgents } from './wiring/conversations-ports';
import { OrdersFromMessages, ServiceFromConversations } from './wiring/customers-ports';
import {
  AttendanceOnSockets,
  MailPeopleFromCustomers,
  UnreadFromConversations,
  WaitingFromContexts,
} from './wiring/follow-up-ports';
import { port } from './wiring/port';
import { FilesOfCases } from './wiring/kept-files';
import { CannedTeamsFromAgents, KeptInConversations, WordingFromKnowledge } from './wiring/wording-ports';
import { rulePorts } from './wiring/rule-ports';
import { ReachFromChannels, RepliesFromContexts, SubjectsFromConversations } from './wiring/replies-ports';
import { OutlookFromContexts } from './wiring/agent-outlook';
import { PlanningFromContexts } from './wiring/call-planning';
import {
  AcquaintanceFromContexts,
  ActionsOnConversations,
  PoolFromAgents,
  StandingsFromViews,
} from './wiring/routing-ports';
import { orderPorts } from './wiring/order-ports';
import { noticePorts } from './wiring/notice-ports';
import { replyPorts } from './wiring/reply-ports';
import { editionPorts } from './wiring/edition-ports';
import { serviceLevelPorts } from './wiring/service-level-ports';
import { casePorts } from './wiring/case-ports';
import { caseWorkPorts } from './wiring/case-work-ports';
import { contactPorts } from './wiring/contact-ports';
import { promisePorts } from './wiring/promise-ports';
import { surveyPorts } from './wiring/survey-ports';
import {
  CircumstancesFromContexts,
  HistoriesFromConversations,
  ItemHistoriesFromContexts,
  TargetsFromServiceLevels,
  WorkplaceFromAgents,
} from './wiring/report-ports';

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
    const promisesModule = PromisesModule.with(promisePorts);
    return {
      module: AppModule,
      imports: [
        platform,
        JwtModule.register({}),
        AgentsModule.with([
          port(AgentLoads, LoadsFromConversations),
          port(Avatars, AvatarsFromAttachments),
          port(TeamUse, TeamUseFromContexts),
          port(Entrances, EntrancesFromChannels),
          port(Workload, WorkloadFromContexts),
          { provide: Mailer, useValue: new LinksByMail(mailer, config.publicUrl) },
        ]),
        CustomersModule.with([
          port(CurrentService, ServiceFromConversations),
          port(OrderTraces, OrdersFromMessages),
        ]),
        OrdersModule.with(orderPorts),
        CustomerFilesModule.with(),
        ChannelsModule.with([
          port(TeamDirectory, TeamsFromAgents),
          port(OpeningHours, HoursFromCalendars),
          port(People, PeopleFromCustomers),
          port(Talks, TalksFromConversations),
          port(StoredFiles, FilesFromConversations),
          port(Replies, RepliesFromContexts),
          port(MailSubjects, SubjectsFromConversations),
          port(OptOuts, OptOutsFromNotices),
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
            port(BotDuty, DutyFromRoster),
            port(Wording, WordingFromKnowledge),
            port(KeptFileRights, FilesOfCases),
          ],
          config.groupCommit ? undefined : EACH_BY_ITSELF,
        ),
        ImportsModule.with([
          port(ImportedPeople, PeopleOfImports),
          port(ImportDirectory, DirectoryOfImports),
        ]),
        RoutingModule.with([
          port(AgentPool, PoolFromAgents),
          port(ConversationActions, ActionsOnConversations),
          port(Acquaintance, AcquaintanceFromContexts),
          port(ConversationStandings, StandingsFromViews),
          port(AgentOutlook, OutlookFromContexts),
          port(CallPlanning, PlanningFromContexts),
        ]),
        ReportsModule.with([
          port(Histories, HistoriesFromConversations),
          port(ItemHistories, ItemHistoriesFromContexts),
          port(Circumstances, CircumstancesFromContexts),
          port(Targets, TargetsFromServiceLevels),
          port(Workplace, WorkplaceFromAgents),
          ...editionPorts,
        ]),
        ServiceLevelsModule.with(serviceLevelPorts),
        RulesModule.with(rulePorts),
        SurveysModule.with(surveyPorts),
        promisesModule,
        ContactsModule.with(contactPorts, promisesModule),
        CasesModule.with([...casePorts, ...caseWorkPorts(mailer, config.publicUrl)]),
        BotModule.with(botPorts),
        RepliesModule.with(replyPorts),
        NoticesModule.with(noticePorts),
        AssistantModule.with(assistantPorts, config.assistant),
        KnowledgeModule.with([
          port(KeptFiles, KeptInConversations),
          port(CannedTeams, CannedTeamsFromAgents),
        ]),
        WordsModule.with([]),
        ArticlesModule.with(articlePorts),
      ],
      controllers: [...controllers, ...demoControllers(config)],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SmtpMailer, useValue: mailer },
        { provide: Watching, useValue: watching },
        { provide: SocketWatch, useValue: watching.sockets },
        Readiness,
        ...callerProviders,
        ...helpProviders,
        ...screenProviders,
        ...casePageProviders,
        ...optOutPageProviders,
      ],
    };
  }
}
