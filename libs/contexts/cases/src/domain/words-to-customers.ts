import { type CaseName } from '@yingda/contracts';
import type { Language } from '@yingda/contracts/names';

/** What the customer is told when their case is taken up: its number, and by when they hear what. */
export function acknowledgement(
  language: Language,
  { number, kind, answerMinutes, resultMinutes, business, page }: Acknowledged,
): string {
  if (language === 'en') {
    const hours = business ? ' (in opening hours)' : '';
    return (
      `We have taken up your case (${kind.en}). Its number is ${number}. ` +
      `You have our answer within ${spanEn(answerMinutes)} and the result within ${spanEn(resultMinutes)}${hours}.` +
      (page ? `\nFollow it here: ${page}` : '')
    );
  }
  const hours = business ? '（按营业时间计）' : '';
  return (
    `您反映的问题（${kind.zh}）我们已经受理，编号 ${number}。` +
    `我们会在 ${spanZh(answerMinutes)}内答复您，${spanZh(resultMinutes)}内告知处理结果${hours}。` +
    (page ? `\n查看进度：${page}` : '')
  );
}

interface Acknowledged {
  number: string;
  kind: CaseName;
  answerMinutes: number;
  resultMinutes: number;
  business: boolean;
  /** Where its progress is shown; null: nowhere to be told of. */
  page: string | null;
}

function spanZh(minutes: number): string {
  return minutes % 60 === 0 ? `${minutes / 60} 小时` : `${minutes} 分钟`;
}

function spanEn(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`;
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
}
