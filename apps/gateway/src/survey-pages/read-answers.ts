import { type OfferedQuestion, type SurveyGiven } from '@yingda/contracts';

/** What a form without script sends: names with one value or several. Nothing that is not asked is read. */
export function answersIn(body: unknown, questions: readonly OfferedQuestion[]): SurveyGiven[] {
  const sent = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  return questions.flatMap(({ id, kind, maxLength }): SurveyGiven[] => {
    const value = sent[`q.${id}`];
    const all = (Array.isArray(value) ? value : [value]).filter(
      (one): one is string => typeof one === 'string' && one.trim() !== '',
    );
    const [first] = all;
    if (first === undefined) return [];
    switch (kind) {
      case 'text':
        return [{ question: id, text: [...first].slice(0, maxLength ?? 2_000).join('') }];
      case 'choice':
        return [{ question: id, choice: first }];
      case 'tags':
        return [{ question: id, choices: all.slice(0, 20) }];
      default:
        return /^\d{1,2}$/.test(first) ? [{ question: id, score: Number(first) }] : [];
    }
  });
}
