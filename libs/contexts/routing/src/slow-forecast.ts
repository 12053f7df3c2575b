import { capacityUnits, hardLimitUnits, unitsFor } from './domain/capacity';
import type { Outlook } from './domain/forecast';
import type { InLine } from './domain/in-line';
import { ends, type PacedAgent } from './domain/pace';

const HORIZON_S = 2 * 3_600;

/** The forecast said once more, second by second and unit by unit; slow. Only when what is served now ends
 * (`ends`) is not said again. */
export function slowForecast(waiting: readonly InLine[], outlook: Outlook): (number | null)[] {
  const { situation, agents, teamSeconds } = outlook;
  const now = situation.now.getTime();
  const turns: (number | null)[] = waiting.map(() => null);
  const known = agents.map((one) => one.handleSeconds).filter((one) => one !== null);
  if (teamSeconds === null && known.length === 0) return turns;
  const usual = teamSeconds ?? middle(known);
  const pace = (agent: PacedAgent) => Math.max(1, agent.handleSeconds ?? usual);
  const online = agents.filter(({ candidate }) => isThere(candidate, outlook));
  // When each unit of each agent's room is free, in seconds from now, the earliest first.
  const over = ends(online, { now, handle: (agent) => pace(agent) * 1_000 });
  const units = online.map((agent) => {
    const { candidate } = agent;
    const rules = { rules: situation.rules, promotion: situation.promotion };
    const capacity = capacityUnits(candidate.capacity, situation.promotion);
    const spare = Math.min(
      capacity - candidate.busy,
      hardLimitUnits(candidate.capacity, rules) - candidate.held,
    );
    const times = (over.get(agent) ?? []).map((end) => (end - now) / 1_000).sort((a, b) => a - b);
    const free: number[] = Array.from({ length: Math.max(0, spare) }, () => 0);
    const back: number[] = [];
    times.forEach((end, index) => {
      const share = (count: number) =>
        Math.round(((capacity - free.length + Math.max(0, -spare)) * count) / times.length);
      for (let left = share(index + 1) - share(index); left > 0; left--) back.push(end);
    });
    return [...free, ...back.slice(Math.max(0, -spare))];
  });
  for (let second = 0; second <= HORIZON_S && turns.includes(null); second++) {
    for (;;) {
      const taken = firstAt(second, { waiting, turns, online, units, outlook });
      if (!taken) break;
      const { index, at } = taken;
      const takes = unitsFor(waiting[index]!.units, online[at]!.candidate.capacity);
      units[at]!.fill(second + pace(online[at]!), 0, takes).sort((a, b) => a - b);
      turns[index] = second;
    }
  }
  return turns;
}

interface World {
  waiting: readonly InLine[];
  turns: (number | null)[];
  online: PacedAgent[];
  units: number[][];
  outlook: Outlook;
}

/** The first in turn whom somebody can take in this second, and who has had the room for longest. */
function firstAt(second: number, world: World): { index: number; at: number } | null {
  const { waiting, turns, online, units, outlook } = world;
  for (const [index, one] of waiting.entries()) {
    if (turns[index] !== null) continue;
    let best: { index: number; at: number; since: number } | null = null;
    for (const [at, agent] of online.entries()) {
      if (!suits(agent, one, { second, outlook })) continue;
      const since = units[at]![unitsFor(one.units, agent.candidate.capacity) - 1];
      if (since === undefined || since > second) continue;
      if (!best || since < best.since) best = { index, at, since };
    }
    if (best) return best;
  }
  return null;
}

function suits(agent: PacedAgent, one: InLine, { second, outlook }: { second: number; outlook: Outlook }) {
  const { situation, closesAt } = outlook;
  const { rules, queue, now } = situation;
  const at = now.getTime() + second * 1_000;
  const { candidate, shiftEndsAt } = agent;
  if (shiftEndsAt && at >= shiftEndsAt.getTime()) return false;
  if (candidate.helpsFrom === null && closesAt && at >= closesAt.getTime()) return false;
  const waited = (at - one.queuedAt.getTime()) / 1_000;
  const lower = Math.max(0, ...rules.relax.map((step) => (waited >= step.afterSeconds ? step.by : 0)));
  const skilled = one.needs.every(
    ({ skill, level, firm }) => (candidate.skills[skill] ?? 0) >= level - (firm ? 0 : lower),
  );
  if (!skilled) return false;
  return (
    candidate.helpsFrom === null ||
    rules.overflow.some(
      ({ cause, over, target, teamId }) =>
        target === 'team' &&
        teamId === candidate.helpsFrom &&
        (cause === 'wait' ? waited >= over : cause === 'length' ? queue.length > over : !queue.open),
    )
  );
}

function isThere(candidate: PacedAgent['candidate'], { situation }: Outlook): boolean {
  if (candidate.capacity === 0 || candidate.state !== 'online' || !candidate.serves || !candidate.onDuty)
    return false;
  return situation.queue.open || !situation.rules.onlyInHours || candidate.helpsFrom !== null;
}

function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
