import type { Tier } from '@yingda/contracts/names';
import type { ConversationFact, Facts, HoldingFact, OfConversation, TurnFact, WaitFact } from './facts';
import type { ConversationHistory } from './history';
import { lifeOf } from './life';
import type { Holding, Life, Stretch, Wait } from './life-parts';
import { surveysOf, surveyFact } from './survey-facts';
import type { Turn } from './turns';

/** Under what a conversation began. */
export interface Began {
  tier: Tier;
  /** Milliseconds of opening hours between two moments. */
  openBetween(from: number, to: number): number;
}

/** A conversation as one, or one of its stretches. */
interface Scope {
  of: OfConversation;
  stretches: Stretch[];
  waits: Wait[];
  holdings: Holding[];
  turns: { people: Turn[]; all: Turn[] };
}

/**
 * All facts of one conversation. Made anew from its whole history whenever something has happened in it, so that what is
 * recorded as it happens and what is rebuilt later cannot differ.
 */
export function factsOf(history: ConversationHistory, began: Began): Facts {
  const life = lifeOf(history);
  const scopes = scopesOf(history, life, began.tier);
  const surveys = surveysOf(history, life);
  return {
    conversations: scopes.map((scope) => conversationFact(scope, history, life)),
    turns: scopes.flatMap((scope) => turnFacts(scope, { history, life, began })),
    waits: scopes.flatMap((scope) => scope.waits.map((wait, no) => waitFact(scope, wait, { no, began }))),
    holdings: scopes.flatMap((scope) => scope.holdings.map((held, no) => holdingFact(scope, held, no))),
    surveys: scopes.flatMap(({ of }) =>
      surveys
        .filter(({ part }) => of.part === 0 || part === of.part)
        .map((one, no) => surveyFact(of, one, no)),
    ),
  };
}

function scopesOf(history: ConversationHistory, life: Life, tier: Tier): Scope[] {
  const again = life.stretches.length > 1;
  const one = scope(history, life, { part: 0, tier, apart: !again });
  if (!again) return [one];
  const parts = life.stretches.map(({ part }) => scope(history, life, { part, tier, apart: true }));
  return [one, ...parts];
}

function scope(
  history: ConversationHistory,
  life: Life,
  how: { part: number; tier: Tier; apart: boolean },
): Scope {
  const { part, tier, apart } = how;
  const mine = <T extends { part: number }>(all: T[]) =>
    part === 0 ? all : all.filter((one) => one.part === part);
  const [stretches, waits, holdings] = [mine(life.stretches), mine(life.waits), mine(life.holdings)];
  const [first, last] = [stretches[0]!, stretches[stretches.length - 1]!];
  const of: OfConversation = {
    conversation_id: history.id,
    part,
    whole: part === 0,
    apart,
    opened_at: iso(first.openedAt),
    closed_at: last.closedAt === null ? null : iso(last.closedAt),
    channel: history.channel,
    inbox_id: history.inboxId,
    tier,
    topic_id: last.topicId ?? (last.part === life.stretches.length ? history.topicId : null),
    first_agent_id: holdings[0]?.agentId ?? null,
    last_agent_id: holdings[holdings.length - 1]?.agentId ?? null,
    first_team_id: (waits[0] && (!holdings[0] || waits[0].queuedAt <= holdings[0].fromAt)
      ? waits[0].teamId
      : (holdings[0]?.teamId ?? last.teamId)) as string | null,
    last_team_id: last.teamId ?? history.teamId,
  };
  return {
    of,
    stretches,
    waits,
    holdings,
    turns: { people: mine(life.turns.people), all: mine(life.turns.all) },
  };
}

function conversationFact(
  { of, stretches, waits, holdings }: Scope,
  history: ConversationHistory,
  life: Life,
): ConversationFact {
  const last = stretches[stretches.length - 1]!;
  const sum = (pick: (stretch: Stretch) => number) =>
    stretches.reduce((total, stretch) => total + pick(stretch), 0);
  const accepted = holdings.filter(({ acceptedAt }) => acceptedAt !== null);
  const times = accepted.map(timesOf);
  const over = of.closed_at !== null && accepted.length > 0;
  const newest = last.part === life.stretches.length;
  const rated = [...stretches].reverse().find(({ rating }) => rating !== null);
  return {
    ...of,
    number: history.number,
    customer_id: history.customerId,
    status: last.closedAt === null ? history.status : last.abandoned ? 'abandoned' : 'closed',
    inbound: life.inbound,
    imported: history.imported,
    merged_into_id: newest ? history.mergedIntoId : null,
    ended_by: last.endedBy,
    queued: waits.length > 0,
    accepted: accepted.length > 0,
    abandoned: last.abandoned,
    left_message: stretches.some(({ leftMessage }) => leftMessage),
    resolved: rated?.ratingResolved ?? last.resolved ?? null,
    rating: rated?.rating ?? null,
    transfers: sum(({ transfers }) => transfers),
    escalations: sum(({ escalations }) => escalations),
    reopenings: stretches.length - 1,
    customer_messages: sum(({ customerMessages }) => customerMessages),
    agent_messages: sum(({ agentMessages }) => agentMessages),
    bot_messages: sum(({ botMessages }) => botMessages),
    handle_ms: over ? times.reduce((total, { handle }) => total + (handle ?? 0), 0) : null,
    idle_ms: over ? times.reduce((total, { idle }) => total + (idle ?? 0), 0) : null,
    wrap_up_ms: last.wrapUpMs,
    bot_first_ms: botFirstMs(stretches),
    bot_alone: sum(({ botMessages }) => botMessages) > 0 && waits.length === 0 && holdings.length === 0,
    returned_at: newest && history.returnedAt !== null ? iso(history.returnedAt) : null,
    pre_sale: history.preSale,
    ordered: history.ordered,
  };
}

function turnFacts(
  { of, turns }: Scope,
  { history, life, began }: { history: ConversationHistory; life: Life; began: Began },
): TurnFact[] {
  // Whoever was merged is answered first where it went; whom the shop wrote to has not asked first.
  const mayBeFirst = life.inbound && history.mergedIntoId === null;
  const rows = (list: Turn[], bots: { bots_out: boolean; bots_in: boolean }, from: number) => {
    const first = firstOf(list);
    return list.map((turn, index) => ({
      ...turnFact(of, turn, began),
      ...bots,
      no: from + index,
      first: index === first && mayBeFirst,
    }));
  };
  if (!life.bots) return rows(turns.people, { bots_out: true, bots_in: true }, 0);
  return [
    ...rows(turns.people, { bots_out: true, bots_in: false }, 0),
    ...rows(turns.all, { bots_out: false, bots_in: true }, turns.people.length),
  ];
}

/** The bot's first word after the customer's first, of the first stretch that has both. */
function botFirstMs(stretches: readonly Stretch[]): number | null {
  return stretches.find(({ botFirstMs: ms }) => ms !== null)?.botFirstMs ?? null;
}

/** The first that was answered; what ended unanswered before it was closed in between and is answered by it. */
function firstOf(turns: Turn[]): number {
  const answered = turns.findIndex((turn) => turn.answered);
  return answered < 0 ? turns.length - 1 : answered;
}

function turnFact(
  of: OfConversation,
  turn: Turn,
  began: Began,
): Omit<TurnFact, 'no' | 'first' | 'bots_in' | 'bots_out'> {
  const { askedAt, endedAt, heldFrom } = turn;
  const asked = between(askedAt, endedAt, began);
  const given = heldFrom === null ? NOTHING : between(Math.max(askedAt, heldFrom), endedAt, began);
  return {
    ...of,
    asked_at: iso(askedAt),
    ended_at: endedAt === null ? null : iso(endedAt),
    answered: turn.answered,
    by_bot: turn.byBot,
    abandoned: turn.abandoned,
    agent_id: turn.agentId,
    team_id: turn.teamId,
    wall_ms: asked.wall,
    open_ms: asked.open,
    assigned_wall_ms: given.wall,
    assigned_open_ms: given.open,
  };
}

function waitFact({ of }: Scope, wait: Wait, { no, began }: { no: number; began: Began }): WaitFact {
  const { wall, open } = between(wait.queuedAt, wait.leftAt, began);
  return {
    ...of,
    no,
    team_id: wait.teamId,
    agent_id: wait.agentId,
    queued_at: iso(wait.queuedAt),
    left_at: wait.leftAt === null ? null : iso(wait.leftAt),
    reason: wait.reason,
    how: wait.how,
    offers: wait.offers,
    declined: wait.declined,
    missed: wait.missed,
    wall_ms: wall,
    open_ms: open,
  };
}

function holdingFact({ of }: Scope, held: Holding, no: number): HoldingFact {
  const { handle, idle } = timesOf(held);
  return {
    ...of,
    no,
    agent_id: held.agentId,
    team_id: held.teamId,
    from_at: iso(held.fromAt),
    accepted_at: held.acceptedAt === null ? null : iso(held.acceptedAt),
    to_at: held.toAt === null ? null : iso(held.toAt),
    how: held.how,
    ended: held.ended,
    handle_ms: handle,
    idle_ms: idle,
    transfers: held.transfers,
    escalations: held.escalations,
    customer_messages: held.customerMessages,
    agent_messages: held.agentMessages,
  };
}

/** Known once it is over, of what was accepted. */
function timesOf({ acceptedAt, toAt, idleMs }: Holding): { handle: number | null; idle: number | null } {
  if (acceptedAt === null || toAt === null) return { handle: null, idle: null };
  return { handle: Math.max(0, toAt - acceptedAt - idleMs), idle: idleMs };
}

const NOTHING = { wall: null, open: null };

function between(
  from: number,
  to: number | null,
  began: Began,
): { wall: number | null; open: number | null } {
  if (to === null) return NOTHING;
  return { wall: Math.max(0, to - from), open: began.openBetween(from, Math.max(from, to)) };
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
