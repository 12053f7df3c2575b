import type { Language } from '@yingda/contracts/names';
import { formatDuration } from '@yingda/design-system';

/** What a figure is measured in: seconds, a share of 1, whole things, a ratio such as answers to a question, points. */
export type Measure = 'seconds' | 'share' | 'count' | 'ratio' | 'points';

/** Which way is better; some figures (volume, handle time) are neither. */
export type Better = 'lower' | 'higher' | 'neither';

/** What a change reads as: a key of the texts, what fills it, and whether it is good news. */
export interface ChangeText {
  key:
    | 'report.faster'
    | 'report.slower'
    | 'report.shorter'
    | 'report.longer'
    | 'report.pointsUp'
    | 'report.pointsDown'
    | 'report.moreOf'
    | 'report.fewerOf'
    | 'report.unchanged';
  amount: string;
  mood: 'good' | 'bad' | 'neutral';
}

const UNITS = {
  'zh-CN': { hour: '小时', minute: '分', second: '秒' },
  en: { hour: 'h', minute: 'm', second: 's' },
} as const;

const DAY = 86_400;

/** A value as every card, table, axis and list writes it: 0:53, 91.3%, 15,872, 1.24. */
export function writeValue(value: number, measure: Measure, language: Language): string {
  switch (measure) {
    case 'seconds':
      // Agents' time adds up to weeks; it is counted in hours, and so is whatever else takes longer than a day.
      return value >= DAY
        ? `${Math.round(value / 3_600).toLocaleString(language)} ${UNITS[language].hour}`
        : formatDuration(Math.round(value), language, 'long');
    case 'share':
      return `${(value * 100).toLocaleString(language, { maximumFractionDigits: 1 })}%`;
    case 'count':
      return Math.round(value).toLocaleString(language);
    case 'points':
      return value.toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    case 'ratio':
      return value.toLocaleString(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
}

/** A difference of lengths in words: 11 秒, 1 m 5 s, 2 h. */
export function writeDifference(seconds: number, language: Language): string {
  const total = Math.round(Math.abs(seconds));
  const unit = UNITS[language];
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor((total % 3_600) / 60);
  const rest = hours > 0 ? 0 : total % 60;
  const parts: string[] = [];
  if (hours > 0) parts.push(`${hours.toLocaleString(language)} ${unit.hour}`);
  if (minutes > 0) parts.push(`${minutes} ${unit.minute}`);
  if (rest > 0 || parts.length === 0) parts.push(`${rest} ${unit.second}`);
  return parts.join(' ');
}

/** Good when it moved the better way. */
export function moodOf(difference: number, better: Better): ChangeText['mood'] {
  if (difference === 0 || better === 'neither') return 'neutral';
  return difference < 0 === (better === 'lower') ? 'good' : 'bad';
}

/** How a value stands against the period before, in words that need no colour. */
export function changeOf(
  { value, before }: { value: number; before: number },
  { measure, better }: { measure: Measure; better: Better },
  language: Language,
): ChangeText {
  const { step, amount } = differenceOf({ value, before }, measure, language);
  if (step === 0) return { key: 'report.unchanged', amount: '', mood: 'neutral' };
  const up = step > 0;
  const mood = moodOf(step, better);
  if (measure === 'seconds' && better === 'lower')
    return { key: up ? 'report.slower' : 'report.faster', amount, mood };
  if (measure === 'seconds') return { key: up ? 'report.longer' : 'report.shorter', amount, mood };
  if (measure === 'share') return { key: up ? 'report.pointsUp' : 'report.pointsDown', amount, mood };
  return { key: up ? 'report.moreOf' : 'report.fewerOf', amount, mood };
}

/** The difference in the smallest step that is shown, so that what reads the same is called unchanged. */
function differenceOf(
  { value, before }: { value: number; before: number },
  measure: Measure,
  language: Language,
): { step: number; amount: string } {
  const scale = { seconds: 1, share: 1_000, count: 1, ratio: 100, points: 10 }[measure];
  const step = Math.round(value * scale) - Math.round(before * scale);
  const size = Math.abs(step);
  if (measure === 'seconds') return { step, amount: writeDifference(size, language) };
  if (measure === 'share' || measure === 'points')
    return { step, amount: (size / 10).toLocaleString(language, { maximumFractionDigits: 1 }) };
  if (measure === 'count') return { step, amount: size.toLocaleString(language) };
  return { step, amount: (size / 100).toFixed(2) };
}

/** What a share or a mean of points is made of; agents' time is written as time, not as thousands of seconds. */
export function partOf(
  { key, unit, numerator, denominator }: Part,
  language: Language,
): { part: string; whole: string } | { of: string } {
  // The sum of points says nothing; how many they are the mean of does.
  if (unit === 'points') return { of: writeValue(denominator, 'count', language) };
  const write = (value: number) => writeValue(value, key === 'occupancy' ? 'seconds' : 'count', language);
  return { part: write(numerator), whole: write(denominator) };
}
interface Part {
  key: string;
  unit: Measure;
  numerator: number;
  denominator: number;
}

/** Whether a value keeps its target: at the target is kept. */
export function meets(value: number, target: number, better: Better): boolean {
  return better === 'higher' ? value >= target : value <= target;
}
