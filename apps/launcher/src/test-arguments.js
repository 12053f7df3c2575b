// What `npm test -- …` may say.
import { Failure } from './failure.js';

/** Every part of the tests, in the order they run. */
export const PARTS = ['unit', 'db', 'e2e', 'faults', 'journeys', 'installation', 'static', 'proof'];
// Those that only run when asked for: proofs always, the others everywhere but in CI.
const ASKED_FOR = ['installation', 'static', 'proof'];

/** Splits the arguments into the parts to run and what is passed on to Jest. */
export function readTestArguments(args, { ci }) {
  const rest = [...args];
  const at = rest.findIndex((word) => word === '--only' || word.startsWith('--only='));
  if (at < 0) {
    return {
      parts: PARTS.filter((part) => !ASKED_FOR.includes(part) || (ci && part !== 'proof')),
      jest: rest,
    };
  }
  const [word] = rest.splice(at, 1);
  const value = word.includes('=') ? word.slice('--only='.length) : rest.splice(at, 1)[0];
  const parts = (value ?? '').split(',');
  const unknown = parts.find((part) => !PARTS.includes(part));
  if (unknown !== undefined) {
    throw new Failure(
      `--only knows ${PARTS.join(', ')}, not "${unknown}": choose one, or several with commas.`,
    );
  }
  return { parts: PARTS.filter((part) => parts.includes(part)), jest: rest };
}

/** Whether this runs where nothing may be left out. */
export function isContinuousIntegration(env) {
  return Boolean(env.CI) && env.CI !== 'false' && env.CI !== '0';
}
