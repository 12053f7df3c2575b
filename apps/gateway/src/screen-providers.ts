import type { Provider } from '@nestjs/common';
import {
  ActorOf,
  AgentReader,
  ConnectAgent,
  DisconnectAgent,
  RenewConnections,
  SetPresence,
  SweepPresence,
} from '@yingda/agents';
import {
  DeliveryReader,
  InboxReader,
  PlanFollowUp,
  RefusedFrom,
  SeenFrom,
  ShowTyping,
  WindowEndings,
} from '@yingda/channels';
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
  DraftStore,
  EditMessage,
  EscalateConversation,
  LeaveMessage,
  MarkDelivered,
  MarkRead,
  MergeConversations,
  MessageSearch,
  OpenConversation,
  RateConversation,
  ReadMentions,
  ReadRights,
  RecallMessage,
  ReopenConversation,
  SaveDraft,
  SendMessage,
  TakeBackTransfer,
  TimelineReads,
  Topics,
  TransferConversation,
  UnmergeConversation,
  WaitForCustomer,
} from '@yingda/conversations';
import { CustomerReader, OpenVisitor, SetContact, VisitPage } from '@yingda/customers';
import { CLOCK, Database, LOG, Timers, type Clock, type Log } from '@yingda/platform';
import { QueueReader, TakeFromQueue } from '@yingda/routing';
import type { Config } from './config';
import { CONFIG } from './tokens';
import { WidgetSessions, type SessionParts } from './http/widget-sessions';
import { WidgetTokens } from './http/widget-tokens';
import type { ConsoleUseCases } from './sockets/console-commands';
import { ConsoleGateway } from './sockets/console.gateway';
import { Departures } from './sockets/departures';
import { CustomerScreens, ScreenFacts } from './sockets/customer-screens';
import { Emitter } from './sockets/emitter';
import { FanOut } from './sockets/fan-out';
import { Heads } from './sockets/heads';
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
import { AvatarsView } from './views/avatars';
import { ColleaguesView } from './views/colleagues';
import { CustomerConversationsView } from './views/customer-conversations';
import { InboxCountsView } from './views/inbox-counts';
import { InboxPageView } from './views/inbox-page';
import { NewestConversationsView } from './views/newest-conversations';
import { OrderTracesView } from './views/order-traces';
import { QueueDepthsView } from './views/queue-depths';
import { ReadableConversations } from './views/readable';
import { RowsView } from './views/rows';
import { SearchView } from './views/search';
import { ServingView } from './views/serving';
import { StandingsView } from './views/standings';
import { TypicalResponseView } from './views/typical-response';
import { SocketWatch } from './watching/socket-watch';
import { FactsFromContexts } from './wiring/screen-facts';

type Token<T> = abstract new (...args: never[]) => T;

/** Nest makes `type` from the given parts, in the order of its constructor. */
function made<T>(type: new (...parts: never[]) => T, inject: unknown[]): Provider {
  return { provide: type, inject: inject as never[], useFactory: (...parts: never[]) => new type(...parts) };
}

/** A bundle object: the parts under the given names, and `now`. */
function bundle<T extends object>(token: symbol, parts: { [K in keyof T]?: Token<T[K]> }): Provider {
  const names = Object.keys(parts);
  return {
    provide: token,
    inject: [CLOCK, ...(Object.values(parts) as never[])],
    useFactory: (clock: Clock, ...values: unknown[]) => ({
      ...Object.fromEntries(names.map((name, index) => [name, values[index]])),
      now: () => clock.now(),
      clock,
    }),
  };
}

const SESSION_PARTS = Symbol('SessionParts');

const views: Provider[] = [
  made(ReadableConversations, [ConversationReader, TimelineReads, DraftStore, ReadRights, DeliveryReader]),
  made(RowsView, [ConversationReader, CustomerReader, WindowEndings]),
  made(ColleaguesView, [ReadableConversations, AgentReader]),
  made(InboxPageView, [Database, CLOCK]),
  made(InboxCountsView, [Database, CLOCK]),
  made(NewestConversationsView, [Database]),
  made(AvatarsView, [Database]),
  made(ServingView, [Database]),
  made(OrderTracesView, [Database]),
  made(StandingsView, [Database]),
  made(TypicalResponseView, [Database]),
  made(QueueDepthsView, [Database]),
  made(SearchView, [Database, CustomerReader, MessageSearch, RowsView]),
  made(CustomerConversationsView, [Database, RowsView, ScreenFacts, ReadRights]),
  {
    provide: ScreenFacts,
    inject: [ConversationReader, AgentReader, QueueReader, RowsView, CustomerReader],
    useFactory: (...parts: ConstructorParameters<typeof FactsFromContexts>) =>
      new FactsFromContexts(...parts),
  },
];

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
    rate: RateConversation,
    customers: CustomerReader,
    setContact: SetContact,
    visitPage: VisitPage,
    sessions: WidgetSessions,
    tokens: WidgetTokens,
    facts: ScreenFacts,
    typing: Typing,
    moves: RecentMoves,
    departures: Departures,
    topics: Topics,
  }),
  bundle<ConsoleUseCases>(CONSOLE_USE_CASES, {
    actorOf: ActorOf,
    presence: SetPresence,
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
  }),
];

/** Views, sockets and the bundles of use cases that commands call. */
export const screenProviders: Provider[] = [...views, ...sockets, ...commands];
