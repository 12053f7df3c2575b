import { type CustomerPolicy } from '@yingda/contracts';
import { TIERS, VERIFY_DAYS, type LifecycleStage, type Tier } from '@yingda/contracts/names';

const DAY_MS = 24 * 3_600_000;

/** Until the shop says otherwise: nobody is given a tier by a rule. Spend of a year, as loyalty programmes count it. */
export const FIRST_POLICY: CustomerPolicy = {
  tierRulesEnabled: false,
  windowDays: 365,
  tiers: [
    { tier: 'silver', minSpentFen: 100_000, minOrders: 2 },
    { tier: 'gold', minSpentFen: 500_000, minOrders: 4 },
    { tier: 'vip', minSpentFen: 2_000_000, minOrders: 6, maxDaysSinceOrder: 180 },
  ],
  newDays: 30,
  atRiskDays: 90,
  lostDays: 180,
  verify: TIERS.map((tier) => ({ tier, days: VERIFY_DAYS[tier] })),
  version: 0,
};

/** What somebody bought, and when they were last there. `recent…`: within the policy's window. */
export interface Standing {
  orders: number;
  recentOrders: number;
  recentSpentFen: number;
  firstOrderAt: Date | null;
  lastOrderAt: Date | null;
  seenAt: Date;
}

/** The highest tier whose every line is met; standard where none is. */
export function tierByRules(standing: Standing, policy: CustomerPolicy, now: Date): Tier {
  const met = policy.tiers.filter(({ minSpentFen, minOrders, maxDaysSinceOrder }) => {
    if (minSpentFen !== undefined && standing.recentSpentFen < minSpentFen) return false;
    if (minOrders !== undefined && standing.recentOrders < minOrders) return false;
    return maxDaysSinceOrder === undefined || daysSince(standing.lastOrderAt, now) <= maxDaysSinceOrder;
  });
  const highest = Math.max(0, ...met.map(({ tier }) => TIERS.indexOf(tier)));
  return TIERS[highest]!;
}

/**
 * Prospects never bought. After the first order one is new for a while; later it matters when they last bought or were
 * there.
 */
export function stageOf(standing: Standing, policy: CustomerPolicy, now: Date): LifecycleStage {
  if (standing.orders === 0) return 'prospect';
  if (daysSince(standing.firstOrderAt, now) <= policy.newDays) return 'new';
  const idle = Math.min(daysSince(standing.lastOrderAt, now), daysSince(standing.seenAt, now));
  if (idle <= policy.atRiskDays) return 'active';
  return idle <= policy.lostDays ? 'at-risk' : 'lost';
}

/** From when on a customer of a tier counts as not verified; null: never. */
export function staleFrom(policy: CustomerPolicy, tier: number, checkedAt: Date): Date | null {
  const days = policy.verify.find((rule) => rule.tier === TIERS[tier])?.days ?? 0;
  return days === 0 ? null : new Date(checkedAt.getTime() + days * DAY_MS);
}

function daysSince(at: Date | null, now: Date): number {
  return at ? (now.getTime() - at.getTime()) / DAY_MS : Infinity;
}
