import { type Content, type RuleAction, type RuleText } from '@yingda/contracts';
import { refuse } from './refuse';
import { VARIABLES } from './vocabulary';

const PLACE = /\{\{\s*([\w.]+)\s*(?:\|([^{}]*))?\}\}/g;

/** What variables stand for; a missing one takes what is written behind its `|`. */
export type Values = Readonly<Record<string, string | null>>;

/** @throws Refusal invalid-setting for a variable that there is not */
export function checkReplyTexts(texts: readonly RuleText[], path: string): void {
  texts.forEach(({ text }, index) => {
    for (const [, name] of text.matchAll(PLACE))
      if (!(VARIABLES as readonly string[]).includes(name!))
        refuse(`${path}.${index}.text`, `There is no ${name}; there are ${VARIABLES.join(', ')}.`);
  });
}

/** The words in the customer's language, else in the first there is. */
export function wordsIn(texts: readonly RuleText[], language: string | null): string {
  const wanted = language?.slice(0, 2).toLowerCase();
  return (texts.find(({ locale }) => locale.slice(0, 2) === wanted) ?? texts[0])?.text ?? '';
}

export function filled(text: string, values: Values): string {
  return text
    .replace(PLACE, (_, name: string, otherwise: string | undefined) => values[name] ?? otherwise ?? '')
    .trim();
}

/** What a reply says to somebody of this language. */
export function contentOf(action: RuleAction, language: string | null, values: Values): Content {
  const text = filled(wordsIn(action.texts ?? [], language), values);
  if (!action.items || action.items.length === 0) return { kind: 'text', text };
  const items = action.items.map(({ id, labels }) => ({ id, label: wordsIn(labels, language).slice(0, 80) }));
  return { kind: 'menu', text, items };
}
