import { NOTICE_LIMITS, type Channel } from '@yingda/contracts/names';
import type { Notice, NoticePlan, NoticeTemplate } from './use-notices';

/** A text the provider has approved, as it is listed. */
export type ApprovedText = Pick<NoticeTemplate, 'name' | 'language' | 'text'> & { title: string };

export const EMPTY_PLAN: NoticePlan = {
  ...{ name: '', audience: 'segment', way: 'message', purpose: 'service', segmentId: null },
  ...{ teamIds: [], inboxIds: [], channels: ['web'], texts: { zh: '', en: '' } },
  ...{ perMinute: 300, startsAt: null, endsAt: null, alsoMessage: false, templates: [] },
};

/** What of a notice is written by somebody. */
export function planOf(notice: Notice): NoticePlan {
  const { name, audience, way, purpose, segmentId, teamIds, inboxIds, channels, texts } = notice;
  const { perMinute, startsAt, endsAt, alsoMessage, templates = [] } = notice;
  return {
    ...{ name, audience, way, purpose, segmentId, teamIds, inboxIds, channels, texts },
    ...{ perMinute, startsAt, endsAt, alsoMessage, templates },
  };
}

/** A choice with what follows from it: a segment gets messages only, those who wait are in no segment. */
export function chosen(plan: NoticePlan, change: Partial<NoticePlan>): NoticePlan {
  const next = { ...plan, ...change };
  // What the notice goes no more through has nothing to say there.
  if (next.inboxIds.length > 0)
    next.templates = next.templates?.filter(({ inboxId }) => next.inboxIds.includes(inboxId)) ?? [];
  if (next.audience === 'segment')
    return { ...next, way: 'message', teamIds: [], endsAt: null, alsoMessage: false };
  const banner = next.way === 'banner';
  return {
    ...{ ...next, segmentId: null },
    ...(banner ? {} : { endsAt: null, alsoMessage: false }),
  };
}

export const longest = ({ way }: Pick<NoticePlan, 'way'>) =>
  way === 'banner' ? NOTICE_LIMITS.banner : NOTICE_LIMITS.text;

/** Accounts that the notice goes through; the web has nobody who approves anything. */
export function accountsOf<T extends { id: string; channel: Channel }>(
  plan: NoticePlan,
  inboxes: readonly T[],
): T[] {
  if (plan.way === 'banner' && !plan.alsoMessage) return [];
  const channels: Channel[] = channelsOf(plan).filter((one) => one !== 'web');
  return inboxes.filter(
    ({ id, channel }) =>
      channels.includes(channel) && (plan.inboxIds.length === 0 || plan.inboxIds.includes(id)),
  );
}

/** With another text for an account, or none. */
export function withTemplate(
  { templates = [] }: NoticePlan,
  inboxId: string,
  template: NoticeTemplate | null,
): NoticeTemplate[] {
  const others = templates.filter((one) => one.inboxId !== inboxId);
  return template ? [...others, template] : others;
}

/** Whether it says to whom and how, so that it can be counted who gets it; and, with a text, can be sent. */
export function isWhole(plan: NoticePlan, what: 'counted' | 'sent'): boolean {
  const { audience, segmentId, way, alsoMessage, channels, texts } = plan;
  const to = audience === 'waiting' || segmentId !== null;
  const by = (way === 'banner' && !alsoMessage) || channels.length > 0;
  const fits = [texts.zh, texts.en].every((text) => [...text].length <= longest(plan));
  const filled = (plan.templates ?? []).every(({ values }) =>
    values.every(({ value }) => value.trim() !== ''),
  );
  if (what === 'counted') return to && by && fits && filled;
  return (
    to &&
    by &&
    fits &&
    filled &&
    plan.name.trim() !== '' &&
    (texts.zh.trim() !== '' || texts.en.trim() !== '')
  );
}

/** Ways a message takes, in order; with a banner the web has its own place. */
export function channelsOf(plan: NoticePlan): Channel[] {
  return plan.way === 'banner' ? plan.channels.filter((one) => one !== 'web') : plan.channels;
}
