import { type NoticeTally } from '@yingda/contracts';

/** How many would get a notice by one way, or would not for one reason. */
export type Counted = NoticeTally & { inboxId: string | null };

/** What is known of everybody. `noChannel`, `noConsent`: left out for that, when it was counted. */
export interface Everybody {
  members: number;
  noChannel?: number;
  noConsent?: number;
}

/**
 * Counts of some as counts of everybody: what was counted of all stands as it is, the rest is shared out as it was found
 * among those who were looked at. It always comes to `members`.
 */
export function spreadOver(looked: readonly Counted[], { members, ...counted }: Everybody): Counted[] {
  const known = new Map<string | null, number>();
  if (counted.noChannel !== undefined) known.set('no-channel', counted.noChannel);
  if (counted.noConsent !== undefined) known.set('no-consent', counted.noConsent);
  const shared = looked.filter(({ reason }) => !known.has(reason));
  const among = shared.reduce((sum, { count }) => sum + count, 0);
  const fixed = [...known].map(([reason, count]): Counted => ({
    ...{ state: 'left-out', channel: null, inboxId: null, reason, count },
  }));
  const left = Math.max(0, members - fixed.reduce((sum, { count }) => sum + count, 0));
  // Nobody of those looked at says anything of the rest: they are as all of them were.
  if (among === 0)
    return known.size > 0 && looked.length > 0
      ? spreadOver(looked, { members })
      : [...looked].map((one) => ({ ...one, count: members }));
  let [spent, seen] = [0, 0];
  const spread = shared.map((one) => {
    seen += one.count;
    // By running sums, so that nothing is lost by rounding.
    const upTo = Math.round((seen * left) / among);
    const count = upTo - spent;
    spent = upTo;
    return { ...one, count };
  });
  return [...fixed, ...spread].filter(({ count }) => count > 0);
}
