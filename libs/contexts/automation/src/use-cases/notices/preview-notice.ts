import { type NoticePlan, type NoticePreview, type NoticeSample, type NoticeTally } from '@yingda/contracts';
import { NOTICE_LIMITS, Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { type Counted, spreadOver } from '../../domain/notices/counted';
import { checkPlan, textFor, valuesOf } from '../../domain/notices/notice';
import { filledFor, templateFor } from '../../domain/notices/template';
import { secondsFor } from '../../domain/notices/pace';
import type { Addressee } from '../../notice-ports';
import { type NoticeParts, pacesOf, requireNotice } from './notice-ground';

const PAGE = 500;

/**
 * Who would get a notice if it went now. Looks page by page and keeps only counts, so it needs the same for a million; of
 * large segments it looks at the first thousands, and what that says of the rest is held to what segments count.
 */
export class PreviewNotice {
  constructor(private readonly parts: Pick<NoticeParts, 'segments' | 'people' | 'accounts'>) {}

  /** @throws Refusal not-permitted, invalid-payload, segment-not-found */
  async execute(actor: Actor, plan: NoticePlan): Promise<NoticePreview> {
    requireNotice(actor, plan);
    checkPlan(plan);
    const counts = new Map<string, Counted>();
    const sample: NoticeSample[] = [];
    let [looked, byTemplate] = [0, 0];
    const segment = plan.segmentId ? await this.segmentOf(plan.segmentId) : null;
    for await (const people of this.pages(plan)) {
      looked += people.length;
      for (const one of people) {
        const key = [one.leftOut, one.channel, one.inboxId].join(' ');
        const shown = plan.way === 'banner' && one.channel === 'web' && !one.leftOut;
        const state = one.leftOut ? 'left-out' : shown ? 'shown' : 'waiting';
        const { channel, inboxId, leftOut: reason } = one;
        const known = counts.get(key);
        counts.set(key, { state, channel, inboxId, reason, count: (known?.count ?? 0) + 1 });
        if (one.byTemplate) byTemplate += 1;
        if (sample.length < NOTICE_LIMITS.sample) sample.push(await this.sampleOf(one, plan));
      }
      if (looked >= NOTICE_LIMITS.previewed) break;
    }
    const members = Math.max(segment?.count ?? 0, looked);
    const all = members > looked ? await this.ofAll([...counts.values()], plan) : [...counts.values()];
    const reached = (list: Counted[]) =>
      list.filter(({ state }) => state === 'waiting').reduce((sum, { count }) => sum + count, 0);
    const before = reached([...counts.values()]);
    return {
      ...{ members, looked, sample, tallies: summed(all) },
      byTemplate: before === 0 ? 0 : Math.round((byTemplate * reached(all)) / before),
      seconds: await this.secondsOf(all, plan),
    };
  }

  private async segmentOf(segmentId: string): Promise<{ count: number }> {
    const segment = await this.parts.segments.find(segmentId);
    if (!segment) throw new Refusal('segment-not-found', 'There is no such segment.');
    return segment;
  }

  /** What those who were looked at say of everybody. */
  private async ofAll(counts: Counted[], plan: NoticePlan): Promise<Counted[]> {
    const { members, onChannels, agreed } = await this.parts.segments.count(plan.segmentId!, plan.channels);
    return spreadOver(counts, {
      members,
      // Entrances are no part of what segments know.
      ...(plan.inboxIds.length === 0 ? { noChannel: members - onChannels } : {}),
      ...(plan.inboxIds.length === 0 && plan.purpose === 'marketing'
        ? { noConsent: onChannels - agreed }
        : {}),
    });
  }

  private async secondsOf(counts: Counted[], { perMinute }: NoticePlan): Promise<number> {
    const through = counts.flatMap(({ state, channel, inboxId, count }) =>
      state === 'waiting' && channel && inboxId ? [{ channel, inboxId, count }] : [],
    );
    const paceOf = await pacesOf(this.parts, through);
    return secondsFor(
      perMinute,
      through.map((one) => ({ count: one.count, perMinute: paceOf(one) })),
    );
  }

  private async *pages(plan: NoticePlan): AsyncGenerator<Addressee[]> {
    const { segments, people } = this.parts;
    const { purpose, inboxIds, teamIds, segmentId } = plan;
    const templated = plan.templates?.map((one) => one.inboxId) ?? [];
    const banner = plan.way === 'banner';
    const others = plan.channels.filter((one) => one !== 'web');
    const channels = banner ? ['web' as const, ...(plan.alsoMessage ? others : [])] : plan.channels;
    let cursor: string | null = null;
    do {
      if (segmentId) {
        const page: { ids: string[]; next: string | null } = await segments.members(segmentId, {
          ...{ cursor, limit: PAGE },
        });
        yield await people.reached(page.ids, { purpose, channels, inboxIds, templated });
        cursor = page.next;
      } else {
        const asked = { purpose, channels, inboxIds, teamIds, templated };
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
    const reader = { language, customerName, storeName, channel };
    const template =
      one.byTemplate && inboxId ? templateFor(plan.templates ?? [], { inboxId, language }) : null;
    const filled = template && filledFor(template, valuesOf(reader));
    const text = leftOut ? null : template ? (filled?.text ?? null) : textFor(plan, reader);
    const by = template ? template.name : null;
    return { customerId, customerName, channel, language, text, leftOut, template: by };
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
