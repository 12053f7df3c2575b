import { type BotWording } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** What the bot says besides articles and the shop's own words. */
export const SAYS = {
  helpedQuestion: { zh: '这个回答有帮助吗？', en: 'Did this help?' },
  yes: { zh: '有帮助', en: 'Yes' },
  no: { zh: '没有', en: 'No' },
  person: { zh: '转人工', en: 'Talk to a person' },
  none: { zh: '都不是', en: 'None of these' },
  skip: { zh: '直接转人工', en: 'Connect me now' },
  which: { zh: '您想问的是哪一个？', en: 'Which of these do you mean?' },
  foundNothing: {
    zh: '抱歉，我没有找到答案。您可以换个说法，或者选一项：',
    en: 'Sorry, I found no answer to that. Try other words, or choose one:',
  },
  unreadable: {
    zh: '抱歉，我只能看文字。请用文字说明，或者选一项：',
    en: 'Sorry, I can only read text. Please write it in words, or choose one:',
  },
  unhelpful: {
    zh: '抱歉没帮上忙。您可以换个说法，或者选一项：',
    en: 'Sorry that did not help. Try other words, or choose one:',
  },
  thanked: {
    zh: '不客气！还有别的问题，直接告诉我就好。',
    en: 'You are welcome! If there is anything else, just ask.',
  },
  notMatched: {
    zh: '好像不对，格式例如 {{example}}。',
    en: 'That does not look right; it should be like {{example}}.',
  },
  noted: { zh: '已记录：{{facts}}。', en: 'Noted: {{facts}}.' },
  handedOver: {
    zh: '正在为您转接人工客服，请稍候。',
    en: 'I am connecting you with a colleague; one moment please.',
  },
  calming: {
    zh: '非常抱歉给您带来不好的体验，我马上请同事来处理。',
    en: 'I am sorry about this experience. A colleague will take care of it at once.',
  },
  complaint: {
    zh: '非常抱歉。我已优先转给专人处理，请简单说明情况和订单号。',
    en: 'I am very sorry. This goes to a colleague with priority; please tell us what happened and the order number.',
  },
  safety: {
    zh: '请先停止使用并注意安全，如有人受伤请立即就医或报警。我们马上请专人联系您。',
    en: 'Please stop using it and stay safe; if anyone is hurt, seek medical help at once. A colleague will contact you right away.',
  },
  closedUntil: {
    zh: '现在不是人工服务时间，我们{{time}}回来。请留言，我们会按顺序回复您。',
    en: 'Our people are away now and back {{time}}. Please leave your message here; we answer in order.',
  },
  closed: {
    zh: '现在不是人工服务时间。请留言，我们回来后按顺序回复您。',
    en: 'Our people are away now. Please leave your message here; we answer in order when we are back.',
  },
  more: { zh: '详情：{{url}}', en: 'More: {{url}}' },
  source: { zh: '来源：《{{title}}》', en: 'Source: {{title}}' },
} as const satisfies Record<string, BotWording>;

/** In a language, with what goes into the braces. */
export function worded(wording: BotWording, language: Language, values: Record<string, string> = {}): string {
  const text = language === 'en' ? wording.en : wording.zh;
  return text.replace(/\{\{(\w+)\}\}/g, (braces, name: string) => values[name] ?? braces);
}

/** The customer's language by what they wrote; what it was before where that does not say. */
export function languageOf(text: string, before: Language | null): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh-CN';
  const words = text.match(/[A-Za-z]{2,}/g) ?? [];
  // An order number or "OK" among Chinese is no English.
  const tells = before === null ? words.length > 0 : words.filter((word) => /[a-z]/.test(word)).length >= 2;
  return tells ? 'en' : (before ?? 'zh-CN');
}
