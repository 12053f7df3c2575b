import type { Candidate } from './candidate';

/** Whether somebody of the team is signed in who could answer, now or after what they are at. */
export function isSomeoneThere(candidates: readonly Candidate[]): boolean {
  return candidates.some(
    (one) => one.helpsFrom === null && one.serves && (one.state === 'online' || one.state === 'busy'),
  );
}
