import { Client } from 'pg';
import type { Keeper, Kind } from '../topology/keeper';
import type { Violation } from './judge/evidence';
import type { Options } from './options';
import { processPlan } from './plan/process-plan';
import { seeded } from './random';
import { EventLog } from './record/event-log';
import { provideWebSocket } from './record/recorded-socket';
import { Recorder } from './record/recorder';
import { printedViolation, reportOf, type Report } from './report';
import { engage, type Cast } from './stage/cast';
import { Gateways } from './stage/gateways';
import { ProcessFaults } from './stage/process-faults';
import { settle } from './stage/quiet';
import { gather, sufferings } from './stage/troupe';

export interface Run {
  keeper: Keeper;
  databaseUrl: string;
  options: Options;
  logPath: string;
  say(line: string): void;
}

/** So many violations are printed with their lines; the others would say the same. */
const EXPLAINED = 10;
const LINES = 60;

/** The whole run: the stage is set, everybody lives through the faults, and in the end the judge looks. */
export async function run({ keeper, databaseUrl, options, logPath, say }: Run): Promise<Report> {
  provideWebSocket();
  const log = new EventLog(logPath);
  const recorder = new Recorder(log);
  const random = seeded(options.seed);
  const gateways = new Gateways();
  const env = environment(options);
  const faults = new ProcessFaults(keeper, gateways, log, env);
  const cast = await setUp({ keeper, databaseUrl, options, gateways, env });
  const people = await gather(cast, { options, random, recorder, gateways });
  await Promise.all(people.map((person) => person.arrive()));
  for (const person of people) person.begin();
  say(`${people.length} people, ${options.seconds} s, seed ${options.seed}; every step: ${logPath}`);
  await faults.run(processPlan(random.fork('processes'), options), options.seconds);
  say('quiet: everybody catches up');
  await Promise.all(people.map((person) => person.calm()));
  const violations = await settle(people, databaseUrl, recorder);
  faults.finish();
  for (const { says } of faults.collapses)
    violations.push({ rule: 'process', says, conversationId: null, client: null, clientMessageId: null });
  for (const person of people) await person.leave();
  await log.close();
  await explain(violations, log, say);
  const { evidence } = recorder;
  return reportOf(options, evidence, {
    ...(await counted(databaseUrl)),
    connections: recorder.connections,
    processFaults: Object.fromEntries(faults.counts),
    lineFaults: sufferings(people),
    answers: Object.fromEntries(recorder.answered),
    troubles: [
      ...faults.troubles.map(({ name, says }) => `${name} ${says}`),
      ...unforeseen(recorder.answered),
    ],
    violations,
  });
}

// Whatever dies, people are told what to do: "something failed on our side" is an error nobody thought of.
function unforeseen(answered: ReadonlyMap<string, number>): string[] {
  return [...answered]
    .filter(([answer]) => answer.endsWith(' internal-error'))
    .map(([answer, count]) => `${count} × ${answer}: see "command failed" in the servers' logs`);
}

function environment(options: Options): (kind: Kind) => Record<string, string> {
  const role = options.workers === 0 ? 'all' : 'gateway';
  return (kind): Record<string, string> => {
    if (kind !== 'gateway' && kind !== 'worker') return {};
    return { ROLE: kind === 'worker' ? 'worker' : role, YINGDA_LOG_LEVEL: 'info' };
  };
}

async function setUp(parts: {
  keeper: Keeper;
  databaseUrl: string;
  options: Options;
  gateways: Gateways;
  env: (kind: Kind) => Record<string, string>;
}): Promise<Cast> {
  const { keeper, options, gateways, env } = parts;
  let url = '';
  for (const [kind, count] of [
    ['gateway', options.gateways],
    ['worker', options.workers],
  ] as const)
    for (let number = 1; number <= count; number += 1) {
      const name = `${kind}-${number}`;
      const kept = await keeper.start({ kind, name, env: env(kind) });
      if (kind === 'gateway') gateways.add(name, kept.port);
      if (!url) url = kept.url;
    }
  const database = new Client({ connectionString: parts.databaseUrl });
  await database.connect();
  try {
    return await engage(url, database, options.agents);
  } finally {
    await database.end();
  }
}

async function counted(databaseUrl: string): Promise<{ stored: number; conversations: number }> {
  const database = new Client({ connectionString: databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ stored: number; conversations: number }>(
    'select (select count(*)::integer from messages) as stored, (select count(*)::integer from conversations) as conversations',
  );
  await database.end();
  return rows[0] as { stored: number; conversations: number };
}

/** Prints every violation, the first ones with the lines of the log that name it. */
async function explain(
  violations: readonly Violation[],
  log: EventLog,
  say: (line: string) => void,
): Promise<void> {
  for (const [at, violation] of violations.entries()) {
    say(printedViolation(violation));
    if (at >= EXPLAINED) continue;
    const { clientMessageId, conversationId, client } = violation;
    const names = clientMessageId ? [clientMessageId] : conversationId ? [conversationId] : [];
    const lines = await log.linesOf(names, 4 * LINES);
    const near = client && !clientMessageId ? lines.filter((line) => line.includes(client)) : lines;
    for (const line of near.slice(-LINES)) say(`    ${line}`);
  }
}
