import type {
  AgentBrief,
  Author,
  ChannelWindow,
  ConversationRow,
  Directory,
  MessageDelivery,
  PageVisit,
  ViewersChanged,
} from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { ConnectionState } from '@yingda/realtime-client';
import { NO_MENTIONS, type Mentions } from './mentions';
import type { Rows } from './merge-row';
import type { ViewQuery } from './row-order';
import { createFrameStore, createStore } from './store';

export interface Typing {
  author: Author;
  /** The shopper's unsent text, where the inbox shows it. */
  text?: string;
}

/** Why a row just left: shown in its place for a moment. */
export interface Departure {
  reason: 'taken' | 'expired' | 'returned' | 'transferred' | 'closed' | 'unanswered';
  byName?: string;
}

export type Viewer = ViewersChanged['viewers'][number];

export interface QueueState {
  waiting: number;
  oldestSince: string | null;
}

/** A window as the socket told it. `window` is null where it is always open. */
export interface HeardWindow {
  window: ChannelWindow | null;
  /** When it was heard, on this device's clock. */
  at: number;
}

/** Whether a shopper has a page open, as the socket told it. */
export interface HeardShopper {
  goneSince: string | null;
  /** When it was heard, on this device's clock. */
  at: number;
}

const DEPARTED_SHOWN_MS = 3_000;
const VISITS_KEPT = 30;

/** All that the socket keeps fresh, each part a store of its own so that a tick in one draws nothing else. */
export class LiveState {
  readonly rows = createFrameStore<Rows>({});
  readonly directory = createFrameStore<Directory | null>(null);
  readonly connection = createFrameStore<ConnectionState>('connecting');
  /** Notes that name this agent. */
  readonly mentions = createFrameStore<Mentions>(NO_MENTIONS);
  readonly offers = createFrameStore<Readonly<Record<string, string>>>({});
  readonly departures = createFrameStore<Readonly<Record<string, Departure>>>({});
  readonly typing = createFrameStore<Readonly<Record<string, Typing>>>({});
  readonly viewers = createFrameStore<Readonly<Record<string, readonly Viewer[]>>>({});
  readonly queues = createFrameStore<Readonly<Record<string, QueueState>>>({});
  /** How far messages have come on their way through a channel, by message. */
  readonly deliveries = createFrameStore<Readonly<Record<string, MessageDelivery>>>({});
  /** How long and how much may be sent, by identity of a customer; heard later than what was read. */
  readonly windows = createFrameStore<Readonly<Record<string, HeardWindow>>>({});
  /** Shoppers who came or went, by customer; heard later than what was read. */
  readonly shoppers = createFrameStore<Readonly<Record<string, HeardShopper>>>({});
  readonly visits = createFrameStore<Readonly<Record<string, readonly PageVisit[]>>>({});
  /** The list in front of the agent: what arrives unknown and belongs there is fetched. */
  readonly shownView = createStore<ViewQuery>({ view: 'mine' });
  /** Raised by everything that may change the counts of the tabs. */
  readonly countsVersion = createFrameStore(0);

  private readonly typingTimers = new Map<string, ReturnType<typeof setTimeout>>();

  row(id: string): ConversationRow | undefined {
    return this.rows.get()[id];
  }

  countsChanged(): void {
    this.countsVersion.set((version) => version + 1);
  }

  setTyping(conversationId: string, typing: Typing | null): void {
    clearTimeout(this.typingTimers.get(conversationId));
    this.typing.set((before) => withKey(before, conversationId, typing));
    // A lost "stopped" must not leave somebody typing for ever.
    if (typing) {
      this.typingTimers.set(
        conversationId,
        setTimeout(() => this.setTyping(conversationId, null), LIMITS.typingTimeoutMs),
      );
    }
  }

  depart(conversationId: string, departure: Departure): void {
    this.departures.set((before) => withKey(before, conversationId, departure));
    setTimeout(
      () => this.departures.set((before) => withKey(before, conversationId, null)),
      DEPARTED_SHOWN_MS,
    );
  }

  setOffer(conversationId: string, expiresAt: string | null): void {
    this.offers.set((before) => withKey(before, conversationId, expiresAt));
  }

  addVisit(customerId: string, visit: PageVisit): void {
    this.visits.set((before) => {
      const earlier = (before[customerId] ?? []).map((known) => ({ ...known, current: false }));
      return { ...before, [customerId]: [visit, ...earlier].slice(0, VISITS_KEPT) };
    });
  }

  /** Changes one agent of the directory (presence). */
  setPresence(agentId: string, parts: Partial<AgentBrief>): void {
    this.changeAgents((agent) => (agent.id === agentId ? { ...agent, ...parts } : agent));
  }

  /** How many conversations agents have now; the others' numbers stand. */
  setLoads(loads: readonly { agentId: string; load: number }[]): void {
    const now = new Map(loads.map(({ agentId, load }) => [agentId, load]));
    this.changeAgents((agent) => {
      const load = now.get(agent.id);
      return load === undefined || load === agent.load ? agent : { ...agent, load };
    });
  }

  private changeAgents(change: (agent: AgentBrief) => AgentBrief): void {
    this.directory.set((before) => (before ? { ...before, agents: before.agents.map(change) } : before));
  }
}

/** A record with one key set, or without it; the same record when nothing changes. */
export function withKey<T>(
  record: Readonly<Record<string, T>>,
  key: string,
  value: T | null,
): Readonly<Record<string, T>> {
  if (value !== null) return { ...record, [key]: value };
  if (!(key in record)) return record;
  const { [key]: _, ...rest } = record;
  return rest;
}
