import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { describeMachine } from './load/machine';
import { chosen, type Choice } from './measures/choose';
import { gate } from './measures/gate';
import { report, resultsOf, type Result } from './measures/report';
import { Stage, type Surroundings } from './measures/stage';
import { Keeper, type Channel } from './topology/keeper';
import { surroundings } from './topology/surroundings';

/** Forked by the launcher: runs the benchmarks that were asked for, prints and writes what they gave. */
const given = surroundings(process.env, process.argv);
const say = (line: string) => void process.stdout.write(`${line}\n`);

async function versionOfDatabase(): Promise<string> {
  const client = new Client({ connectionString: given.databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  await client.end();
  return rows[0]!.server_version;
}

async function run(choice: Choice): Promise<Result[]> {
  const around: Surroundings = {
    keeper: new Keeper(process as unknown as Channel),
    databaseUrl: given.databaseUrl,
    redisUrl: given.redisUrl,
    secretKey: given.secretKey,
    folder: import.meta.dirname,
    quick: choice.quick,
    profile: choice.profile,
    say,
  };
  say(describeMachine(await versionOfDatabase()));
  const results: Result[] = [];
  await new Stage('template', around).template();
  results.push(...(await throughGate(around)));
  for (const { name, measure } of choice.benchmarks) {
    say(`${name}${choice.quick ? ' (quick)' : ''}`);
    const stage = new Stage(name, around);
    try {
      const of = resultsOf(await measure(stage), choice.quick);
      results.push(...of);
      for (const line of report(of)) say(line);
    } catch (error) {
      results.push(...failed(name, error));
    } finally {
      await stage.clear();
    }
  }
  return results;
}

/** Figures of a server that loses messages are worth nothing: they count only when the check finds nothing. */
async function throughGate(around: Surroundings): Promise<Result[]> {
  say('gate');
  const stage = new Stage('gate', around);
  try {
    const violations = await gate(stage);
    for (const violation of violations.slice(0, 20)) say(`  ${violation}`);
    const count = violations.length;
    const spread = { min: count, median: count, max: count };
    return [{ name: 'gate', unit: 'violations', ...spread, goal: 0, atLeast: 0, ok: count === 0 }];
  } catch (error) {
    return failed('gate', error);
  } finally {
    await stage.clear();
  }
}

/** One that could not be measured has not reached anything. */
function failed(name: string, error: unknown): Result[] {
  say(`  failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
  return [{ name, unit: '', min: NaN, median: NaN, max: NaN, goal: NaN, atLeast: NaN, ok: false }];
}

const choice = chosen(given.args);
if (typeof choice === 'string') {
  process.stderr.write(`bench: ${choice}\n`);
  process.exit(64);
}
const measured = await run(choice);
const through = measured.find(({ name }) => name === 'gate')?.ok === true;
const results = through ? measured : measured.map((result) => ({ ...result, ok: false }));
say('');
for (const line of report(results)) say(line);
if (choice.json) writeFileSync(choice.json, `${JSON.stringify(results, null, 2)}\n`);
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
