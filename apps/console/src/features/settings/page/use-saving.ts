import { useCallback } from 'react';
import { Problem } from '../../../api/problem';
import { useAction } from '../../../parts/use-action';

/** What becomes of a save that came too late. */
export interface SavingOptions {
  /** Somebody else has stored a newer version: brings it, or says so. */
  onStale: () => unknown;
  /** `onStale` is all there is to it: the save counts as dealt with and leaves no problem. */
  settles?: boolean;
  toast?: boolean;
}

/**
 * As `useAction`, for what is stored with the version it began from. `stale` while the last problem is that somebody else
 * was quicker: editors have a place of their own for that.
 */
export function useSaving({ onStale, settles = false, toast = false }: SavingOptions) {
  const { run: act, problem, ...action } = useAction({ toast });
  const run = useCallback(
    (work: () => Promise<unknown>) =>
      act(async () => {
        try {
          await work();
        } catch (thrown) {
          if (!isStale(thrown)) throw thrown;
          await onStale();
          if (!settles) throw thrown;
        }
      }),
    [act, onStale, settles],
  );
  return { ...action, run, problem, stale: problem !== null && isStale(problem) };
}

function isStale(thrown: unknown): boolean {
  return Problem.of(thrown).code === 'stale-edit';
}
