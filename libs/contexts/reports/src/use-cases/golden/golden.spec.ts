import { Calendar, type CalendarRules } from '@yingda/platform';
import type { Facts, OfConversation, TurnFact } from '../../domain/facts';
import { factsOf, type Began } from '../../domain/facts-of';
import { GOLDEN, type Golden, type Worked, type WorkedTurn } from './conversations.golden';
import { DESK_HOURS } from './golden-desk';
import { AGENTS, goldenId, historyOf, TEAMS } from './golden-histories';

const desk = new Calendar(DESK_HOURS as CalendarRules);

function began(golden: Golden): Began {
  const open = (from: number, to: number) => desk.openTimeBetween(new Date(from), new Date(to));
  const wall = (from: number, to: number) => to - from;
  return { tier: golden.tier ?? 'standard', openBetween: golden.desk ? open : wall };
}

const nameOf = (id: string | null) => Object.entries(AGENTS).find(([, agent]) => agent === id)?.[0] ?? null;
const teamOf = (id: string | null) => Object.entries(TEAMS).find(([, team]) => team === id)?.[0] ?? null;
const seconds = (ms: number | null) => (ms === null ? null : ms / 1_000);

function turnOf(turn: TurnFact): unknown[] {
  return [
    seconds(turn.wall_ms),
    seconds(turn.assigned_wall_ms),
    nameOf(turn.agent_id),
    seconds(turn.open_ms),
    seconds(turn.assigned_open_ms),
  ];
}
const asked = ([wall, assigned, agent, open = wall, assignedOpen = assigned!]: WorkedTurn) => [
  ...[wall, assigned, agent, open, assignedOpen],
];

/** What was made of one conversation, or of one of its stretches, in the terms of the table. */
function foundOf(golden: Golden, part: number) {
  const facts = factsOf(historyOf(golden), began(golden));
  const [row] = facts.conversations.filter((one) => one.part === part);
  const turns = facts.turns.filter((one) => one.part === part && one.bots_out);
  const first = turns.filter((turn) => turn.answered).findIndex((turn) => turn.first);
  return {
    turns: turns.filter((turn) => turn.answered).map(turnOf),
    unanswered: turns.filter((turn) => !turn.answered && turn.ended_at).map(turnOf),
    withBots: facts.turns.filter((one) => one.part === part && one.bots_in && !one.bots_out).map(turnOf),
    first: first < 0 ? null : first,
    waits: facts.waits
      .filter((wait) => wait.part === part && wait.how === 'taken')
      .map((wait) => [seconds(wait.wall_ms), seconds(wait.open_ms)]),
    state: row!.merged_into_id ? 'merged' : row!.closed_at ? row!.status : 'open',
    queued: row!.queued,
    resolved: row!.resolved,
    parts: facts.holdings
      .filter((held) => held.part === part)
      .map((held) => [
        nameOf(held.agent_id),
        seconds(held.handle_ms),
        held.agent_messages,
        held.customer_messages,
      ]),
    transfers: row!.transfers,
    escalations: row!.escalations,
    leftMessage: row!.left_message,
    heard: row!.customer_messages,
    handle: seconds(row!.handle_ms),
  };
}

function workedOf(worked: Worked) {
  const over = worked.state !== 'open' && worked.parts.length > 0;
  return {
    turns: worked.turns.map(asked),
    unanswered: (worked.unanswered ?? []).map(asked),
    withBots: (worked.withBots ?? []).map(asked),
    first: worked.first,
    waits: worked.waits.map((wait) => (typeof wait === 'number' ? [wait, wait] : wait)),
    state: worked.state,
    queued: worked.queued,
    resolved: worked.resolved ?? null,
    parts: worked.parts.map(([agent, handle, ...rest]) => [
      agent,
      Number.isNaN(handle) ? null : handle,
      ...rest,
    ]),
    transfers: worked.transfers ?? 0,
    escalations: worked.escalations ?? 0,
    leftMessage: worked.leftMessage ?? false,
    heard: worked.heard,
    handle: over ? worked.parts.reduce((sum, [, handle]) => sum + handle, 0) : null,
  };
}

describe('the golden conversations', () => {
  it('are at least sixty, each of its own name', () => {
    expect(new Set(GOLDEN.map(({ id }) => goldenId(id))).size).toBe(GOLDEN.length);
    expect(GOLDEN.length).toBeGreaterThanOrEqual(60);
  });

  it.each(GOLDEN.map((golden) => [golden.id, golden.about, golden] as const))(
    '%s, %s: its facts are what was worked out by hand',
    (_id, _about, golden) => {
      expect(foundOf(golden, 0)).toEqual(workedOf(golden.worked));
      golden.apart?.forEach((worked, index) => expect(foundOf(golden, index + 1)).toEqual(workedOf(worked)));
    },
  );

  it('name where they began and where they ended', () => {
    for (const golden of GOLDEN) {
      const [row] = factsOf(historyOf(golden), began(golden)).conversations;
      expect([golden.id, teamOf(row!.first_team_id), teamOf(row!.last_team_id)]).toEqual([
        ...[golden.id, golden.team ?? 'S', golden.lastTeam ?? golden.team ?? 'S'],
      ]);
      expect(nameOf(row!.first_agent_id)).toBe(golden.worked.parts[0]?.[0] ?? null);
      expect(nameOf(row!.last_agent_id)).toBe(golden.worked.parts.at(-1)?.[0] ?? null);
    }
  });

  it('of timelines that named nobody by id have the same facts, but for topics before a reopening', () => {
    const known = (facts: Facts) =>
      Object.values(facts).map((rows: OfConversation[]) =>
        rows.map((row) => (row.apart && !row.whole ? { ...row, topic_id: null } : row)),
      );
    for (const golden of GOLDEN)
      expect(known(factsOf(historyOf(golden, { older: true }), began(golden)))).toEqual(
        known(factsOf(historyOf(golden), began(golden))),
      );
  });
});
