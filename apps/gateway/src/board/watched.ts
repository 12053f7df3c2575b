import type {
  BoardClock,
  Channel,
  ConversationStatus,
  ServiceLevelKind,
  ShownPresenceState,
  Tier,
  WaitingFor,
} from '@yingda/contracts/names';

/** An open conversation as the board keeps it. Times in milliseconds since the epoch. */
export interface WatchedConversation {
  id: string;
  number: string;
  channel: Channel;
  teamId: string | null;
  agentId: string | null;
  status: ConversationStatus;
  waitingFor: WaitingFor;
  waitingSince: number;
  queuedAt: number | null;
  assignedAt: number | null;
  answered: boolean;
  /** Units of its agent's room, and after how long with the customer it takes none. */
  units: number;
  idleSeconds: number | null;
  customerId: string;
  customerName: string;
  customerCode: string;
  isVisitor: boolean;
  tier: Tier;
  /** Nobody owes an answer to a blocked customer. */
  blocked: boolean;
  /** Whether its service levels are watched: then the clock that ends next is its limit, and without one it has none. */
  clocked: boolean;
  clockKind: ServiceLevelKind | null;
  clockStartedAt: number | null;
  clockWarnAt: number | null;
  clockDueAt: number | null;
}

export interface WatchedAgent {
  agentId: string;
  name: string;
  avatarUrl: string | null;
  teamIds: string[];
  state: ShownPresenceState;
  reason: string | null;
  since: number | null;
  capacityUnits: number;
}

export interface WatchedTeam {
  teamId: string;
  name: string;
}

/** Until when somebody must be answered, or something done. */
export interface Limit {
  clock: BoardClock;
  startedAt: number;
  soonAt: number;
  dueAt: number;
  quotaLeft?: number | null;
}
