import type { Channel } from './states';

/** To whom a notice goes: customers of a segment, or those who wait in a queue now. */
export const NOTICE_AUDIENCES = ['segment', 'waiting'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];

/** `banner`: over the queue card of those who wait on the web, until it is taken away or over. */
export const NOTICE_WAYS = ['message', 'banner'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/**
 * What it is about. `service` concerns what the customer has with the shop: it goes to all who have not said no.
 * `marketing` goes to those who have said yes, to this channel or to any.
 */
export const NOTICE_PURPOSES = ['service', 'marketing'] as const;
export type NoticePurpose = (typeof NOTICE_PURPOSES)[number];

export const NOTICE_STATES = ['draft', 'scheduled', 'running', 'stopped', 'ended'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** What became of a notice for one customer. `waiting`: its turn has not come; `shown`: the banner is before them. */
export const NOTICE_RECIPIENT_STATES = [
  'waiting',
  'sent',
  'shown',
  'delivered',
  'read',
  'failed',
  'left-out',
] as const;
export type NoticeRecipientState = (typeof NOTICE_RECIPIENT_STATES)[number];

/** Why somebody does not get it. `last-message`: it would take the last one the channel lets us send. */
export const NOTICE_LEFT_OUT = [
  'joined',
  'blocked',
  'no-consent',
  'no-channel',
  'window-closed',
  'last-message',
  'unreachable',
  'no-text',
  'not-waiting',
] as const;
export type NoticeLeftOut = (typeof NOTICE_LEFT_OUT)[number];

/** Channels a notice can take: where nobody has to pick up a phone and the shop need not fetch. */
export const NOTICE_CHANNELS = [
  'web',
  'wechat',
  'wechat-mini-program',
  'wecom',
  'email',
  'telegram',
  'whatsapp',
  'messenger',
  'instagram',
  'line',
  'sms',
  'weibo',
] as const satisfies readonly Channel[];

/**
 * Messages a minute through one account that notices take at most, all notices together: answers go on beside them. What
 * an account is set to (`noticePace`) goes before.
 */
export const NOTICE_PACES: Record<(typeof NOTICE_CHANNELS)[number], number> = {
  web: 3_000,
  wechat: 600,
  'wechat-mini-program': 600,
  wecom: 300,
  email: 120,
  telegram: 600,
  whatsapp: 600,
  messenger: 300,
  instagram: 300,
  line: 600,
  sms: 120,
  weibo: 60,
};

/** What texts of a message can name; a banner names nothing, as place and wait stand below it. */
export const NOTICE_VARIABLES = ['customer_name', 'store_name'] as const;

export const NOTICE_LIMITS = {
  name: 80,
  text: 1_000,
  banner: 200,
  /** Messages a minute of one notice. */
  perMinute: 60_000,
  /** Members of a segment that one notice goes to at most. */
  members: 100_000,
  /** Members a preview looks at one by one. */
  previewed: 10_000,
  sample: 8,
  templates: 40,
  /** Banners before one customer at a time. */
  shown: 3,
} as const;
