import { type RuleCondition, type RuleOperandValue } from '@yingda/contracts';
import type { RuleField, RuleOperator } from '@yingda/contracts/names';
import { RE2JS } from 're2js';
import { plainOf } from '../mood/plain';
import type { Facts, FactValue } from './facts';
import type { WordFinder } from './word-finder';

/** What a message says, looked at once for all rules. */
export interface Reading {
  facts: Facts;
  /** The text as words are looked for. */
  plain: string;
  /** Numbers of all words of all rules that stand in it. */
  found: ReadonlySet<number>;
}

/** Whether one test of a rule is met. */
export type Test = (reading: Reading) => boolean;

/** A test with the words to look for, which all rules share one search for. */
export function compileTest(condition: RuleCondition, words: WordFinder): Test {
  const field = condition.field!;
  const value = condition.value;
  if (
    field === 'message.text' &&
    (condition.operator === 'contains' || condition.operator === 'contains-all')
  ) {
    const numbers = listOf(value).map((word) => words.number(String(word)));
    return condition.operator === 'contains'
      ? ({ found }) => numbers.some((number) => found.has(number))
      : ({ found }) => numbers.every((number) => found.has(number));
  }
  const compare = comparison(condition.operator!, value, field);
  return (reading) => {
    const actual = valueOf(reading.facts, condition);
    if (field === 'message.text' && typeof actual === 'string') return compare(reading.plain);
    return compare(typeof actual === 'string' && isText(field) ? plainOf(actual) : actual);
  };
}

/** What the field of a condition holds. */
export function valueOf(facts: Facts, { field, key }: RuleCondition): FactValue {
  if (field === 'customer.attribute') return facts.attributes?.[key!] ?? null;
  return facts[field!] ?? null;
}

function isText(field: RuleField): boolean {
  return field === 'message.text' || field === 'customer.attribute' || field === 'conversation.language';
}

type Compare = (actual: FactValue) => boolean;

function comparison(operator: RuleOperator, value: RuleOperandValue | undefined, field: RuleField): Compare {
  const one = typeof value === 'string' && isText(field) ? plainOf(value) : value;
  const many = new Set(listOf(value).map((item) => (isText(field) ? plainOf(String(item)) : item)));
  switch (operator) {
    case 'is':
      return (actual) => actual !== null && has(actual, one);
    case 'is-not':
      return (actual) => !has(actual, one);
    case 'one-of':
      return (actual) => actual !== null && amongMany(actual, many);
    case 'none-of':
      return (actual) => actual === null || !amongMany(actual, many);
    case 'contains':
      return (actual) => parts(actual, many).some(Boolean);
    case 'contains-all':
      return (actual) => parts(actual, many).every(Boolean) && many.size > 0;
    case 'starts-with':
      return (actual) => typeof actual === 'string' && actual.startsWith(String(one));
    case 'matches':
      return matching(String(value));
    case 'empty':
      return isEmpty;
    case 'not-empty':
      return (actual) => !isEmpty(actual);
    default:
      return measured(operator, value);
  }
}

// A customer may be in several segments at once: then it is enough that one of them is meant.
function has(actual: FactValue, one: unknown): boolean {
  return Array.isArray(actual) ? actual.includes(one as string) : actual === one;
}

function amongMany(actual: FactValue, many: ReadonlySet<unknown>): boolean {
  return Array.isArray(actual) ? actual.some((one) => many.has(one)) : many.has(actual);
}

function measured(operator: RuleOperator, value: RuleOperandValue | undefined): Compare {
  const [low, high] = Array.isArray(value) ? value.map(Number) : [Number(value), NaN];
  const holds: Partial<Record<RuleOperator, (actual: number) => boolean>> = {
    greater: (actual) => actual > low!,
    'at-least': (actual) => actual >= low!,
    less: (actual) => actual < low!,
    'at-most': (actual) => actual <= low!,
    between: (actual) => actual >= low! && actual <= high!,
  };
  const met = holds[operator]!;
  return (actual) => typeof actual === 'number' && met(actual);
}

// Words of a set are compared whole, words in a text wherever they stand.
function parts(actual: FactValue, wanted: ReadonlySet<unknown>): boolean[] {
  if (Array.isArray(actual)) {
    const there = new Set<unknown>(actual);
    return [...wanted].map((word) => there.has(word));
  }
  return [...wanted].map((word) => typeof actual === 'string' && actual.includes(String(word)));
}

// Linear in the text whatever the pattern: a shop's pattern must never hold up everybody's messages.
function matching(pattern: string): Compare {
  const compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  return (actual) => typeof actual === 'string' && compiled.matcher(actual).find();
}

function isEmpty(actual: FactValue): boolean {
  return actual === null || actual === '' || (Array.isArray(actual) && actual.length === 0);
}

export function listOf(value: RuleOperandValue | undefined): (string | number | boolean)[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
