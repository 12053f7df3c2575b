import type { Measured } from './measured';
import { acrossNodes } from './across-nodes';
import { counters } from './counters';
import { groupCommit } from './group-commit';
import { keywords } from './keywords';
import { latency } from './latency';
import { memory } from './memory';
import { pgbench } from './pgbench';
import { receiver } from './receiver';
import { relayRatio } from './relay-ratio';
import { rules } from './rules';
import { soak } from './soak';
import { start } from './start';
import { twoGateways } from './two-gateways';
import { volume } from './volume';
import type { Stage } from './stage';

export type Measure = (stage: Stage) => Promise<Measured>;

/** What was asked for on the command line. */
export interface Choice {
  benchmarks: { name: string; measure: Measure }[];
  quick: boolean;
  json: string | null;
  /** A folder for CPU profiles of the gateways. */
  profile: string | null;
}

/** Every benchmark, in the order they are run. */
const BENCHMARKS: Record<string, Measure> = {
  'relay-ratio': relayRatio,
  'group-commit': groupCommit,
  pgbench,
  latency,
  memory,
  receiver,
  'across-nodes': acrossNodes,
  counters,
  keywords,
  rules,
  'two-gateways': twoGateways,
  start,
  volume,
};

/** Run only by name: an hour, or five minutes with `--quick`. */
const LONG: Record<string, Measure> = { soak };

/** Reads the arguments; one sentence when they are wrong. */
export function chosen(args: readonly string[]): Choice | string {
  const choice: Choice = {
    benchmarks: Object.entries(BENCHMARKS).map(([name, measure]) => ({ name, measure })),
    quick: false,
    json: null,
    profile: null,
  };
  const only = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const argument = args[at]!;
    if (argument === '--quick') choice.quick = true;
    else if (['--json', '--only', '--profile'].includes(argument)) {
      const value = args[++at];
      if (!value) return `${argument} needs a value after it.`;
      if (argument === '--json') choice.json = value;
      else if (argument === '--profile') choice.profile = value;
      else for (const name of value.split(',')) only.add(name);
    } else
      return `${argument} is not known; known are --json FILE, --only NAME, --quick and --profile FOLDER.`;
  }
  const all = { ...BENCHMARKS, ...LONG };
  const unknown = [...only].find((name) => !Object.hasOwn(all, name));
  if (unknown) return `There is no benchmark "${unknown}"; there are ${Object.keys(all).join(', ')}.`;
  if (only.size > 0)
    choice.benchmarks = Object.entries(all)
      .filter(([name]) => only.has(name))
      .map(([name, measure]) => ({ name, measure }));
  return choice;
}
