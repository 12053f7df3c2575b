import type { Provider } from '@nestjs/common';
import {
  ActorOf,
  AgentReader,
  ConnectAgent,
  DisconnectAgent,
  RenewConnections,
  ForcePresence,
  NotifyTeam,
  SetPresence,
  SweepPresence,
} from '@yingda/agents';
import { NoticeReader } from '@yingda/automation';
import { InboxReader, PlanFollowUp, RefusedFrom, SeenFrom, ShowTyping } from '@yingda/channels';
import {
  AbandonConversation,
  AcceptConversation,
  AddNote,
  AssignConversation,
  CloseByCustomer,
  CloseConversation,
  ConversationReader,
  DeclineConversation,
  DisposeConversation,
  EditMessage,
  EscalateConversation,
  LeaveMessage,
  MarkDelivered,
  MarkRead,
  MergeConversations,
  OpenConversation,
  RateConversation,
  ReadMentions,
  ReadRights,
  RecallMessage,
  ReopenConversation,
  SaveDraft,
  SendMessage,
  TakeBackTransfer,
  Topics,
  TransferConversation,
  UnmergeConversation,
  JoinConversation,
  LeaveConversation,
  WaitForCustomer,
} from '@yingda/conversations';
import { CustomerReader, OpenVisitor, SetContact, VisitPage } from '@yingda/customers';
import { ReadArticles } from '@yingda/knowledge';
import { CLOCK, LOG, Timers, type Clock, type Log } from '@yingda/platform';
import { PlanCallback, QueueReader, RejoinQueue, TakeFromQueue } from '@yingda/routing';
import { AnswerSurvey, KeepCourse, SurveyReader } from '@yingda/surveys';
import { boardProviders } from './board-providers';
import { BoardWatch } from './board/board-watch';
import type { Config } from './config';
import { CONFIG } from './tokens';
import { Paper } from './paper/paper';
import { WidgetSessions, type SessionParts } from './http/widget-sessions';
import { WidgetTokens } from './http/widget-tokens';
import type { ConsoleUseCases } from './sockets/console-commands';
import { ConsoleGateway } from './sockets/console.gateway';
import { Departures } from './sockets/departures';
import { CustomerScreens, ScreenFacts } from './sockets/customer-screens';
import { Emitter } from './sockets/emitter';
import { FanOut } from './sockets/fan-out';
import { Heads } from './sockets/heads';
import { QueueFacts, QueuePlaces } from './sockets/queue-places';
import { HeldSockets } from './sockets/held-sockets';
import { Loads } from './sockets/loads';
import { Lookups } from './sockets/lookups';
import { PresenceLeases } from './sockets/presence-leases';
import { SocketServer } from './sockets/socket-server';
import { CONSOLE_USE_CASES, WIDGET_USE_CASES } from './sockets/tokens';
import { Typing } from './sockets/typing';
import { Viewers } from './sockets/viewers';
import { RecentMoves } from './sockets/while-unmoved';
import type { WidgetUseCases } from './sockets/widget-commands';
import { WidgetGateway } from './sockets/widget.gateway';
import { ReadableConversations } from './views/readable';
import { TypicalResponseView } from './views/typical-response';
import { SocketWatch } from './watching/socket-watch';
import { QueueFactsFromRouting } from './wiring/queue-facts';
import { SurveysOfConversations } from './wiring/surveys-of-conversations';
import { bundle, made } from './made';
import { viewProviders } from './views/view-providers';

const SESSION_PARTS = Symbol('SessionParts');

const sockets: Provider[] = [
  made(Emitter, []),
  made(Lookups, [LOG]),
  made(RecentMoves, []),
  {
    provide: HeldSockets,
    inject: [CONFIG, AgentReader, ReadRights, LOG, RecentMoves],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (config: Config, agents: AgentReader, rights: ReadRights, log: Log, moves: RecentMoves) =>
      new HeldSockets(
        config.redisUrl !== null,
        {
          agent: (agentId) => agents.actor(agentId),
          mayRead: (actor, conversation) => rights.mayRead(actor, conversation),
        },
        log,
        moves,
      ),
  },
  made(CustomerScreens, [Emitter, ScreenFacts, Lookups]),
  {
    provide: QueueFacts,
    inject: [QueueReader, NoticeReader],
    useFactory: (queues: QueueReader, notices: NoticeReader) => new QueueFactsFromRouting(queues, notices),
  },
  {
    provide: QueuePlaces,
    inject: [CONFIG, Emitter, QueueFacts, Lookups, CLOCK],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (config: Config, emit: Emitter, facts: QueueFacts, lookups: Lookups, clock: Clock) =>
      new QueuePlaces(config.redisUrl !== null, emit, facts, lookups, clock),
  },
  {
    provide: Loads,
    inject: [Emitter, ConversationReader, Lookups],
    useFactory: (emit: Emitter, reader: ConversationReader, lookups: Lookups) =>
      new Loads(emit, (agentIds) => reader.loads(agentIds), lookups),
  },
  made(FanOut, [Emitter, CustomerScreens, HeldSockets, Loads]),
  made(Typing, [Emitter]),
  made(Viewers, [Emitter]),
  {
    provide: Heads,
    inject: [ConversationReader, LOG],
    useFactory: (reader: ConversationReader, log: Log) =>
      new Heads((ids, audience) => reader.heads(ids, audience), log),
  },
  made(Departures, [Timers, CLOCK, ConversationReader, AbandonConversation, VisitPage, PlanFollowUp]),
  made(SocketServer, [Emitter, HeldSockets, Heads, Viewers, LOG, SocketWatch]),
  {
    provide: PresenceLeases,
    inject: [ConnectAgent, DisconnectAgent, RenewConnections, SweepPresence, LOG],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (
      connect: ConnectAgent,
      disconnect: DisconnectAgent,
      renew: RenewConnections,
      sweep: SweepPresence,
      log: Log,
    ) => new PresenceLeases({ connect, disconnect, renew, sweep }, log),
  },
  WidgetGateway,
  ConsoleGateway,
];

const commands: Provider[] = [
  bundle<SessionParts>(SESSION_PARTS, {
    inboxes: InboxReader,
    seen: SeenFrom,
    refused: RefusedFrom,
    visitors: OpenVisitor,
    customers: CustomerReader,
    conversations: ConversationReader,
    topics: Topics,
    agents: AgentReader,
    typical: TypicalResponseView,
    articles: ReadArticles,
    facts: ScreenFacts,
    tokens: WidgetTokens,
  }),
  made(WidgetSessions, [SESSION_PARTS]),
  bundle<WidgetUseCases>(WIDGET_USE_CASES, {
    inboxes: InboxReader,
    reader: ReadableConversations,
    open: OpenConversation,
    send: SendMessage,
    edit: EditMessage,
    recall: RecallMessage,
    read: MarkRead,
    delivered: MarkDelivered,
    close: CloseByCustomer,
    leaveMessage: LeaveMessage,
    planCallback: PlanCallback,
    rejoinQueue: RejoinQueue,
    rate: RateConversation,
    surveys: SurveyReader,
    answerSurvey: AnswerSurvey,
    seeSurvey: KeepCourse,
    customers: CustomerReader,
    setContact: SetContact,
    visitPage: VisitPage,
    sessions: WidgetSessions,
    tokens: WidgetTokens,
    facts: ScreenFacts,
    typing: Typing,
    moves: RecentMoves,
    departures: Departures,
    queuePlaces: QueuePlaces,
    topics: Topics,
  }),
  bundle<ConsoleUseCases>(CONSOLE_USE_CASES, {
    actorOf: ActorOf,
    presence: SetPresence,
    forcePresence: ForcePresence,
    notifyTeam: NotifyTeam,
    inboxes: InboxReader,
    customers: CustomerReader,
    reader: ReadableConversations,
    open: OpenConversation,
    send: SendMessage,
    edit: EditMessage,
    recall: RecallMessage,
    note: AddNote,
    readMentions: ReadMentions,
    read: MarkRead,
    accept: AcceptConversation,
    assign: AssignConversation,
    transfer: TransferConversation,
    takeBack: TakeBackTransfer,
    escalate: EscalateConversation,
    wait: WaitForCustomer,
    join: JoinConversation,
    leave: LeaveConversation,
    close: CloseConversation,
    dispose: DisposeConversation,
    reopen: ReopenConversation,
    merge: MergeConversations,
    unmerge: UnmergeConversation,
    draft: SaveDraft,
    take: TakeFromQueue,
    decline: DeclineConversation,
    facts: ScreenFacts,
    typing: Typing,
    showTyping: ShowTyping,
    moves: RecentMoves,
    viewers: Viewers,
    board: BoardWatch,
    surveys: SurveysOfConversations,
  }),
];

/** Views, paper, sockets and the bundles of use cases that commands call. */
export const screenProviders: Provider[] = [
  ...viewProviders,
  ...boardProviders,
  made(Paper, []),
  ...sockets,
  ...commands,
];
