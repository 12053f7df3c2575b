import { NOTICE_LIMITS, type Channel } from '@yingda/contracts/names';
import type { Notice, NoticePlan } from './use-notices';

export const EMPTY_PLAN: NoticePlan = {
  ...{ name: '', audience: 'segment', way: 'message', purpose: 'service', segmentId: null },
  ...{ teamIds: [], inboxIds: [], channels: ['web'], texts: { zh: '', en: '' } },
  ...{ perMinute: 300, startsAt: null, endsAt: null, alsoMessage: false },
};

/** What of a notice is written by somebody. */
export function planOf(notice: Notice): NoticePlan {
  const { name, audience, way, purpose, segmentId, teamIds, inboxIds, channels, texts } = notice;
  const { perMinute, startsAt, endsAt, alsoMessage } = notice;
  return {
    ...{ name, audience, way, purpose, segmentId, teamIds, inboxIds, channels, texts },
    ...{ perMinute, startsAt, endsAt, alsoMessage },
  };
}

/** A choice with what follows from it: a segment gets messages only, those who wait are in no segment. */
export function chosen(plan: NoticePlan, change: Partial<NoticePlan>): NoticePlan {
  const next = { ...plan, ...change };
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

/** Whether it says to whom and how, so that it can be counted who gets it; and, with a text, can be sent. */
export function isWhole(plan: NoticePlan, what: 'counted' | 'sent'): boolean {
  const { audience, segmentId, way, alsoMessage, channels, texts } = plan;
  const to = audience === 'waiting' || segmentId !== null;
  const by = (way === 'banner' && !alsoMessage) || channels.length > 0;
  const fits = [texts.zh, texts.en].every((text) => [...text].length <= longest(plan));
  if (what === 'counted') return to && by && fits;
  return to && by && fits && plan.name.trim() !== '' && (texts.zh.trim() !== '' || texts.en.trim() !== '');
}

/** Ways a message takes, in order; with a banner the web has its own place. */
export function channelsOf(plan: NoticePlan): Channel[] {
  return plan.way === 'banner' ? plan.channels.filter((one) => one !== 'web') : plan.channels;
}
