import type { FollowUp } from '@yingda/contracts';
import type { FollowUpState } from '@yingda/contracts/names';

/** What the composer says of a shopper who is not there. */
export interface LeftShopper {
  state: FollowUpState;
  /** Where the mail goes, masked. */
  address: string | null;
}

/**
 * Null while they are there, have only just left, or nobody knows. What was heard of them later than the answer was asked
 * for is newer than it.
 */
export function leftShopper(
  followUp: FollowUp | null,
  heard: { goneSince: string | null; at: number } | undefined,
  { now, readAt }: { now: number; readAt: number },
): LeftShopper | null {
  if (!followUp) return null;
  const goneSince = heard && heard.at >= readAt ? heard.goneSince : (followUp.goneSince ?? null);
  if (!goneSince || now - Date.parse(goneSince) < followUp.afterSeconds * 1_000) return null;
  return { state: followUp.state, address: followUp.address ?? null };
}
