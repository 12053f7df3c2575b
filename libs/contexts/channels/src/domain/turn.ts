/** What waits in a lane, as far as it decides whose turn it is. */
export interface Waiting {
  messageId: string;
  state: string;
  retryAt: Date | null;
  createdAt: Date;
}

/**
 * Whose turn it is, or when it is somebody's. Order is kept while one is tried again: nothing overtakes it, unless the
 * channel says for how long that holds. The rest of the same message never overtakes.
 */
export function turn<T extends Waiting>(waiting: readonly T[], now: Date, holdsOrderMs = Infinity): T | Date {
  let next: Date | null = null;
  const held = new Set<string>();
  for (const one of waiting) {
    const delayed = one.state === 'queued' && one.retryAt !== null && one.retryAt > now;
    if (!delayed && !held.has(one.messageId)) return one;
    if (one.retryAt !== null && (next === null || one.retryAt < next)) next = one.retryAt;
    held.add(one.messageId);
    // In time it may be passed: then the lane is looked at again at that moment, if not before.
    const passedAt = one.createdAt.getTime() + holdsOrderMs;
    if (passedAt > now.getTime()) {
      if (passedAt < Infinity && passedAt < next!.getTime()) next = new Date(passedAt);
      break;
    }
  }
  return next ?? now;
}
