import {
  type Addressee,
  NoticeAccounts,
  NoticePeople,
  NoticeSegments,
  Speaking,
  type Ways,
} from '@yingda/automation';
import { NoticeAccountReader } from '@yingda/channels';
import { type MessageTemplate, type SegmentCondition } from '@yingda/contracts';
import type { Channel, NoticeLeftOut, NoticePurpose } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';
import { SegmentReader } from '@yingda/customers';
import { NoticeFactsView } from '../views/notice-facts';
import { SpeakingInConversations } from './automation-ports';
import type { Lookup } from './lookup';
import { port } from './port';

/** automation → customers: whom a notice is for. */
export class SegmentsOfNotices extends NoticeSegments {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async find(segmentId: string): Promise<{ name: string; count: number } | null> {
    const reader = this.lookup.get(SegmentReader);
    try {
      const { name, archived, conditions } = await reader.one(segmentId);
      return archived ? null : { name, count: (await reader.count(conditions)).customers };
    } catch (error) {
      if (error instanceof Refusal && error.code === 'segment-not-found') return null;
      throw error;
    }
  }
  override async count(segmentId: string, channels: readonly Channel[]) {
    const reader = this.lookup.get(SegmentReader);
    const inside = await reader.conditionsOf(segmentId);
    const count = async (...more: SegmentCondition[]) =>
      (await reader.count({ kind: 'all', conditions: [inside, ...more] })).customers;
    const on = (channel: Channel): SegmentCondition => ({
      ...{ kind: 'test', field: 'channel', operator: 'is', value: channel },
    });
    const agrees = (channel: Channel): SegmentCondition => ({
      ...{ kind: 'test', field: 'consent', key: 'marketing', operator: 'is', value: channel },
    });
    const both = channels.map((one): SegmentCondition => ({
      ...{ kind: 'all', conditions: [on(one), agrees(one)] },
    }));
    const [members, onChannels, agreed] = await Promise.all([
      count(),
      count({ kind: 'any', conditions: channels.map(on) }),
      count({ kind: 'any', conditions: both }),
    ]);
    return { members, onChannels, agreed };
  }
  override async members(
    segmentId: string,
    { cursor, limit }: { cursor: string | null; limit: number },
  ): Promise<{ ids: string[]; next: string | null }> {
    const reader = this.lookup.get(SegmentReader);
    const page = await reader.members(await reader.conditionsOf(segmentId), { cursor, limit });
    return { ids: page.items.map(({ id }) => id), next: page.next ?? null };
  }
}

/** automation → conversations, customers, channels: who waits, and how people are reached. */
export class PeopleOfNotices extends NoticePeople {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override reached(customerIds: readonly string[], ways: Ways): Promise<Addressee[]> {
    return this.facts.reached(customerIds, ways);
  }
  override waiting(
    asked: Ways & { teamIds: readonly string[] },
    page: { afterId: string | null; limit: number },
  ): Promise<{ people: Addressee[]; next: string | null }> {
    return this.facts.waiting(asked, page);
  }
  override names(customerIds: readonly string[]): Promise<Map<string, string>> {
    return this.facts.names(customerIds);
  }
  override shopName(inboxId: string): Promise<string> {
    return this.facts.shopName(inboxId);
  }
  override obstacle(
    customerId: string,
    way: { channel: Channel; purpose: NoticePurpose },
  ): Promise<NoticeLeftOut | null> {
    return this.facts.obstacle(customerId, way);
  }
  private get facts(): NoticeFactsView {
    return this.lookup.get(NoticeFactsView);
  }
}

/** automation → channels: what accounts allow, and what their providers have approved. */
export class AccountsOfNotices extends NoticeAccounts {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override paces(inboxIds: readonly string[]): Promise<Map<string, number>> {
    return this.lookup.get(NoticeAccountReader).paces(inboxIds);
  }
  override templates(inboxId: string): Promise<MessageTemplate[]> {
    return this.lookup.get(NoticeAccountReader).templates(inboxId);
  }
}

/** All that notices ask of others. */
export const noticePorts = [
  port(Speaking, SpeakingInConversations),
  port(NoticeSegments, SegmentsOfNotices),
  port(NoticePeople, PeopleOfNotices),
  port(NoticeAccounts, AccountsOfNotices),
];
