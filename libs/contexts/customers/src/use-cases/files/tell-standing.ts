import { TIERS, type Tier } from '@yingda/contracts/names';
import { stageAt, stageNumber } from '../../domain/files/encoding';
import { stageOf, tierByRules } from '../../domain/files/policy';
import type { Alikes } from '../../storage/files/alikes';
import type { CustomerStanding, Standings } from '../../storage/files/standings';
import type { FileGround } from './file-ground';

const DAY_MS = 24 * 3_600_000;
/** Customers of one transaction: none holds others up for longer than a moment. */
const BATCH = 200;

/**
 * Tells stage and tier anew from what customers bought: after a change, and each night, because time alone changes both.
 * A tier by hand or of the shop's own systems stands; one by hand whose end has come is given back to the rules. Changes
 * are events, so routing and service levels follow.
 */
export class TellStanding {
  constructor(
    private readonly ground: FileGround,
    private readonly standings: Standings,
    private readonly alikes: Alikes,
  ) {}

  /** Of these customers; inside the open unit of work, or in one of its own. */
  async tell(customerIds: string[]): Promise<void> {
    if (customerIds.length === 0) return;
    const { customers, facts, policies, clock, unitOfWork } = this.ground;
    await unitOfWork.run(async () => {
      const roots = [...new Set(await Promise.all(customerIds.map((id) => customers.rootOfId(id))))].filter(
        (id) => id !== null,
      );
      await customers.lockAll(roots);
      await facts.refresh(roots);
      const policy = await policies.get();
      const from = new Date(clock.now().getTime() - policy.windowDays * DAY_MS);
      const all = await this.standings.of(roots, from);
      await this.stages(all, (one) => stageNumber(stageOf(one, policy, clock.now())));
      await this.tiers(all, (one) =>
        policy.tierRulesEnabled ? tierByRules(one, policy, clock.now()) : null,
      );
    });
  }

  /** All who ever bought, a few at a time. */
  async tellAll(): Promise<void> {
    const { facts, profiles, clock } = this.ground;
    let after: string | null = null;
    for (;;) {
      const ids = await this.standings.afterId(after, BATCH);
      if (ids.length === 0) break;
      await this.tell(ids);
      after = ids.at(-1)!;
    }
    for (let ended = await profiles.ended(clock.now(), BATCH); ended.length > 0;) {
      await this.tell(ended);
      const left = await profiles.ended(clock.now(), BATCH);
      ended = left.some((id) => ended.includes(id)) ? [] : left;
    }
    await facts.gatherTallies();
    await this.alikes.tidy();
  }

  private async stages(all: CustomerStanding[], stage: (one: CustomerStanding) => number): Promise<void> {
    const changed = all.flatMap((one) => {
      const after = stage(one);
      return after === one.lifecycle ? [] : [{ customerId: one.customerId, before: one.lifecycle, after }];
    });
    if (changed.length === 0) return;
    await this.standings.setStages(changed);
    for (const { customerId, before, after } of changed)
      await this.ground.outbox.append('customer.stage-changed', customerId, {
        ...{ customerId, before: stageAt(before), after: stageAt(after) },
      });
  }

  private async tiers(
    all: CustomerStanding[],
    byRules: (one: CustomerStanding) => Tier | null,
  ): Promise<void> {
    const { customers, changes, profiles, notes, clock } = this.ground;
    const known = await profiles.some(all.map(({ customerId }) => customerId));
    const now = clock.now();
    for (const one of all) {
      const profile = known.get(one.customerId)!;
      const over = profile.tierUntil !== null && profile.tierUntil <= now;
      if (!over && (profile.tierSource === 'hand' || profile.tierSource === 'shop')) continue;
      // Without rules one whose end has come is standard again: nobody says anything else.
      const told = byRules(one) ?? (over ? 'standard' : null);
      if (told === null || (!over && told === TIERS[one.tier])) continue;
      const ruled = {
        tierSource: 'rule',
        tierReason: '',
        tierBy: '',
        tierSince: now,
        tierUntil: null,
      } as const;
      await profiles.put([{ ...profile, ...ruled }]);
      if (told === TIERS[one.tier]) continue;
      const customer = (await customers.find(one.customerId))!;
      await notes.add(null, customer.id, [
        { field: 'tier', key: 'rule', before: customer.tier, after: told },
      ]);
      await changes.touch(customer, told);
    }
  }
}
