import { Client } from 'pg';
import type { Person } from '../people/person';
import { pause } from '../people/surroundings';
import type { Violation } from '../judge/evidence';
import { judge } from '../judge/judge';
import type { Recorder } from '../record/recorder';
import { readStored } from './read-stored';

/** A head comes every 15 s and a client waits at most 15 s between two tries; this is several of both. */
const PATIENCE_MS = 90_000;
/** While queues grow shorter patience begins anew: a long backlog goes only as fast as the limits on sending let it. */
const LONGEST_MS = 15 * 60_000;

/** What may only be late. Everything else is as wrong later as it is now. */
const PASSING = ['incomplete', 'stale', 'marks', 'unsent', 'refused', 'counter', 'waits-unknown', 'untold'];

/**
 * After the last fault: everybody catches up, loads their screens from the beginning, and what they show is compared with
 * the database. What is still on its way is given time; what is wrong after that is a violation.
 */
export async function settle(
  people: readonly Person[],
  databaseUrl: string,
  recorder: Recorder,
): Promise<Violation[]> {
  const { evidence } = recorder;
  const pages = () => people.flatMap((person) => person.pages);
  const latest = performance.now() + LONGEST_MS;
  let until = performance.now() + PATIENCE_MS;
  let fewest = Infinity;
  for (;;) {
    for (const page of pages()) {
      await page.tidy(false);
      page.connection.wake();
    }
    await Promise.all(pages().map((page) => page.unroll(until)));
    evidence.screens = pages().flatMap((page) => page.shown());
    evidence.unsent = pages().flatMap((page) => page.unsent());
    if (evidence.unsent.length < fewest) until = Math.min(performance.now() + PATIENCE_MS, latest);
    fewest = Math.min(fewest, evidence.unsent.length);
    const violations = await compared(databaseUrl, recorder);
    const maybeLater = violations.some(({ rule }) => PASSING.includes(rule));
    if (!maybeLater || performance.now() > until) return violations;
    await pause(2_000);
  }
}

async function compared(databaseUrl: string, recorder: Recorder): Promise<Violation[]> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    // Timers go on in the quiet, and what they do is heard while the tables are read.
    recorder.evidence.until = recorder.log.now;
    return judge(recorder.evidence, await readStored(database));
  } finally {
    await database.end();
  }
}
