import { Refusal, type ErrorCode } from '@yingda/contracts/names';

const NO_LONGER_WAITING: readonly ErrorCode[] = [
  'already-taken',
  'conversation-not-open',
  'conversation-closed',
  'conversation-merged',
  'conversation-not-found',
];

/** Whether the conversation refused because its wait is over, which leaves nothing to do for routing. */
export function isNoLongerWaiting(error: unknown): error is Refusal {
  return error instanceof Refusal && NO_LONGER_WAITING.includes(error.code);
}
