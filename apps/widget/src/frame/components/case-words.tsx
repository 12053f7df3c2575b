import type { CaseProgress } from '@yingda/contracts';
import { tc } from '../i18n/cases';
import { due } from '../model/moments';

/** By when what is told; what was promised and is over is said as it is. Nothing where all is said. */
export function promised(one: CaseProgress, language: 'zh-CN' | 'en'): string {
  const now = Date.now();
  const next = one.answerDueAt ?? one.resultDueAt;
  if (!next) return (one.result ?? one.words ?? '').split('\n', 1)[0]!.slice(0, 60);
  if (Date.parse(next) < now) return tc(language, 'case.late', { due: due(next, now, language) });
  return tc(language, one.answerDueAt ? 'case.answer-due' : 'case.result-due', {
    due: due(next, now, language),
  });
}

/** What the shop said. */
export function Told({ title, text }: { title: string; text: string }) {
  return (
    <div class="told">
      <b>{title}</b>
      <p class="pre">{text}</p>
    </div>
  );
}

/** By when a kind is answered and its result told. */
export function promiseOf(
  language: 'zh-CN' | 'en',
  { answerMinutes, resultMinutes }: { answerMinutes: number; resultMinutes: number },
): string {
  return tc(language, 'case.promise', {
    answer: span(language, answerMinutes),
    result: span(language, resultMinutes),
  });
}

/** How long, as a promise is said: days from two on, else hours. */
function span(language: 'zh-CN' | 'en', minutes: number): string {
  if (minutes % 60 !== 0) return tc(language, 'span.minutes', { n: minutes });
  const hours = minutes / 60;
  return hours % 24 === 0 && hours >= 48
    ? tc(language, 'span.days', { n: hours / 24 })
    : tc(language, 'span.hours', { n: hours });
}
