/** What stands behind `npm run faults --`. */
export interface Options {
  seconds: number;
  seed: number;
  gateways: number;
  workers: number;
  visitors: number;
  agents: number;
  /** Messages and notes written a second, all people together. */
  rate: number;
  /** Where the report goes as JSON. */
  report: string | null;
  /** Where every step is written down; a file in the folder for temporary ones when not given. */
  log: string | null;
}

const NUMBERS = {
  seconds: { fallback: 60, from: 5, to: 86_400 },
  seed: { fallback: NaN, from: 0, to: 4_294_967_295 },
  gateways: { fallback: 3, from: 1, to: 16 },
  workers: { fallback: 1, from: 0, to: 16 },
  visitors: { fallback: 48, from: 2, to: 2_000 },
  agents: { fallback: 10, from: 2, to: 500 },
  rate: { fallback: 75, from: 1, to: 5_000 },
} as const;
const TEXTS = ['report', 'log'] as const;

/** Parses them. `anySeed` is used when none is named. @throws Error with a sentence for the one that is wrong */
export function parseOptions(args: readonly string[], anySeed: number): Options {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [, name, inline] = /^--([a-z]+)(?:=(.*))?$/.exec(args[at] as string) ?? [];
    if (!name || !(name in NUMBERS || (TEXTS as readonly string[]).includes(name)))
      throw new Error(
        `"${args[at]}" is not known; there are ${[...Object.keys(NUMBERS), ...TEXTS].map((known) => `--${known}`).join(', ')}.`,
      );
    const value = inline ?? args[(at += 1)];
    if (value === undefined) throw new Error(`--${name} needs a value.`);
    given.set(name, value);
  }
  const number = (name: keyof typeof NUMBERS): number => {
    const { fallback, from, to } = NUMBERS[name];
    const text = given.get(name);
    if (text === undefined) return Number.isNaN(fallback) ? anySeed : fallback;
    const value = Number(text);
    if (!Number.isInteger(value) || value < from || value > to)
      throw new Error(`--${name} is "${text}"; it must be a whole number from ${from} to ${to}.`);
    return value;
  };
  return {
    seconds: number('seconds'),
    seed: number('seed'),
    gateways: number('gateways'),
    workers: number('workers'),
    visitors: number('visitors'),
    agents: number('agents'),
    rate: number('rate'),
    report: given.get('report') ?? null,
    log: given.get('log') ?? null,
  };
}
