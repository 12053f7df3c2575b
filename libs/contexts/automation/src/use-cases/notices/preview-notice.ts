import { type NoticePlan, type NoticePreview, type NoticeSample, type NoticeTally } from '@yingda/contracts';
import { NOTICE_LIMITS, NOTICE_PACES, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { checkPlan, textFor } from '../../domain/notices/notice';
import { secondsFor } from '../../domain/notices/pace';
import type { Addressee } from '../../notice-ports';
import { type NoticeParts, requireNotice } from './notice-ground';

const PAGE = 500;

/** Who would get a notice if it went now. Looks page by page and keeps only counts, so it needs the same for a million. */
export class PreviewNotice {
  constructor(private readonly parts: Pick<NoticeParts, 'segments' | 'people'>) {}

  /** @throws Refusal not-permitted, invalid-payload, segment-not-found */
  async execute(actor: Actor, plan: NoticePlan): Promise<NoticePreview> {
    requireNotice(actor, plan);
    checkPlan(plan);
    const counts = new Map<string, NoticeTally & { inboxId: string | null }>();
    const sample: NoticeSample[] = [];
    let looked = 0;
    const members = plan.segmentId ? await this.membersOf(plan.segmentId) : null;
    for await (const people of this.pages(plan)) {
      looked += people.length;
      for (const one of people) {
        const key = [one.leftOut, one.channel, one.inboxId].join(' ');
        const shown = plan.way === 'banner' && one.channel === 'web' && !one.leftOut;
        const state = one.leftOut ? 'left-out' : shown ? 'shown' : 'waiting';
        const { channel, inboxId, leftOut: reason } = one;
        const known = counts.get(key);
        counts.set(key, { state, channel, inboxId, reason, count: (known?.count ?? 0) + 1 });
        if (sample.length < NOTICE_LIMITS.sample) sample.push(await this.sampleOf(one, plan));
      }
      if (looked >= NOTICE_LIMITS.previewed) break;
    }
    const paced = [...counts.values()]
      .filter(({ state }) => state === 'waiting')
      .map(({ channel, count }) => ({
        count,
        perMinute: NOTICE_PACES[channel as keyof typeof NOTICE_PACES] ?? 60,
      }));
    return {
      ...{ members: Math.max(members ?? 0, looked), looked, sample },
      tallies: summed([...counts.values()]),
      seconds: secondsFor(plan.perMinute, paced),
    };
  }

  private async membersOf(segmentId: string): Promise<number> {
    const segment = await this.parts.segments.find(segmentId);
    if (!segment) throw new Refusal('segment-not-found', 'There is no such segment.');
    return segment.count;
  }

  private async *pages(plan: NoticePlan): AsyncGenerator<Addressee[]> {
    const { segments, people } = this.parts;
    const { purpose, inboxIds, teamIds, segmentId } = plan;
    const banner = plan.way === 'banner';
    const others = plan.channels.filter((one) => one !== 'web');
    const channels = banner ? ['web' as const, ...(plan.alsoMessage ? others : [])] : plan.channels;
    let cursor: string | null = null;
    do {
      if (segmentId) {
        const page: { ids: string[]; next: string | null } = await segments.members(segmentId, {
          ...{ cursor, limit: PAGE },
        });
        yield await people.reached(page.ids, { purpose, channels, inboxIds });
        cursor = page.next;
      } else {
        const asked = { purpose, channels, inboxIds, teamIds };
        const page: { people: Addressee[]; next: string | null } = await people.waiting(asked, {
          ...{ afterId: cursor, limit: PAGE },
        });
        yield page.people;
        cursor = page.next;
      }
    } while (cursor !== null);
  }

  private async sampleOf(one: Addressee, plan: NoticePlan): Promise<NoticeSample> {
    const { customerId, customerName, channel, language, leftOut, inboxId } = one;
    const storeName = inboxId ? await this.parts.people.shopName(inboxId) : '';
    const text = leftOut ? null : textFor(plan, { language, customerName, storeName, channel });
    return { customerId, customerName, channel, language, text, leftOut };
  }
}

function summed(tallies: NoticeTally[]): NoticeTally[] {
  const sums = new Map<string, NoticeTally>();
  for (const { state, channel, reason, count } of tallies) {
    const key = [state, state === 'left-out' ? '' : channel, reason].join(' ');
    const sum = (sums.get(key)?.count ?? 0) + count;
    sums.set(key, { state, channel: state === 'left-out' ? null : channel, reason, count: sum });
  }
  return [...sums.values()].sort((a, b) => b.count - a.count);
}
