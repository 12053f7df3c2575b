import { type SegmentCondition } from '@yingda/contracts';
import {
  CHANNELS,
  CONSENT_PURPOSES,
  CUSTOMER_KINDS,
  CUSTOMER_LIMITS,
  LIFECYCLE_STAGES,
  Refusal,
  SEGMENT_FIELD_TYPES,
  SEGMENT_OPERATORS,
  TIERS,
  type Channel,
  type ConsentPurpose,
  type SegmentField,
} from '@yingda/contracts/names';
import { ANY_LANGUAGE, ANY_TAG, attributeTerm, channelBit, consentBit, consentMask } from './encoding';
import { languageTerm, tagTerm } from './encoding';

/** Gives the placeholder of a value. */
export type Bind = (value: unknown) => string;
type Test = Required<Pick<SegmentCondition, 'field' | 'operator'>> & Pick<SegmentCondition, 'key' | 'value'>;

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 36_500;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const COLUMNS = {
  openCases: 'open_cases',
  orders: 'orders',
  spentFen: 'spent_fen',
  recentOrders: 'recent_orders',
  recentSpentFen: 'recent_spent_fen',
  lastOrderDays: 'last_order_at',
  lastSeenDays: 'seen_at',
  createdDays: 'created_at',
  verifiedDays: 'verified_at',
} as const;
const COMPARE = { is: '=', greater: '>', 'at-least': '>=', less: '<', 'at-most': '<=' } as const;

/**
 * Conditions as SQL over `customer_facts f`: every test is about columns of the one narrow row, so a count is one pass over
 * a small table at most, and an index where a test leaves few. @throws Refusal invalid-payload
 */
export function segmentSql(condition: SegmentCondition, bind: Bind, now: Date): string {
  const counter = { tests: 0 };
  const compile = (one: SegmentCondition, depth: number, sole: boolean): string => {
    if (depth > CUSTOMER_LIMITS.segmentDepth) throw wrong('Groups are nested too deeply.');
    if (one.kind === 'test') {
      counter.tests += 1;
      if (counter.tests > CUSTOMER_LIMITS.segmentConditions) throw wrong('There are too many conditions.');
      return testSql(checked(one), { bind, now, sole });
    }
    const parts = (one.conditions ?? []).map((part) => compile(part, depth + 1, sole && one.kind === 'all'));
    if (one.kind === 'all') return parts.length > 0 ? `(${parts.join(' and ')})` : 'true';
    const any = parts.length > 0 ? `(${parts.join(' or ')})` : 'false';
    return one.kind === 'any' ? any : `not coalesce(${any}, false)`;
  };
  return compile(condition, 1, true);
}

function checked({ field, operator, key, value }: SegmentCondition): Test {
  if (!field) throw wrong('A condition names no field.');
  const type = SEGMENT_FIELD_TYPES[field];
  if (!operator || !(SEGMENT_OPERATORS[type] as readonly string[]).includes(operator))
    throw wrong(`The field ${field} takes other operators.`);
  if (type === 'keyed' && !key) throw wrong(`The field ${field} needs a key.`);
  return {
    field,
    operator,
    ...(key === undefined ? {} : { key }),
    ...(value === undefined ? {} : { value }),
  };
}

interface Ground {
  bind: Bind;
  now: Date;
  /** Nothing but `and` stands above it: an index may find the few it leaves. */
  sole: boolean;
}

function testSql(test: Test, ground: Ground): string {
  const { field } = test;
  switch (SEGMENT_FIELD_TYPES[field]) {
    case 'flag':
      if (typeof test.value !== 'boolean') throw wrong(`The field ${field} is met or not.`);
      return `f.is_visitor = ${test.value}`;
    case 'choice':
      return choiceSql(test);
    case 'number':
      return numberSql(test, ground.bind);
    case 'days':
      return daysSql(test, ground);
    case 'id':
      return idSql(test, ground.bind);
    case 'keyed':
      return field === 'consent' ? consentSql(test) : termsSql(test, ground);
    case 'words':
      return termsSql(test, ground);
  }
}

// Of a closed set: numbers of ours, never what somebody wrote.
function choiceSql(test: Test): string {
  const places = (words: readonly string[]) => texts(test).map((word) => placeOf(words, word, test.field));
  const no = test.operator === 'is-not' || test.operator === 'none-of';
  switch (test.field) {
    case 'kind': {
      const wanted = places(CUSTOMER_KINDS);
      return `f.is_organisation ${no ? 'not in' : 'in'} (${wanted.map((at) => at === 1).join(', ')})`;
    }
    case 'channel': {
      const mask = texts(test).reduce((bits, word) => {
        placeOf(CHANNELS, word, test.field);
        return bits | channelBit(word as Channel);
      }, 0);
      return `f.channels & ${mask} ${no ? '=' : '<>'} 0`;
    }
    default: {
      const wanted = places(test.field === 'tier' ? TIERS : LIFECYCLE_STAGES);
      return `f.${test.field === 'tier' ? 'tier' : 'lifecycle'} ${no ? 'not in' : 'in'} (${wanted.join(', ')})`;
    }
  }
}

function consentSql(test: Test): string {
  const purpose = CONSENT_PURPOSES[placeOf(CONSENT_PURPOSES, test.key!, 'consent')] as ConsentPurpose;
  if (test.operator === 'empty' || test.operator === 'not-empty')
    return `f.consents & ${consentMask(purpose)} ${test.operator === 'empty' ? '=' : '<>'} 0`;
  const mask = texts(test).reduce((bits, word) => {
    if (word === 'any') return bits | consentMask(purpose);
    placeOf(CHANNELS, word, 'consent');
    return bits | consentBit(purpose, word as Channel);
  }, 0n);
  return `f.consents & ${mask} ${test.operator === 'is' || test.operator === 'one-of' ? '<>' : '='} 0`;
}

function numberSql({ field, operator, value }: Test, bind: Bind): string {
  const column = `f.${COLUMNS[field as keyof typeof COLUMNS]}`;
  if (operator === 'between') {
    const [from, to] = range(value, field);
    return `${column} between ${bind(from)}::bigint and ${bind(to)}::bigint`;
  }
  const number = `${bind(whole(value, field))}::bigint`;
  return operator === 'is-not'
    ? `${column} <> ${number}`
    : `${column} ${COMPARE[operator as keyof typeof COMPARE]} ${number}`;
}

// More days ago is an earlier moment: comparisons turn round.
function daysSql({ field, operator, value }: Test, { bind, now }: Ground): string {
  const column = `f.${COLUMNS[field as keyof typeof COLUMNS]}`;
  const ago = (days: number) => `${bind(new Date(now.getTime() - days * DAY_MS))}::timestamptz`;
  const days = (given: unknown) => {
    const number = whole(given, field);
    if (number < 0 || number > MOST_DAYS) throw wrong(`The field ${field} takes 0 to ${MOST_DAYS} days.`);
    return number;
  };
  switch (operator) {
    case 'empty':
      return `${column} is null`;
    case 'not-empty':
      return `${column} is not null`;
    case 'between': {
      const [from, to] = range(value, field);
      return `${column} between ${ago(days(to))} and ${ago(days(from))}`;
    }
    case 'greater':
      return `${column} < ${ago(days(value))}`;
    case 'at-least':
      return `${column} <= ${ago(days(value))}`;
    case 'less':
      return `${column} > ${ago(days(value))}`;
    default:
      return `${column} >= ${ago(days(value))}`;
  }
}

function idSql(test: Test, bind: Bind): string {
  const column = test.field === 'owner' ? 'f.owner_agent_id' : 'f.organisation_id';
  if (test.operator === 'empty') return `${column} is null`;
  if (test.operator === 'not-empty') return `${column} is not null`;
  const ids = texts(test);
  if (ids.some((id) => !UUID.test(id))) throw wrong(`The field ${test.field} takes ids.`);
  const among = `${column} = any(${bind(ids)}::uuid[])`;
  return test.operator === 'is' || test.operator === 'one-of' ? among : `(${column} is null or not ${among})`;
}

function termsSql(test: Test, { bind, sole }: Ground): string {
  if (test.operator === 'empty' || test.operator === 'not-empty') return presenceSql(test, { bind, sole });
  const terms = texts(test).map((word) => termOf(test.field, word, test.key));
  const yes = test.operator === 'is' || test.operator === 'one-of';
  const hashes = terms.map((term) => `hashtextextended(${bind(term)}::text, 0)`);
  // The index of terms helps where it alone leaves few; below `or` and `not` looking into the row's own list is quicker.
  if (yes && sole) return `f.terms && array[${hashes.join(', ')}]`;
  const among = `(${hashes.map((hash) => `${hash} = any(f.terms)`).join(' or ')})`;
  return yes ? among : `not ${among}`;
}

function presenceSql(test: Test, { bind, sole }: Pick<Ground, 'bind' | 'sole'>): string {
  const term =
    test.field === 'attribute' ? attributeTerm(test.key!) : test.field === 'tag' ? ANY_TAG : ANY_LANGUAGE;
  const hash = `hashtextextended(${bind(term)}::text, 0)`;
  if (test.operator === 'empty') return `not (${hash} = any(f.terms))`;
  return sole ? `f.terms && array[${hash}]` : `${hash} = any(f.terms)`;
}

function termOf(field: SegmentField, word: string, key: string | undefined): string {
  if (field === 'tag') return tagTerm(word);
  return field === 'language' ? languageTerm(word) : attributeTerm(key!, word);
}

function texts({ field, operator, value }: Test): string[] {
  const many = operator === 'one-of' || operator === 'none-of';
  const list = many && Array.isArray(value) ? value : [value];
  if (list.length === 0 || list.some((one) => typeof one !== 'string'))
    throw wrong(`The field ${field} takes ${many ? 'a list of texts' : 'a text'}.`);
  return list as string[];
}

function placeOf(words: readonly string[], word: string, field: string): number {
  const at = words.indexOf(word);
  if (at < 0) throw wrong(`The field ${field} takes one of ${words.join(', ')}.`);
  return at;
}

function whole(value: unknown, field: SegmentField): number {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
  throw wrong(`The field ${field} takes a whole number.`);
}

function range(value: unknown, field: SegmentField): [number, number] {
  if (!Array.isArray(value) || value.length !== 2) throw wrong(`The field ${field} takes two numbers.`);
  const [from, to] = [whole(value[0], field), whole(value[1], field)];
  if (from > to) throw wrong(`The field ${field} takes the smaller number first.`);
  return [from, to];
}

function wrong(sentence: string): Refusal {
  return new Refusal('invalid-payload', sentence, { field: 'conditions' });
}
