import { type RuleCondition } from '@yingda/contracts';
import type { RuleField } from '@yingda/contracts/names';
import { listOf } from './tests';
import type { WordFinder } from './word-finder';

/** What every event says of itself, so that a rule can be left out before anything is read. */
const KNOWN: readonly RuleField[] = [
  'conversation.inbox',
  'conversation.team',
  'conversation.channel',
  'message.kind',
  'serviceLevel.kind',
  'event.endedBy',
];

/** A rule can only match where the field is one of the values; of `words`, where one of those stands in the text. */
export interface Gate {
  field: RuleField | 'words';
  values: ReadonlySet<string | number>;
}

/** The narrowest gate that the conditions leave; null: it must always be asked. */
export function gateOf(condition: RuleCondition, words: WordFinder): Gate | null {
  switch (condition.kind) {
    case 'not':
      return null;
    case 'all':
      return best((condition.conditions ?? []).map((one) => gateOf(one, words)));
    case 'any':
      return union((condition.conditions ?? []).map((one) => gateOf(one, words)));
    case 'test':
      return ofTest(condition, words);
  }
}

function ofTest({ field, operator, value }: RuleCondition, words: WordFinder): Gate | null {
  if (field === 'message.text' && (operator === 'contains' || operator === 'contains-all')) {
    const all = listOf(value).map((word) => words.number(String(word)));
    return { field: 'words', values: new Set(operator === 'contains' ? all : all.slice(0, 1)) };
  }
  if (!KNOWN.includes(field!) || (operator !== 'is' && operator !== 'one-of')) return null;
  return { field: field!, values: new Set(listOf(value).map(String)) };
}

// Words are rarest: a text holds few of them, while most messages come by the same few inboxes.
function best(gates: (Gate | null)[]): Gate | null {
  const worth = ({ field }: Gate) =>
    field === 'words' ? KNOWN.length + 1 : KNOWN.length - KNOWN.indexOf(field);
  return gates.reduce<Gate | null>((found, gate) => {
    if (!gate || !found) return gate ?? found;
    return worth(gate) > worth(found) ? gate : found;
  }, null);
}

function union(gates: (Gate | null)[]): Gate | null {
  const [first] = gates;
  if (!first || gates.some((gate) => gate?.field !== first.field)) return null;
  return { field: first.field, values: new Set(gates.flatMap((gate) => [...gate!.values])) };
}
