import { unitsFor } from './capacity';
import { demandOf, type InLine } from './in-line';
import { LazyHeap } from './lazy-heap';
import { ownObstacles } from './obstacles';
import { type Asking, askingsOf, helpFrom } from './over-time';
import { type Chunk, chunksOf, ends, handleMs, type PacedAgent } from './pace';
import type { Situation } from './situation';

/** So many of a queue are followed one by one; those behind them move on as fast as the team does. */
export const FOLLOWED = 200;

/** What a forecast is made from, beside who waits. */
export interface Outlook {
  situation: Situation;
  agents: readonly PacedAgent[];
  /** The middle of the team's last handle times; null when it has too few. */
  teamSeconds: number | null;
  /** When the team's own members stop because it closes; null: not known to. */
  closesAt: Date | null;
}

/** An agent while the forecast goes on; `chunks` by when they are free. */
interface Desk {
  agent: PacedAgent;
  rank: number;
  chunks: Chunk[];
  handle: number;
  until: number;
}

interface Chance {
  start: number;
  key: number;
  desk: Desk;
}

/** Seconds until the turn of each, in the order given; null when it does not come as far as one can see. */
export type Turns = (number | null)[];

/**
 * When each conversation's turn comes: agents become free one after the other, and each takes the first in turn that
 * they can take. `waiting` is in turn, of the followed ones only. `forecast.spec.ts` says the same second by second.
 *
 * A demand is looked at by its first only, for those behind it ask the same or more; so the cost is (kinds of demand) ×
 * (agents), and then a logarithm for each who waits.
 */
export function forecast(waiting: readonly InLine[], outlook: Outlook): Turns {
  const now = outlook.situation.now.getTime();
  const turns: Turns = waiting.map(() => null);
  const desks = desksOf(outlook);
  if (desks.length === 0) return turns;
  const pools = new Pools(desks, outlook.situation);
  const lines = linesOf(waiting);
  const next = lines.map((line) => pools.chance(waiting[line[0]!]!));
  for (;;) {
    const first = firstOf(next, lines);
    if (first === null) return turns;
    const { start, desk } = next[first]!;
    const at = lines[first]!.shift()!;
    turns[at] = Math.round((start - now) / 1_000);
    take(desk, waiting[at]!.units, start);
    for (const [index, line] of lines.entries()) {
      // Only who was to go to the same desk has to look again.
      if (index !== first && next[index]?.desk !== desk) continue;
      next[index] = line.length > 0 ? pools.chance(waiting[line[0]!]!) : null;
    }
  }
}

/** Seconds from one turn to the next while everybody of the team is at work; null when nobody is. */
export function secondsPerTurn(outlook: Outlook): number | null {
  const perMs = desksOf(outlook).reduce(
    (sum, { agent, handle }) => sum + outlook.situation.room(agent.candidate).capacity / 100 / handle,
    0,
  );
  return perMs === 0 ? null : 1 / perMs / 1_000;
}

function desksOf({ situation, agents, teamSeconds, closesAt }: Outlook): Desk[] {
  const able = agents.filter(
    ({ candidate }) => candidate.capacity > 0 && ownObstacles(candidate, situation).length === 0,
  );
  const handle = handleMs(agents, teamSeconds);
  if (!handle) return [];
  const now = situation.now.getTime();
  const over = ends(able, { now, handle });
  return able.map((agent, rank) => {
    const { candidate, shiftEndsAt } = agent;
    const closes = candidate.helpsFrom === null ? closesAt : null;
    return {
      ...{ agent, rank, handle: handle(agent) },
      chunks: chunksOf(agent, situation.room(candidate), { now, ends: over.get(agent) ?? [] }),
      until: Math.min(shiftEndsAt?.getTime() ?? Infinity, closes?.getTime() ?? Infinity),
    };
  });
}

/** Those who wait by what they ask for, each in turn: indexes of `waiting`. */
function linesOf(waiting: readonly InLine[]): number[][] {
  const lines = new Map<string, number[]>();
  waiting.forEach((one, index) => {
    const demand = demandOf(one);
    const line = lines.get(demand);
    if (line) line.push(index);
    else lines.set(demand, [index]);
  });
  return [...lines.values()];
}

function firstOf(next: readonly (Chance | null)[], lines: readonly number[][]): number | null {
  let best: number | null = null;
  next.forEach((chance, index) => {
    if (!chance) return;
    const known = best === null ? null : next[best]!;
    const earlier = known && chance.start - known.start;
    if (earlier === null || earlier < 0 || (earlier === 0 && lines[index]![0]! < lines[best!]![0]!))
      best = index;
  });
  return best;
}

/** When a desk has room for so many units; Infinity when it never has before its agent goes. */
function roomAt(desk: Desk, units: number): number {
  let missing = unitsFor(units, desk.agent.candidate.capacity);
  for (const chunk of desk.chunks) {
    missing -= chunk.units;
    if (missing <= 0) return chunk.freeAt < desk.until ? chunk.freeAt : Infinity;
  }
  return Infinity;
}

function take(desk: Desk, units: number, start: number): void {
  let missing = unitsFor(units, desk.agent.candidate.capacity);
  const taken = missing;
  while (missing > 0) {
    const chunk = desk.chunks[0]!;
    const part = Math.min(missing, chunk.units);
    missing -= part;
    if (part === chunk.units) desk.chunks.shift();
    else chunk.units -= part;
  }
  const freed = { freeAt: start + desk.handle, units: taken };
  const at = desk.chunks.findIndex((chunk) => chunk.freeAt > freed.freeAt);
  desk.chunks.splice(at < 0 ? desk.chunks.length : at, 0, freed);
}

/** Desks by what is asked of them, the one that has room first in front. */
class Pools {
  private readonly byTeam = new Map<string | null, Desk[]>();
  private readonly heaps = new Map<string, LazyHeap<Desk>>();

  constructor(
    desks: readonly Desk[],
    private readonly situation: Situation,
  ) {
    for (const desk of desks) {
      const { helpsFrom } = desk.agent.candidate;
      const known = this.byTeam.get(helpsFrom);
      if (known) known.push(desk);
      else this.byTeam.set(helpsFrom, [desk]);
    }
  }

  /** Who can take it first, and when; of several at the same time who has had room for longest. */
  chance(one: InLine): Chance | null {
    let best: Chance | null = null;
    for (const asking of askingsOf(one, this.situation)) {
      for (const team of this.byTeam.keys()) {
        const from = Math.max(asking.from, helpFrom(one, team, this.situation));
        if (from === Infinity) continue;
        const found = this.heap(team, asking, one.units).least((desk) => from < desk.until);
        if (!found) continue;
        const chance = { start: Math.max(found.key, from), key: found.key, desk: found.item };
        if (!best || isBefore(chance, best)) best = chance;
      }
    }
    return best;
  }

  private heap(team: string | null, { needs }: Asking, units: number): LazyHeap<Desk> {
    const name = [team, units, ...needs.map(({ skill, level }) => `${skill}=${level}`)].join('|');
    let heap = this.heaps.get(name);
    if (!heap) {
      const fit = this.byTeam
        .get(team)!
        .filter(({ agent }) =>
          needs.every(({ skill, level }) => (agent.candidate.skills[skill] ?? 0) >= level),
        );
      this.heaps.set(name, (heap = new LazyHeap(fit, (desk) => roomAt(desk, units))));
    }
    return heap;
  }
}

function isBefore(a: Chance, b: Chance): boolean {
  return a.start - b.start < 0 || (a.start === b.start && (a.key - b.key || a.desk.rank - b.desk.rank) < 0);
}
