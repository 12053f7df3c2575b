import { ConversationState } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import type { Log } from '@yingda/platform';
import type { Namespace } from 'socket.io';
import { rooms } from './rooms';
import { endSession, unwatch, watch, type AgentSocket, type CustomerSocket } from './session';
import type { RecentMoves } from './while-unmoved';

/** An identity that now belongs to another customer; `blocked` when that customer may not write. */
export interface JoinedIdentity {
  identityId: string;
  toCustomerId: string;
  blocked?: boolean;
}

/** What is asked of contexts about the people on the sockets. */
export interface People {
  /** The agent with the rights of now; null when there is none. */
  agent(agentId: string): Promise<AgentActor | null>;
  mayRead(actor: AgentActor, conversation: ConversationState): Promise<boolean>;
}

/** Between nodes only; these never reach a client. */
interface Told {
  'identity.joined': JoinedIdentity;
  'agent.changed': { agentId: string };
  'conversation.changed': ConversationState;
}

/**
 * What only the node that holds a socket can do to it: change who acts on it and which rooms it is in. Told to every
 * node, done by each to its own.
 */
export class HeldSockets {
  private widget: Namespace | null = null;
  private console: Namespace | null = null;

  /** `clustered`: other nodes hold sockets, too. */
  constructor(
    private readonly clustered: boolean,
    private readonly people: People,
    private readonly log: Log,
    private readonly moves: RecentMoves,
  ) {}

  attach(namespaces: { widget?: Namespace; console?: Namespace }): void {
    this.widget = namespaces.widget ?? this.widget;
    this.console = namespaces.console ?? this.console;
    namespaces.widget?.on('identity.joined', (joined: Told['identity.joined']) => this.rename(joined));
    namespaces.console?.on('agent.changed', (told: Told['agent.changed']) => this.renew(told.agentId));
    namespaces.console?.on('conversation.changed', (told: Told['conversation.changed']) => this.follow(told));
  }

  /** A shopper's sockets now act for the customer their identity was joined to; where that one is blocked they end. */
  identityJoined(joined: JoinedIdentity): void {
    this.rename(joined);
    this.tell(this.widget, 'identity.joined', joined);
  }

  /** Name, picture, rights and teams of an agent hold on their open sockets at once. */
  agentChanged(agentId: string): void {
    this.renew(agentId);
    this.tell(this.console, 'agent.changed', { agentId });
  }

  /** It has another agent, team or customer: who may not read it any more hears nothing further of it. */
  conversationChanged(conversation: ConversationState): void {
    this.follow(conversation);
    this.tell(this.console, 'conversation.changed', conversation);
  }

  private tell<N extends keyof Told>(namespace: Namespace | null, name: N, payload: Told[N]): void {
    if (this.clustered) namespace?.serverSideEmit(name, payload);
  }

  private rename({ identityId, toCustomerId, blocked }: JoinedIdentity): void {
    for (const socket of (this.widget?.sockets.values() ?? []) as Iterable<CustomerSocket>) {
      if (socket.data.actor?.identityId !== identityId) continue;
      if (blocked) {
        endSession(socket, 'visitor-blocked');
        continue;
      }
      const before: string = socket.data.actor.customerId;
      socket.data.actor = { ...socket.data.actor, customerId: toCustomerId };
      // What is done to the earlier customer, who may be somebody else again, does not concern them any more.
      if (before !== toCustomerId) void socket.leave(rooms.customer(before));
      void socket.join(rooms.customer(toCustomerId));
    }
  }

  private renew(agentId: string): void {
    const sockets = socketsIn(this.console, rooms.agent(agentId));
    if (sockets.length === 0) return;
    this.people
      .agent(agentId)
      .then((actor) => {
        for (const socket of sockets) if (actor) become(socket, actor);
      })
      // They are renewed with their tokens.
      .catch((error: unknown) => this.log.warn({ err: error, agentId }, 'sockets not told of new rights'));
  }

  private follow(conversation: ConversationState): void {
    this.moves.note(conversation.id);
    for (const socket of socketsIn(this.console, rooms.staffOf(conversation.id)))
      this.people
        .mayRead(socket.data.actor, conversation)
        .catch(() => false)
        .then((may) => {
          const customerId = socket.data.watched?.[conversation.id];
          if (may && customerId === conversation.customerId) return;
          unwatch(socket, conversation.id);
          // Its customer has turned out to be somebody known: the pages they look at are told under that name.
          if (may) return watch(socket, conversation.id, conversation.customerId);
        });
  }
}

function socketsIn(namespace: Namespace | null, room: string): AgentSocket[] {
  const ids: Set<string> | undefined = namespace?.adapter.rooms.get(room);
  return [...(ids ?? [])].flatMap(
    (id: string) => (namespace?.sockets.get(id) as AgentSocket | undefined) ?? [],
  );
}

function become(socket: AgentSocket, actor: AgentActor): void {
  const before: string[] = socket.data.actor.teamIds;
  // What the socket hears of conversations of a team that was left is not known here; it comes back without them.
  if (before.some((id) => !actor.teamIds.includes(id))) return endSession(socket, 'token-expired');
  socket.data.actor = actor;
  if (!socket.data.subscribed) return;
  void socket.join(rooms.listsOf(actor));
}
