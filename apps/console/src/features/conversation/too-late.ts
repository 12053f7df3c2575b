import type { ProblemCode } from '../../api/problem';

type Words = 'newerOpen' | 'closeLate' | 'takenOn' | 'transferLate' | 'transferClosed' | 'mergeLate';

const LATE: Record<'close' | 'transfer' | 'merge', Partial<Record<ProblemCode, Words>>> = {
  close: { 'conversation-closed': 'newerOpen', 'conversation-merged': 'closeLate' },
  transfer: {
    'already-taken': 'takenOn',
    'edit-window-over': 'transferLate',
    'not-permitted': 'transferLate',
    'conversation-closed': 'transferClosed',
  },
  merge: { 'not-mergeable': 'mergeLate', 'conversation-closed': 'newerOpen' },
};

/** Why an undo came too late, as a key of the texts; null where the usual words of the refusal fit. */
export function lateKey(deed: keyof typeof LATE, code: ProblemCode): Words | null {
  return LATE[deed][code] ?? null;
}
