// What `npm run cluster -- …` may say.
import { Failure } from './failure.js';

const KNOWN = {
  gateways: { fallback: 3, min: 1, max: 20 },
  workers: { fallback: 2, min: 1, max: 20 },
  port: { fallback: 3000, min: 1, max: 65_535 },
};

/** Reads `--gateways 3 --workers 2 --port 3000`, also written with `=`. */
export function readClusterArguments(args) {
  const words = args.flatMap((word) => (word.startsWith('--') ? word.split('=', 2) : [word]));
  const wanted = Object.fromEntries(Object.entries(KNOWN).map(([name, { fallback }]) => [name, fallback]));
  for (let i = 0; i < words.length; i += 2) {
    const name = words[i].replace(/^--/, '');
    if (!words[i].startsWith('--') || !Object.hasOwn(KNOWN, name))
      throw new Failure(
        `"${words[i]}" is not known: write npm run cluster -- --gateways 3 --workers 2 --port 3000.`,
      );
    const { min, max } = KNOWN[name];
    const value = Number(words[i + 1]);
    if (!Number.isInteger(value) || value < min || value > max)
      throw new Failure(`--${name} needs a number from ${min} to ${max}.`);
    wanted[name] = value;
  }
  return wanted;
}
