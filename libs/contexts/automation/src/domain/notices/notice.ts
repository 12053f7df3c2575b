import { type NoticePlan, type NoticeTemplate } from '@yingda/contracts';
import {
  NOTICE_CHANNELS,
  NOTICE_LIMITS,
  NOTICE_VARIABLES,
  Refusal,
  type Channel,
  type Language,
  type NoticeState,
} from '@yingda/contracts/names';
import { fill, namesIn } from '../replies/fill';
import { checkTemplate } from './template';

/** A notice to many as it is kept. */
export interface Notice extends Omit<NoticePlan, 'startsAt' | 'endsAt' | 'templates'> {
  id: string;
  templates: NoticeTemplate[];
  startsAt: Date | null;
  endsAt: Date | null;
  segmentName: string | null;
  state: NoticeState;
  version: number;
  createdById: string | null;
  createdByName: string;
  createdAt: Date;
  sentByName: string | null;
  startedAt: Date | null;
  endedAt: Date | null;
  stoppedByName: string | null;
  /** Everybody it goes to is in its list. */
  gathered: boolean;
  /** Where gathering goes on. */
  cursor: string | null;
}

const bad = (field: string, sentence: string) => new Refusal('invalid-payload', sentence, { field });

/**
 * What stands against a notice as it is written; null: nothing. A draft may be half done in its texts and choices, but
 * not wrong in itself. @throws Refusal invalid-payload with `details.field`
 */
export function checkPlan(plan: NoticePlan): void {
  const { audience, way, channels, texts, segmentId } = plan;
  if (audience === 'segment' && !segmentId) throw bad('segmentId', 'Say which segment it goes to.');
  if (audience === 'waiting' && segmentId)
    throw bad('segmentId', 'Those who wait are chosen by team and inbox, not by segment.');
  if (way === 'banner' && audience !== 'waiting')
    throw bad('way', 'Only those who wait have a place where a banner can stand.');
  if ((way === 'message' || plan.alsoMessage) && channels.length === 0)
    throw bad('channels', 'Choose at least one channel.');
  for (const channel of channels)
    if (!(NOTICE_CHANNELS as readonly Channel[]).includes(channel))
      throw bad('channels', `Notices do not go by ${channel}.`);
  if (new Set(channels).size < channels.length) throw bad('channels', 'A channel is named twice.');
  const longest = way === 'banner' ? NOTICE_LIMITS.banner : NOTICE_LIMITS.text;
  for (const text of [texts.zh, texts.en]) {
    if ([...text].length > longest) throw bad('texts', `At most ${longest} characters.`);
    const names = namesIn(text);
    if (way === 'banner' && names.length > 0) throw bad('texts', 'A banner has no variables.');
    const unknown = names.find((name) => !(NOTICE_VARIABLES as readonly string[]).includes(name));
    if (unknown) throw bad('texts', `Nothing is known of {{${unknown}}}.`);
  }
  for (const template of plan.templates ?? []) checkTemplate(template, plan);
  if (plan.startsAt && plan.endsAt && plan.endsAt <= plan.startsAt)
    throw bad('endsAt', 'It ends after it begins.');
}

/** Whether it can go out as it stands. @throws Refusal invalid-payload */
export function checkSendable(notice: Notice, now: Date): void {
  const { texts } = notice;
  if (texts.zh.trim() === '' && texts.en.trim() === '') throw bad('texts', 'Write what it says.');
  if (notice.endsAt && notice.endsAt <= (notice.startsAt ?? now))
    throw bad('endsAt', 'Its end is over already.');
}

/** What it says in a language: in the other one where this one has nothing. */
export function textIn(texts: Notice['texts'], language: Language): string {
  const [first, second] = language === 'en' ? [texts.en, texts.zh] : [texts.zh, texts.en];
  return (first.trim() === '' ? second : first).trim();
}

/** Whoever a text is filled in for, and how it comes to them. */
export interface Reader {
  language: Language;
  customerName: string;
  storeName: string;
  channel: Channel | null;
}

/** Offers by SMS name the word that ends them, in the message itself: there is no other place for it. */
const ENDED_BY: Record<Language, string> = { 'zh-CN': '（拒收请回复TD）', en: ' Reply STOP to opt out.' };

/** What one customer reads; null when nothing is left of it. Mails say how to unsubscribe where they are put together. */
export function textFor({ texts, purpose }: Pick<Notice, 'texts' | 'purpose'>, to: Reader): string | null {
  const { text } = fill(textIn(texts, to.language), valuesOf(to));
  return text !== null && purpose === 'marketing' && to.channel === 'sms'
    ? text + ENDED_BY[to.language]
    : text;
}

export function valuesOf({ customerName, storeName }: Reader): Map<string, string> {
  const values = new Map<string, string>();
  if (customerName) values.set('customer_name', customerName);
  if (storeName) values.set('store_name', storeName);
  return values;
}

/** Whether it can still be edited. */
export const isOpenToEdits = (state: NoticeState): boolean => state === 'draft' || state === 'scheduled';
