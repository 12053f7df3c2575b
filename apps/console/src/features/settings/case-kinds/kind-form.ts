import type { CaseKind } from '../../cases/use-cases';

/** What an edit of a kind sets. */
export type KindForm = Omit<CaseKind, 'key' | 'shipped' | 'place' | 'version'>;

/** Times of a new kind: the first answer in a day, at most two; the result in three days, followed up in three more. */
export function newKind(): KindForm {
  return {
    name: { zh: '', en: '' },
    category: 'other',
    active: true,
    offered: false,
    confidential: false,
    level: 1,
    departmentKey: null,
    time: 'wall',
    deadlines: {
      answerMinutes: 1_440,
      extendedMinutes: 2_880,
      departmentMinutes: 1_440,
      decideMinutes: 1_440,
      executeMinutes: 1_440,
      resultMinutes: 4_320,
      followUpMinutes: 4_320,
    },
    reasons: [],
    fields: [],
  };
}

/** The stored kind as a form. */
export function kindFormOf(kind: CaseKind): KindForm {
  const { key: _key, shipped: _shipped, place: _place, version: _version, ...form } = kind;
  return form;
}

/** What a kind must not be saved with; null when it is right. */
export type KindProblem =
  'name' | 'extension' | 'result' | 'step' | 'field-label' | 'field-choices' | 'reason-name' | 'key';

export function kindProblem({ name, deadlines, fields, reasons }: KindForm): KindProblem | null {
  const named = (words: { zh: string; en: string }) => words.zh.trim() !== '' && words.en.trim() !== '';
  if (!named(name)) return 'name';
  const { answerMinutes, extendedMinutes, resultMinutes } = deadlines;
  if (extendedMinutes !== null && extendedMinutes <= answerMinutes) return 'extension';
  if (resultMinutes < answerMinutes) return 'result';
  if (Math.max(deadlines.decideMinutes ?? 0, deadlines.executeMinutes ?? 0) > resultMinutes) return 'step';
  if (fields.some(({ label }) => !named(label))) return 'field-label';
  if (fields.some(({ type, choices }) => type === 'choice' && choices.length < 2)) return 'field-choices';
  return reasons.some((reason) => !named(reason.name)) ? 'reason-name' : null;
}

/** A key that none of the known has: `field-1`, `field-2`, … */
export function freeKey(known: readonly { key: string }[], stem: string): string {
  const taken = new Set(known.map(({ key }) => key));
  let n = 1;
  while (taken.has(`${stem}-${n}`)) n += 1;
  return `${stem}-${n}`;
}
