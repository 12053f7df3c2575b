import {
  type CustomerImportColumn,
  type CustomerImportPlan,
  type CustomerImportProblem,
} from '@yingda/contracts';
import {
  codePoints,
  CONSENT_PURPOSES,
  CUSTOMER_LIMITS,
  TIERS,
  type ConsentChannel,
  type ConsentPurpose,
  type CustomerImportProblemCode,
  type CustomerKind,
  type Tier,
} from '@yingda/contracts/names';
import { emailOf, phoneOf } from '../contact';
import { storable } from '../storable';

/** What a row says of somebody; absent: nothing. */
export interface RowFacts {
  externalId?: string;
  name?: string;
  phone?: string;
  email?: string;
  tier?: Tier;
  kind?: CustomerKind;
  organisation?: string;
  language?: string;
  tags: string[];
  attributes: Record<string, string>;
  consents: { purpose: ConsentPurpose; channel: ConsentChannel; given: boolean }[];
}
export interface ReadRow {
  line: number;
  cells: string[];
  facts: RowFacts;
  problems: CustomerImportProblem[];
}

const TIER_WORDS: Record<string, Tier> = {
  ...Object.fromEntries(TIERS.map((tier) => [tier, tier])),
  normal: 'standard',
  普通: 'standard',
  普通会员: 'standard',
  普通客户: 'standard',
  银卡: 'silver',
  银卡会员: 'silver',
  金卡: 'gold',
  金卡会员: 'gold',
  大客户: 'vip',
  贵宾: 'vip',
  'vip/大客户': 'vip',
};
const KIND_WORDS: Record<string, CustomerKind> = {
  person: 'person',
  individual: 'person',
  个人: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  company: 'organisation',
  企业: 'organisation',
  单位: 'organisation',
  公司: 'organisation',
};
const YES = new Set(['yes', 'y', 'true', '1', '是', '同意', '有']);
const NO = new Set(['no', 'n', 'false', '0', '否', '不同意', '无']);

interface RowInHand {
  facts: RowFacts;
  complain: (code: CustomerImportProblemCode, message: string) => void;
}

/** Reads one row by the plan. Nothing here asks who is known already. */
export function readRow(
  cells: string[],
  line: number,
  { plan, titles }: { plan: CustomerImportPlan; titles: string[] },
): ReadRow {
  const problems: CustomerImportProblem[] = [];
  const facts: RowFacts = { tags: [], attributes: {}, consents: [] };
  const complain = (column: string, code: CustomerImportProblemCode, message: string) =>
    problems.push({ line, code, column, message });
  if (cells.length !== titles.length)
    complain('', 'columns', `The row has ${cells.length} cells, not ${titles.length}.`);
  else
    for (const column of plan.columns) {
      const title = titles[column.column] || String(column.column + 1);
      const cell = (cells[column.column] ?? '').trim();
      if (cell === '' || column.target === 'ignore') continue;
      if (storable(cell) !== cell)
        complain(title, 'not-storable', 'The cell holds characters that cannot be kept.');
      else if (cell.includes('\uFFFD'))
        complain(title, 'unreadable', 'The cell cannot be read in this encoding.');
      else readCell({ facts, complain: (code, message) => complain(title, code, message) }, column, cell);
    }
  if (problems.length === 0 && !facts.externalId && !facts.name && !facts.phone && !facts.email)
    complain('', 'nobody', 'The row names nobody: no name, number, address or id.');
  return { line, cells, facts, problems };
}

function readCell(row: RowInHand, column: CustomerImportColumn, cell: string): void {
  const { facts, complain } = row;
  switch (column.target) {
    case 'name':
      if (codePoints(cell) > 80) complain('name', 'A name has at most 80 characters.');
      else facts.name = cell;
      return;
    case 'phone': {
      const phone = phoneOf(cell);
      if (phone) facts.phone = phone;
      else complain('phone', 'This is not a phone number.');
      return;
    }
    case 'email': {
      const email = emailOf(cell);
      if (email) facts.email = email;
      else complain('email', 'This is not an e-mail address.');
      return;
    }
    case 'externalId':
      if (cell.length > 80) complain('externalId', 'An id has at most 80 characters.');
      else facts.externalId = cell;
      return;
    case 'tier': {
      const tier = TIER_WORDS[cell.toLowerCase()];
      if (tier) facts.tier = tier;
      else complain('tier', `There is no such tier; write one of ${TIERS.join(', ')}.`);
      return;
    }
    case 'kind': {
      const kind = KIND_WORDS[cell.toLowerCase()];
      if (kind) facts.kind = kind;
      else complain('kind', 'Write person or organisation.');
      return;
    }
    case 'organisation':
      facts.organisation = [...cell].slice(0, 120).join('');
      return;
    case 'language':
      if (/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/.test(cell)) facts.language = cell;
      else complain('language', 'Write a language as zh-CN or en.');
      return;
    case 'tags':
      return readTags(row, cell);
    case 'attribute':
      if (cell.length > 1_000) complain('attribute', 'A value has at most 1,000 characters.');
      else facts.attributes[column.key!] = cell;
      return;
    case 'consent':
      return readConsent(row, column, cell.toLowerCase());
  }
}

function readTags({ facts, complain }: RowInHand, cell: string): void {
  const tags = [
    ...new Set(
      cell
        .split(/[,;|、，；]/)
        .map((tag) => tag.normalize('NFKC').trim())
        .filter(Boolean),
    ),
  ];
  if (
    tags.length > CUSTOMER_LIMITS.tags ||
    tags.some((tag) => codePoints(tag) > CUSTOMER_LIMITS.tagCodePoints)
  )
    complain('tags', `At most ${CUSTOMER_LIMITS.tags} tags of ${CUSTOMER_LIMITS.tagCodePoints} characters.`);
  else facts.tags = tags;
}

function readConsent(
  { facts, complain }: RowInHand,
  { key, channel }: CustomerImportColumn,
  word: string,
): void {
  const purpose = CONSENT_PURPOSES.find((one) => one === key);
  if (!purpose || (!YES.has(word) && !NO.has(word))) complain('consent', 'Write yes or no.');
  else facts.consents.push({ purpose, channel: channel ?? 'any', given: YES.has(word) });
}

/** What makes a second row of a file the same customer as an earlier one. */
export function keysOf({ facts }: ReadRow, plan: CustomerImportPlan): string[] {
  return plan.matchBy.flatMap((by) => (facts[by] ? [`${by}:${facts[by]}`] : []));
}
