import { type Addressee, type Ways } from '@yingda/automation';
import type { Channel, Language, NoticeLeftOut, NoticePurpose } from '@yingda/contracts/names';

/** Where somebody was met, and whether they can be written to there now. */
export interface MetAt {
  conversationId: string;
  inboxId: string;
  channel: Channel;
  hasWindow: boolean;
  windowEndsAt: Date | null;
  quotaLeft: number | null;
  unreachable: boolean;
}

/** What they have said of being written to: the last word for each channel, or for any. */
export interface Consent {
  channel: Channel | 'any';
  given: boolean;
  at: Date;
}

/** Somebody with all that decides about a notice. */
export interface Known {
  customerId: string;
  customerName: string;
  language: string | null;
  joined: boolean;
  blocked: boolean;
  met: MetAt[];
  consents: Consent[];
}

/**
 * Channels on which nothing can be said before the customer has written, and only for a time. An estimate for previews
 * and lists: whether a message can go is decided when it is said, by the account's own rules.
 */
const WITH_WINDOWS: readonly Channel[] = [
  ...(['wechat', 'wechat-mini-program', 'wecom', 'whatsapp', 'messenger', 'instagram', 'weibo'] as const),
];
/** The most telling first: what would be said where several ways fail. */
const TELLING: readonly NoticeLeftOut[] = [
  'last-message',
  'window-closed',
  'unreachable',
  'no-consent',
  'no-channel',
];

/** By the last word of theirs that holds for the channel: marketing needs a yes, service is held up by a no only. */
export function consented(
  consents: readonly Consent[],
  { channel, purpose }: { channel: Channel; purpose: NoticePurpose },
): boolean {
  const [last] = consents
    .filter((one) => one.channel === channel || one.channel === 'any')
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  return last ? last.given : purpose === 'service';
}

function closedAt(met: MetAt, now: Date): NoticeLeftOut | null {
  if (met.unreachable) return 'unreachable';
  if (!WITH_WINDOWS.includes(met.channel)) return null;
  if (!met.hasWindow || (met.windowEndsAt !== null && met.windowEndsAt <= now)) return 'window-closed';
  // The last one is for a person.
  return met.quotaLeft !== null && met.quotaLeft < 2 ? 'last-message' : null;
}

/** The first way of those wished that reaches them, or why none does. */
export function wayTo(
  one: Known,
  ways: Pick<Ways, 'purpose' | 'channels' | 'templated'>,
  now: Date,
): Addressee {
  const { customerId, customerName } = one;
  const language: Language = one.language?.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
  const nobody = { customerId, customerName, language, channel: null, inboxId: null, conversationId: null };
  if (one.joined) return { ...nobody, leftOut: 'joined' };
  if (one.blocked) return { ...nobody, leftOut: 'blocked' };
  const why = new Set<NoticeLeftOut>();
  for (const channel of ways.channels) {
    const met = one.met.filter((place) => place.channel === channel);
    if (met.length === 0) continue;
    if (!consented(one.consents, { channel, purpose: ways.purpose })) {
      why.add('no-consent');
      continue;
    }
    for (const place of met) {
      const closed = closedAt(place, now);
      const { inboxId, conversationId } = place;
      const byTemplate = closed !== null && closed !== 'unreachable' && ways.templated?.includes(inboxId);
      if (closed && !byTemplate) why.add(closed);
      else
        return {
          ...{ ...nobody, language, leftOut: null, channel, inboxId, conversationId },
          ...(byTemplate ? { byTemplate } : {}),
        };
    }
  }
  return { ...nobody, leftOut: TELLING.find((reason) => why.has(reason)) ?? 'no-channel' };
}
