import { randomInt } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, type Options } from './faults/options';
import { printed } from './faults/report';
import { run } from './faults/run';
import { Keeper, type Channel } from './topology/keeper';
import { surroundings } from './topology/surroundings';

/** Forked by the launcher: real clients, faulty lines, dying processes, and a judge. Ends with 1 when a promise was broken. */
const given = surroundings(process.env, process.argv);
const say = (line: string) => void process.stdout.write(`${line}\n`);

function optionsOf(args: string[]): Options {
  try {
    return parseOptions(args, randomInt(2 ** 32));
  } catch (error) {
    process.stderr.write(`faults: ${(error as Error).message}\n`);
    process.exit(2);
  }
}

const options = optionsOf(given.args);
// A promise of a page that was reloaded may be rejected with nobody left to hear it.
process.on('unhandledRejection', (error) => process.stderr.write(`faults: unheard: ${String(error)}\n`));
say(`faults --seconds ${options.seconds} --seed ${options.seed} --gateways ${options.gateways}`);
const logPath = options.log ?? join(tmpdir(), `yingda-faults-${options.seed}.log`);
const report = await run({
  keeper: new Keeper(process as unknown as Channel),
  databaseUrl: given.databaseUrl,
  options,
  logPath,
  say,
});
if (options.report) writeFileSync(options.report, `${JSON.stringify(report, null, 2)}\n`);
// Nobody asked for it, and there is nothing to look for in it.
if (!options.log && report.violations.length === 0) rmSync(logPath, { force: true });
for (const line of printed(report)) say(line);
process.exit(report.violations.length > 0 ? 1 : 0);
