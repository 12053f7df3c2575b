import type { QueueOffer } from '@yingda/contracts/names';
import { forecast, type Outlook, secondsPerTurn } from './forecast';
import { demandOf, type InLine } from './in-line';
import { offersTo } from './overflow';
import { isSomeoneThere } from './someone-there';
import { type ToldWait, toldWait } from './told';

/** Somebody followed one by one, and one far behind. */
type Followed = InLine & { apart: string | null };
type Behind = Pick<InLine, 'conversationId' | 'queuedAt'> & { demand: string; apart: string | null };

/** Where somebody stands, as they are told. */
export interface PlaceInLine {
  /** From 1, among those who wait in front of it. */
  position: number;
  wait: ToldWait;
  someoneThere: boolean;
  offers: QueueOffer[];
}

/** The places of all who wait in front of a team's queue, in order. */
export interface TeamLine {
  byId: Map<string, PlaceInLine>;
  /** When somebody is offered something merely because they have waited. */
  nextOfferAt: Date | null;
}

/**
 * Everybody's place at once. The first are followed one by one; from there on everybody is a step behind the one before,
 * so a queue of ten thousand costs hardly more than one of two hundred. Whoever left a message takes an agent's time in
 * their turn, but is nobody's neighbour in the queue.
 */
export function lineUp(followed: readonly Followed[], behind: readonly Behind[], outlook: Outlook): TeamLine {
  const { situation } = outlook;
  const { rules, now } = situation;
  const someoneThere = isSomeoneThere(situation.candidates);
  const live = [...followed, ...behind].filter((one) => one.apart === null);
  const queue = { ...situation.queue, length: live.length };
  const byId = new Map<string, PlaceInLine>();
  const add = (one: Followed | Behind, seconds: number | null) => {
    if (one.apart !== null) return;
    const offers = offersTo(one, rules.overflow, { queue, now, someoneThere });
    byId.set(one.conversationId, { position: byId.size + 1, wait: toldWait(seconds), someoneThere, offers });
  };
  const turns = forecast(followed, outlook);
  followed.forEach((one, index) => add(one, turns[index]!));
  if (behind.length > 0) {
    const step = stepsBehind(followed, turns, outlook);
    behind.forEach((one, index) => add(one, step(one.demand, index + 1)));
  }
  return { byId, nextOfferAt: nextOffer(live, outlook) };
}

/** Seconds until the turn of one so many places behind the last that was followed. */
function stepsBehind(
  followed: readonly Followed[],
  turns: readonly (number | null)[],
  outlook: Outlook,
): (demand: string, steps: number) => number | null {
  const last = Math.max(0, ...turns.map((turn) => turn ?? 0));
  const perTurn = secondsPerTurn(outlook);
  const served = new Map<string, boolean>();
  followed.forEach((one, index) => served.set(demandOf(one), turns[index] !== null));
  // Of a demand that none of the first has, nothing is known when it asks for skills (`demandOf`).
  const isServed = (demand: string) => served.get(demand) ?? demand.split('|').length <= 3;
  return (demand, steps) =>
    perTurn === null || !isServed(demand) ? null : Math.ceil(last + steps * perTurn);
}

function nextOffer(live: readonly Pick<InLine, 'queuedAt'>[], { situation }: Outlook): Date | null {
  const { rules, now } = situation;
  let next = Infinity;
  for (const { cause, over, target } of rules.overflow) {
    if (cause !== 'wait' || target === 'team') continue;
    for (const { queuedAt } of live) {
      const at = queuedAt.getTime() + over * 1_000;
      if (at > now.getTime() && at < next) next = at;
    }
  }
  return next === Infinity ? null : new Date(next);
}
