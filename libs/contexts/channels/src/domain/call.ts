import type { CallDirection, CallKind, CallOutcome, Language } from '@yingda/contracts/names';
import { Refusal } from '@yingda/contracts/names';

/** What is known of a call. */
export interface Call {
  direction: CallDirection;
  outcome: CallOutcome;
  about: CallKind | null;
  startedAt: Date;
  durationSeconds: number;
  summary: string;
}

// Clocks of agents' computers go wrong by a little; and who logs a call of last quarter has mistyped the year.
const AHEAD_MS = 5 * 60_000;
const BACK_MS = 92 * 86_400_000;

/** Refuses calls that cannot have been. @throws Refusal invalid-payload with `details.field` */
export function checkCall({ outcome, startedAt, durationSeconds }: Call, now: Date): void {
  const refuse = (field: string, message: string) => new Refusal('invalid-payload', message, { field });
  if (startedAt.getTime() > now.getTime() + AHEAD_MS)
    throw refuse('startedAt', 'A call is logged after it was made.');
  if (startedAt.getTime() < now.getTime() - BACK_MS)
    throw refuse('startedAt', 'Calls are logged within three months.');
  if (durationSeconds > 0 && (outcome === 'missed' || outcome === 'busy'))
    throw refuse('durationSeconds', 'Nobody talked in a call that was not answered.');
}

/** The number in the form in which equal ones are equal; null when it is none. */
export function callerNumber(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s().\-–—]/g, '')
    .replace(/^00/, '+');
  if (!/^\+?\d{3,15}$/.test(plain)) return null;
  return /^\+?86(1\d{10})$/.exec(plain)?.[1] ?? plain;
}

const WORDS = {
  'zh-CN': {
    direction: { in: '电话呼入', out: '电话呼出' },
    outcome: { answered: '已接通', missed: '未接通', busy: '占线', voicemail: '语音留言' },
    about: { inquiry: '咨询', need: '需求', suggestion: '建议', complaint: '投诉' },
    length: (minutes: number, seconds: number) =>
      minutes > 0 ? `${minutes} 分 ${seconds} 秒` : `${seconds} 秒`,
  },
  en: {
    direction: { in: 'Call in', out: 'Call out' },
    outcome: { answered: 'answered', missed: 'not answered', busy: 'busy', voicemail: 'voicemail' },
    about: { inquiry: 'inquiry', need: 'need', suggestion: 'suggestion', complaint: 'complaint' },
    length: (minutes: number, seconds: number) =>
      minutes > 0 ? `${minutes} min ${seconds} s` : `${seconds} s`,
  },
} as const;

/** What stands in the timeline: the facts in one line, then what was said. */
export function noteOfCall(call: Call, language: Language, timeZone: string): string {
  const words = WORDS[language];
  const began = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(
    call.startedAt,
  );
  const length = words.length(Math.floor(call.durationSeconds / 60), call.durationSeconds % 60);
  const facts = [
    words.direction[call.direction],
    began,
    words.outcome[call.outcome],
    ...(call.durationSeconds > 0 ? [length] : []),
    ...(call.about ? [words.about[call.about]] : []),
  ];
  return `${facts.join(' · ')}\n${call.summary.trim()}`;
}
