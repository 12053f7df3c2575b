import { type Outlook } from './domain/forecast';
import { median, MIN_SAMPLES, type PacedAgent, SAMPLES } from './domain/pace';
import { USUAL_RULES } from './domain/rules';
import { Situation } from './domain/situation';
import { lineUp } from './domain/team-line';
import { aCandidate, aWaiting } from './testing';

/** What one customer was told when they came to wait, and how long it was; in seconds. */
export interface Waited {
  position: number;
  told: number | null;
  atLeast: boolean;
  waited: number;
}

interface Served {
  since: number;
  ends: number;
}
interface Desk {
  id: string;
  capacity: number;
  /** Middle of how long they take, in seconds. */
  pace: number;
  from: number;
  until: number;
  serving: Served[];
  last: number[];
}

const NINE = Date.parse('2026-03-02T01:00:00.000Z');
const HOUR = 3_600;
/** Customers an hour, from nine in the morning on: a rush before noon and one in the afternoon. */
const ARRIVALS = [70, 150, 230, 170, 110, 150, 220, 230, 90, 50];
// How much one conversation differs from the next: one in six takes twice the usual time or longer.
const SPREAD = 0.7;

/** A day of a team of ten, who come, work at their own pace and go; everybody who cannot be served at once is told. */
export function simulatedDay(seed: number): Waited[] {
  const random = numbers(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const desks: Desk[] = Array.from({ length: 10 }, (_, index) => ({
    id: `agent-${index}`,
    capacity: 2 + (index % 3),
    pace: 300 + 60 * (index % 5),
    from: index < 7 ? 0 : 2 * HOUR,
    until: index < 4 ? 8 * HOUR : 12 * HOUR,
    serving: [],
    last: [],
  }));
  const team: number[] = [];
  const queue: { at: number; told: Omit<Waited, 'waited'> | null }[] = [];
  const found: Waited[] = [];
  const serve = (now: number) => {
    for (;;) {
      const free = desks
        .filter((desk) => desk.from <= now && now < desk.until && desk.serving.length < desk.capacity)
        .sort((a, b) => a.serving.length - b.serving.length)[0];
      const next = queue[0];
      if (!free || !next) return;
      queue.shift();
      free.serving.push({
        since: now,
        ends: now + Math.max(20, Math.round(free.pace * Math.exp(SPREAD * normal()))),
      });
      if (next.told) found.push({ ...next.told, waited: now - next.at });
    }
  };
  const closing = 12 * HOUR;
  let arrival = 0;
  for (let now = 0; now < closing; now++) {
    for (const desk of desks) {
      for (const { since, ends } of desk.serving.filter((one) => one.ends <= now)) {
        desk.last = [ends - since, ...desk.last].slice(0, SAMPLES);
        team.unshift(ends - since);
      }
      desk.serving = desk.serving.filter((one) => one.ends > now);
    }
    serve(now);
    const rate = ARRIVALS[Math.floor(now / HOUR)] ?? 0;
    for (; arrival <= now && rate > 0; arrival += (-Math.log(1 - random()) * HOUR) / rate) {
      const coming: (typeof queue)[number] = { at: now, told: null };
      queue.push(coming);
      serve(now);
      if (queue.includes(coming)) coming.told = tell(queue, { desks, team: team.slice(0, SAMPLES), now });
    }
    if (arrival < now) arrival = now;
  }
  return found;
}

/** What the last of the queue is told. */
function tell(
  queue: readonly { at: number }[],
  { desks, team, now }: { desks: readonly Desk[]; team: readonly number[]; now: number },
): Omit<Waited, 'waited'> {
  const at = (seconds: number) => new Date(NINE + seconds * 1_000);
  const agents: PacedAgent[] = desks
    .filter((desk) => desk.from <= now && now < desk.until)
    .map((desk) => ({
      candidate: aCandidate({ agentId: desk.id, capacity: desk.capacity, busy: 100 * desk.serving.length }),
      shiftEndsAt: at(desk.until),
      handleSeconds: desk.last.length < MIN_SAMPLES ? null : median(desk.last),
      running: desk.serving.map(({ since }) => at(since)),
    }));
  const outlook: Outlook = {
    situation: new Situation({
      rules: USUAL_RULES,
      promotion: false,
      candidates: agents.map(({ candidate }) => candidate),
      queue: { length: queue.length, open: true },
      lastGivenTo: null,
      now: at(now),
    }),
    agents,
    teamSeconds: team.length < MIN_SAMPLES ? null : median(team),
    closesAt: null,
  };
  const waiting = queue.map((one, index) => ({
    ...aWaiting({ conversationId: `c-${index}`, queuedAt: at(one.at) }),
    apart: null,
  }));
  const { position, wait } = lineUp(waiting, [], outlook).byId.get(`c-${queue.length - 1}`)!;
  return { position, told: wait.estimatedSeconds, atLeast: wait.atLeast };
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
