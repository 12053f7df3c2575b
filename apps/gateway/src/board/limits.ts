import { TIER_REPLY_TARGET_SECONDS } from '@yingda/contracts/names';
import type { Limit, WatchedConversation } from './watched';

/** From this part of a target on, its end is near. */
const SOON = 0.6;
/** An agent who has left a customer waiting for so long is told to the supervisor as idle. */
export const IDLE_MS = 3 * 60_000;

/** The clock of a service level that ends next, or what is usual where none watches. */
export function limitOf(conversation: WatchedConversation): Limit | null {
  const { clocked, clockKind, clockStartedAt, clockWarnAt, clockDueAt } = conversation;
  if (!clocked) return usualLimit(conversation);
  if (clockKind === null || clockDueAt === null) return null;
  const startedAt = clockStartedAt ?? conversation.waitingSince;
  const soonAt = clockWarnAt ?? startedAt + (clockDueAt - startedAt) * SOON;
  return { clock: clockKind, startedAt, soonAt, dueAt: clockDueAt };
}

/** Until when a customer who waits should be answered where no service level says it. */
function usualLimit(conversation: WatchedConversation): Limit | null {
  if (!isOwed(conversation)) return null;
  const target = TIER_REPLY_TARGET_SECONDS[conversation.tier] * 1_000;
  const startedAt = conversation.waitingSince;
  return {
    clock: conversation.answered ? 'next-response' : 'first-response',
    startedAt,
    soonAt: startedAt + target * SOON,
    dueAt: startedAt + target,
  };
}

/** Whether a person of the shop owes an answer. */
export function isOwed({ waitingFor, status, blocked }: WatchedConversation): boolean {
  return waitingFor === 'us' && status !== 'bot' && !blocked;
}
