import {
  type ConsentLine,
  type CustomerCounts,
  type CustomerEditPage,
  type CustomerFile,
} from '@yingda/contracts';
import { LIFECYCLE_STAGES, TIERS, type ConsentChannel, type ConsentPurpose } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { stageAt } from '../../domain/files/encoding';
import { staleFrom, tierByRules } from '../../domain/files/policy';
import { requireSight } from '../../domain/rights';
import type { Alikes } from '../../storage/files/alikes';
import type { Consent } from '../../storage/files/file-lines';
import type { Standings } from '../../storage/files/standings';
import { customerNotFound } from '../customer-changes';
import { fileCursor, fileStart } from './file-cursor';
import type { FileGround } from './file-ground';
import { organisationRecord } from './organisations';

const DAY_MS = 24 * 3_600_000;

/** Reads of customers' files. */
export class CustomerFileReader {
  constructor(
    private readonly ground: FileGround,
    private readonly standings: Standings,
    private readonly alikes: Alikes,
  ) {}

  /** Who was joined into another is shown as that one. @throws Refusal not-permitted, customer-not-found */
  async file(actor: Actor, id: string): Promise<CustomerFile> {
    requireSight(actor);
    const customerId = await this.rootOf(id);
    const { customers, profiles, facts, lines, policies, organisations, clock } = this.ground;
    const [customer, profile, shown, inherited, consents, policy] = await Promise.all([
      customers.find(customerId),
      profiles.of(customerId),
      facts.shown([customerId]),
      profiles.tagsOfJoined(customerId),
      lines.consents(customerId),
      policies.get(),
    ]);
    const [fact, organisation] = [
      shown.get(customerId),
      profile.organisationId ? await organisations.find(profile.organisationId) : null,
    ];
    if (!customer || !fact) throw customerNotFound();
    const from = new Date(clock.now().getTime() - policy.windowDays * DAY_MS);
    const [standing] = policy.tierRulesEnabled ? await this.standings.of([customerId], from) : [];
    const stale = staleFrom(policy, TIERS.indexOf(customer.tier), fact.checkedAt);
    const { orders, spentFen, recentOrders, recentSpentFen, openCases } = fact;
    return {
      customerId,
      kind: profile.kind,
      organisation: organisation && organisationRecord(organisation),
      organisationRole: profile.organisationRole,
      lifecycle: stageAt(fact.lifecycle),
      lifecycleSince: null,
      tier: {
        tier: customer.tier,
        source: profile.tierSource,
        reason: profile.tierReason,
        byName: profile.tierBy,
        since: profile.tierSince?.toISOString() ?? null,
        until: profile.tierUntil?.toISOString() ?? null,
        byRules: standing ? tierByRules(standing, policy, clock.now()) : null,
      },
      tags: [...new Set([...profile.tags, ...inherited])],
      preferences: profile.preferences,
      consents: standingConsents(consents).map(consentLine),
      ...{ orders, spentFen, recentOrders, recentSpentFen, openCases },
      lastOrderAt: fact.lastOrderAt?.toISOString() ?? null,
      verifiedAt: profile.verifiedAt?.toISOString() ?? null,
      verifiedByName: profile.verifiedBy,
      staleFrom: stale?.toISOString() ?? null,
      stale: stale !== null && stale <= clock.now(),
      version: customer.version,
    };
  }

  /** Every line, newest first. @throws Refusal not-permitted, customer-not-found */
  async consents(actor: Actor, id: string): Promise<ConsentLine[]> {
    requireSight(actor);
    return (await this.ground.lines.consents(await this.rootOf(id))).map(consentLine);
  }

  /** Whether a customer may be written to for a purpose through a channel: what was said of the channel itself, else of any. */
  async mayWrite(id: string, purpose: ConsentPurpose, channel: ConsentChannel): Promise<boolean> {
    const standing = standingConsents(await this.ground.lines.consents(await this.rootOf(id)));
    const said = (of: ConsentChannel) =>
      standing.find((one) => one.purpose === purpose && one.channel === of);
    return (said(channel) ?? said('any'))?.given ?? false;
  }

  /** What they said last of a purpose, for a channel or for any; null: nothing. @throws Refusal customer-not-found */
  async lastWord(id: string, purpose: ConsentPurpose, channel: ConsentChannel): Promise<boolean | null> {
    const lines = await this.ground.lines.consents(await this.rootOf(id));
    const last = lines.find(
      (one) => one.purpose === purpose && (one.channel === channel || one.channel === 'any'),
    );
    return last?.given ?? null;
  }

  /** Newest first. @throws Refusal not-permitted, customer-not-found */
  async history(
    actor: Actor,
    id: string,
    query: { cursor?: string; limit?: number },
  ): Promise<CustomerEditPage> {
    requireSight(actor);
    const limit = query.limit ?? 50;
    const after = fileStart(query.cursor, 'timestamptz');
    const found = await this.ground.lines.edits(await this.rootOf(id), after, limit + 1);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(({ cursor: _, ...edit }) => ({ ...edit, at: edit.at.toISOString() })),
      next: last ? fileCursor({ at: last.cursor, id: last.id }) : null,
    };
  }

  /** @throws Refusal not-permitted */
  async counts(actor: Actor): Promise<CustomerCounts> {
    requireSight(actor);
    const [tallies, duplicates, organisations] = await Promise.all([
      this.ground.facts.tallies(),
      this.alikes.count(),
      this.ground.organisations.count(),
    ]);
    const of = (dimension: string, value: number) =>
      Math.max(0, tallies.find((one) => one.dimension === dimension && one.value === value)?.amount ?? 0);
    const tiers = TIERS.map((tier, at) => ({ tier, customers: of('tier', at) }));
    return {
      customers: tiers.reduce((sum, one) => sum + one.customers, 0),
      visitors: of('visitor', 0),
      organisations,
      tiers,
      lifecycles: LIFECYCLE_STAGES.map((lifecycle, at) => ({ lifecycle, customers: of('stage', at) })),
      duplicates,
    };
  }

  private async rootOf(id: string): Promise<string> {
    const root = await this.ground.customers.rootOfId(id);
    if (!root) throw customerNotFound();
    return root;
  }
}

export function consentLine({ at, customerId: _, byId: __, ...consent }: Consent): ConsentLine {
  return { ...consent, at: at.toISOString() };
}

/** Of lines with the newest first, the first of each purpose and channel. */
function standingConsents(lines: Consent[]): Consent[] {
  const seen = new Set<string>();
  return lines.filter(({ purpose, channel }) => {
    const key = `${purpose} ${channel}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
