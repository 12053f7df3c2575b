import type { ChoiceRule } from '@yingda/contracts/names';
import type { Candidate } from './candidate';
import { unitsFor } from './capacity';
import type { Explanation } from './explanation';
import { demandOf, type InLine, isReady, waitedSeconds } from './in-line';
import {
  type Ask,
  askOf,
  isThere,
  matchObstacles,
  type Obstacle,
  ownObstacles,
  roomObstacles,
  suits,
} from './obstacles';
import { type Kept, keptFor } from './preference';
import type { Situation } from './situation';
import { rank } from './strategies';

/** Who gets what, and how that came about. */
export interface Decision {
  conversationId: string;
  agentId: string;
  rule: ChoiceRule;
  explanation: Explanation;
}

/** Agents kept free for somebody who needs more room than they have. */
type MakingRoom = Map<string, string>;

/**
 * The next placement of a team: the first conversation in turn that somebody can take, and who takes it. `waiting` is
 * in order (`inTurn`). Null when nothing can be placed now.
 *
 * One that needs more room than anybody has free keeps the agent with the most room from those behind it, or lighter
 * ones would fill every gap before it and it would starve. Conversations of one demand keep one agent together.
 */
export function decide(waiting: readonly InLine[], situation: Situation): Decision | null {
  const able = new Able(situation);
  const room: MakingRoom = new Map();
  const passed = new Set<string>();
  for (const one of able.isEmpty ? [] : waiting) {
    if (!isReady(one, situation.now)) continue;
    const ask = askOf(one, situation);
    const context = { situation, ask, kept: keptFor(ask, situation), room, passedOver: passed.size };
    // Everything but room of their own.
    const wanted = able.of(ask).filter((candidate) => isWanted(candidate, context));
    const eligible = wanted.filter((candidate) => fits(candidate, one, situation));
    if (eligible.length > 0) return choose(eligible, context);
    const demand = demandOf(one);
    if (passed.has(demand)) continue;
    passed.add(demand);
    const target = roomiest(wanted, context);
    if (target) room.set(target.agentId, one.conversationId);
  }
  return null;
}

/** Whether anybody can take anything at all; while nobody can, nobody needs to know who waits. */
export function isAnybodyAble(situation: Situation): boolean {
  return situation.candidates.some((one) => hasSomeRoom(one, situation));
}

/** Whether this agent, the only one of the situation, can take it; for what was decided a moment before. */
export function stillCan(one: InLine, situation: Situation): boolean {
  const [candidate] = situation.candidates;
  if (!candidate) return false;
  return (
    ownObstacles(candidate, situation).length === 0 &&
    roomObstacles(candidate, one.units, situation).length === 0 &&
    suits(candidate, askOf(one, situation))
  );
}

/** Why a conversation waits: what stands between it and everybody, as if it were its turn. */
export function explainWait(one: InLine, situation: Situation): Explanation {
  const ask = askOf(one, situation);
  return explain([], { situation, ask, kept: keptFor(ask, situation), room: new Map(), passedOver: 0 });
}

interface Context {
  situation: Situation;
  ask: Ask;
  kept: Kept | null;
  room: MakingRoom;
  passedOver: number;
}

/** Agents who can take something at all, found by what is asked for. */
class Able {
  private readonly all: Candidate[];
  private skilled: Map<string, Candidate[]> | null = null;

  constructor(situation: Situation) {
    this.all = situation.candidates.filter((one) => hasSomeRoom(one, situation));
  }

  get isEmpty(): boolean {
    return this.all.length === 0;
  }

  /** Those who may suit: where a skill is asked for, the ones who have it. */
  of({ needs: [need] }: Ask): readonly Candidate[] {
    if (!need) return this.all;
    this.skilled ??= bySkill(this.all);
    return this.skilled.get(need.skill) ?? [];
  }
}

function bySkill(candidates: readonly Candidate[]): Map<string, Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const one of candidates)
    for (const skill in one.skills) {
      const others = found.get(skill);
      if (others) others.push(one);
      else found.set(skill, [one]);
    }
  return found;
}

function hasSomeRoom(candidate: Candidate, situation: Situation): boolean {
  if (!isThere(candidate, situation)) return false;
  const { spare, hardLimit } = situation.room(candidate);
  return spare > 0 && candidate.held < hardLimit;
}

function isWanted(candidate: Candidate, { ask, kept, room }: Context): boolean {
  if (kept && kept.agentId !== candidate.agentId) return false;
  return !room.has(candidate.agentId) && suits(candidate, ask);
}

// As `roomObstacles` says, without naming them: asked of everybody in every decision.
function fits(candidate: Candidate, one: InLine, situation: Situation): boolean {
  const { spare, hardLimit } = situation.room(candidate);
  const takes = unitsFor(one.units, candidate.capacity);
  return takes <= spare && candidate.held + takes <= hardLimit;
}

function roomiest(wanted: readonly Candidate[], { situation, ask: { one } }: Context): Candidate | null {
  const missing = (candidate: Candidate) => {
    const { spare, hardLimit } = situation.room(candidate);
    return unitsFor(one.units, candidate.capacity) - Math.min(spare, hardLimit - candidate.held);
  };
  let best: Candidate | null = null;
  for (const candidate of wanted) {
    const difference = best ? missing(candidate) - missing(best) : -1;
    if (difference < 0 || (difference === 0 && candidate.agentId < best!.agentId)) best = candidate;
  }
  return best;
}

function choose(eligible: readonly Candidate[], context: Context): Decision {
  const { situation, kept, ask } = context;
  const { one } = ask;
  const order = (agentId: string) => one.declinedBy.indexOf(agentId);
  const fresh = eligible.filter(({ agentId }) => order(agentId) < 0);
  // Who declined is better than nobody, so that no customer waits for ever: the one who did so first.
  const again = eligible
    .filter(({ agentId }) => order(agentId) >= 0)
    .sort((a, b) => order(a.agentId) - order(b.agentId));
  const ranked = [...rank(fresh, situation), ...again];
  const rule = fresh.length === 0 ? 'asked-again' : (kept?.rule ?? situation.rules.strategy);
  const { conversationId } = one;
  const { agentId } = ranked[0]!;
  return { conversationId, agentId, rule, explanation: { ...explain(ranked, context), agentId, rule } };
}

function explain(ranked: readonly Candidate[], context: Context): Explanation {
  const { situation, passedOver, ask } = context;
  const { one } = ask;
  const { rules, now, promotion } = situation;
  const { headStartSeconds } = one;
  const chosen = new Set(ranked);
  const waited = waitedSeconds(one, now);
  return {
    conversationId: one.conversationId,
    agentId: null,
    rule: null,
    strategy: rules.strategy,
    decidedAt: now.toISOString(),
    turn: {
      ...{ front: one.front, waitedSeconds: waited, headStartSeconds, passedOver },
      ...(headStartSeconds > 0 && one.promiseDue && rules.headStarts.promises ? { promiseDue: true } : {}),
    },
    units: one.units,
    promotion,
    needs: [...ask.needs],
    eligible: ranked.map((candidate) => ({
      agentId: candidate.agentId,
      busy: candidate.busy,
      spare: situation.room(candidate).spare,
      lastAssignedAt: candidate.lastAssignedAt?.toISOString() ?? null,
      helpsFrom: candidate.helpsFrom,
      declinedBefore: one.declinedBy.includes(candidate.agentId),
    })),
    notEligible: situation.candidates
      .filter((candidate) => !chosen.has(candidate))
      .map((candidate) => ({ agentId: candidate.agentId, obstacles: allObstacles(candidate, context) })),
  };
}

function allObstacles(candidate: Candidate, { situation, ask, kept, room }: Context): Obstacle[] {
  const found = [
    ...ownObstacles(candidate, situation),
    ...roomObstacles(candidate, ask.one.units, situation),
    ...matchObstacles(candidate, ask),
  ];
  if (kept && kept.agentId !== candidate.agentId)
    found.push({ why: 'kept', agentId: kept.agentId, until: kept.until.toISOString() });
  const heavier = room.get(candidate.agentId);
  if (heavier) found.push({ why: 'making-room', conversationId: heavier });
  return found;
}
