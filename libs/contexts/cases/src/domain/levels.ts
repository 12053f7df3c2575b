import type { CaseEscalation } from '@yingda/contracts/names';
import { type CaseWords } from '@yingda/contracts';
import type { Called, Case, Changed, Moment } from './case';

/** Up to a level: to the lead, to the manager. Whoever sees the case through stays its owner. */
export function risen(
  one: Case,
  { to, why, reason }: { to: number; why: CaseEscalation; reason: string },
  { now }: Moment,
): Changed {
  const after = { ...one, level: to, version: one.version + 1 };
  const calls: Called[] = to >= 3 ? ['owner', 'leads', 'managers'] : ['owner', 'leads'];
  const more = { from: one.level, level: to, why, reason };
  return {
    after,
    happened: [
      {
        ...{ step: 'escalated', at: now, note: reason, calls },
        details: { from: String(one.level), level: String(to), why },
        news: { name: 'case.escalated', more },
      },
    ],
  };
}

/** Why a text lifts a case to the third level; null when it does not. */
export function alarmIn(text: string, words: CaseWords): { why: 'safety' | 'outside'; word: string } | null {
  const lower = text.toLowerCase();
  const found = (list: readonly string[]) =>
    list.find((word) => word.trim() !== '' && lower.includes(word.trim().toLowerCase()));
  const safety = found(words.safety);
  if (safety) return { why: 'safety', word: safety };
  const outside = found(words.media) ?? found(words.authority);
  return outside ? { why: 'outside', word: outside } : null;
}
