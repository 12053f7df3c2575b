import type { Tier } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { SegmentReader } from '@yingda/customers';
import { ContactCases, ContactPeople, ContactSegments, ContactTalks } from '@yingda/promises';
import type { CaseTouch, Contacted, Touch } from '@yingda/promises';
import { ContactFactsView } from '../views/contact-facts';
import type { Lookup } from './lookup';
import { port } from './port';
import { promisePorts } from './promise-ports';

/** contacts → customers: who is contacted, and who looks after them. */
export class PeopleForContacts extends ContactPeople {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override find(customerId: string): Promise<Contacted | null> {
    return this.lookup.get(ContactFactsView).customer(customerId);
  }
  override ofTiers(
    tiers: readonly Tier[],
    page: { afterId: string | null; limit: number },
  ): Promise<Contacted[]> {
    return this.lookup.get(ContactFactsView).ofTiers(tiers, page);
  }
}

/** contacts → customers: whom a campaign is for. */
export class SegmentsForContacts extends ContactSegments {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async name(segmentId: string): Promise<string | null> {
    try {
      return (await this.lookup.get(SegmentReader).one(segmentId)).name;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'segment-not-found') return null;
      throw error;
    }
  }
  override async members(
    segmentId: string,
    { cursor, limit }: { cursor: string | null; limit: number },
  ): Promise<{ ids: string[]; next: string | null }> {
    const reader = this.lookup.get(SegmentReader);
    const page = await reader.members(await reader.conditionsOf(segmentId), {
      limit,
      ...(cursor ? { cursor } : {}),
    });
    return { ids: page.items.map(({ id }) => id), next: page.next ?? null };
  }
}

/** contacts → conversations: who served a customer lately, and where they can be written to. */
export class TalksForContacts extends ContactTalks {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override since(customerId: string, since: Date): Promise<Touch[]> {
    return this.lookup.get(ContactFactsView).talks(customerId, since);
  }
  override last(customerId: string): Promise<string | null> {
    return this.lookup.get(ContactFactsView).lastTalk(customerId);
  }
  override customerOf(conversationId: string): Promise<string | null> {
    return this.lookup.get(ContactFactsView).customerOf(conversationId);
  }
}

/** contacts → cases: who was told or called about one, or is to be. */
export class CasesForContacts extends ContactCases {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override around(customerId: string, since: Date, until: Date): Promise<CaseTouch[]> {
    return this.lookup.get(ContactFactsView).cases(customerId, since, until);
  }
}

/** All that contacts ask of others. */
export const contactPorts = [
  ...promisePorts,
  port(ContactPeople, PeopleForContacts),
  port(ContactSegments, SegmentsForContacts),
  port(ContactTalks, TalksForContacts),
  port(ContactCases, CasesForContacts),
];
