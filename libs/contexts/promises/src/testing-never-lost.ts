import { newId } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import { createPromises, type Promises } from './create-promises';
import type { Debtor } from './ports';
import { PromiseWorld } from './testing';
import { PROMISES } from './use-cases/work-promise';

const HOUR = 3_600_000;
const NOW = new Date('2026-03-02T01:00:00Z');

/** The same numbers for the same seed (mulberry32). */
function dice(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  };
}

interface Row {
  id: string;
  ownerId: string | null;
  state: string;
  doneAt: Date | null;
  dueAt: Date;
  pausedSince: Date | null;
  steps: string[];
}

/**
 * Random events, departures and restarts on two nodes; looks after each whether everything that was ever promised is there
 * and owed by somebody. To be called in a spec.
 */
export async function neverLost(
  db: TestDatabase,
  { seed, steps }: { seed: number; steps: number },
): Promise<void> {
  await db.truncate();
  db.clock.set(NOW);
  const world = new PromiseWorld(db);
  const roll = dice(seed);
  const fresh = (): Promises => createPromises(world.needs());
  const nodes = [fresh(), fresh()];
  const node = () => nodes[roll(2)]!;
  const keys: string[] = [];
  const made = new Set<string>();
  const people: Debtor[] = [world.ann, world.bob, world.lead];
  const due = (): Date => new Date(db.clock.now().getTime() + (1 + roll(40)) * HOUR);
  const someKey = () => keys[roll(keys.length)]!;
  const lead = world.actor(world.lead, { 'promise.work': 'all' });
  const owe = async (key: string, again: boolean) => {
    const owner = people.filter(({ active }) => active)[roll(2)]?.id ?? null;
    const one = await node().elsewhere.ensure(PROMISES, {
      ...{ kind: 'case', what: key, due: { at: due() }, ownerId: owner, teamId: world.teamId },
      ...{ onceKey: key, again },
    });
    made.add(one.id);
  };
  const deeds: (() => Promise<unknown>)[] = [
    async () => {
      const key = `case:${newId()}:answer`;
      keys.push(key);
      // Told by two nodes at once.
      await Promise.all([owe(key, false), owe(key, false)]);
    },
    async () => owe(someKey(), roll(2) === 0),
    async () => node().elsewhere.move(someKey(), roll(3) === 0 ? null : due(), 'x'),
    async () => node().elsewhere.hand(someKey(), roll(4) === 0 ? null : people[roll(3)]!.id, 'x'),
    async () => node().elsewhere.settle(someKey(), { at: db.clock.now(), outcome: 'x', reached: 'yes' }),
    async () => {
      const leaver = people[roll(2)]!;
      leaver.active = false;
      const successor = roll(2) === 0 ? people.find((one) => one.active)!.id : null;
      await Promise.all([node().work.left(leaver.id, successor), node().work.left(leaver.id, successor)]);
      leaver.active = true;
    },
    async () => {
      const [toId, ids] = [people[roll(3)]!.id, [...made].slice(0, 5)];
      await node().handOver.execute(lead, { ids, toId, reason: '交班' });
    },
    async () => {
      db.clock.advance(roll(30) * HOUR);
      await Promise.all(nodes.map((one) => one.watch.runDue()));
    },
    // A node dies and another begins.
    async () => void (nodes[roll(2)] = fresh()),
  ];
  await deeds[0]!();
  let before = new Map<string, Row>();
  for (let step = 0; step < steps; step++) {
    await deeds[roll(deeds.length)]!();
    const rows = await db.database.query<Row>(
      `select p.id, owner_id as "ownerId", state, done_at as "doneAt", due_at as "dueAt", paused_since as "pausedSince",
         (select array_agg(s.step order by s.no) from promise_steps s where s.promise_id = p.id) as steps from promises p`,
    );
    const after = new Map(rows.map((row) => [row.id, row]));
    // Everything that was ever promised is there, with its history, and somebody owes what is not done.
    for (const id of made) expect(after.has(id)).toBe(true);
    expect(after.size).toBe(made.size);
    for (const row of rows) {
      expect(row.steps[0]).toBe('made');
      if (!row.doneAt) expect(row.ownerId).not.toBeNull();
      const was = before.get(row.id);
      if (!was) continue;
      expect(row.steps.length).toBeGreaterThanOrEqual(was.steps.length);
      // What is done stays done, what is broken stays broken, and nothing breaks before its time or in a pause.
      if (was.doneAt) expect(row).toEqual(was);
      if (was.state === 'broken') expect(row.state).toBe('broken');
      if (row.state === 'broken' && was.state === 'open' && !row.doneAt)
        expect(row.dueAt.getTime()).toBeLessThan(db.clock.now().getTime());
    }
    before = after;
  }
  // Left alone, everything that is owed and nobody waits for is noticed.
  db.clock.advance(100 * HOUR);
  await nodes[0]!.watch.runDue();
  const [silent] = await db.database.query(
    `select count(*)::int as n from promises where state = 'open' and paused_since is null`,
  );
  expect(silent).toEqual({ n: 0 });
}
