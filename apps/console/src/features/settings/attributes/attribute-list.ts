import type { Answer } from '@yingda/contracts';

export type AttributeDefinition = Answer<'GET /api/customer-attributes'>[number];

/** As many as the wire takes. */
export const MOST_ATTRIBUTES = 40;

/** One row of the form. Stored keys stand fast: values are kept under them. */
export interface AttributeRow {
  key: string;
  labelZh: string;
  labelEn: string;
  stored: boolean;
}

export function rowsOf(definitions: readonly AttributeDefinition[]): AttributeRow[] {
  return [...definitions]
    .sort((a, b) => a.order - b.order)
    .map(({ key, labelZh, labelEn }) => ({ key, labelZh, labelEn, stored: true }));
}

export function definitionsOf(rows: readonly AttributeRow[]): AttributeDefinition[] {
  return rows.map(({ key, labelZh, labelEn }, order) => ({
    key: key.trim(),
    labelZh: labelZh.trim(),
    labelEn: labelEn.trim(),
    order,
  }));
}

/** What is wrong with a row: its key, a key used twice, or a missing name. */
export type RowProblem = 'key' | 'duplicate' | 'label' | null;

export function rowProblems(rows: readonly AttributeRow[]): RowProblem[] {
  return rows.map(({ key, labelZh, labelEn, stored }, at) => {
    const own = key.trim();
    if (!stored && !/^[a-z][a-z0-9_]{0,39}$/.test(own)) return 'key';
    if (rows.some((other, index) => index < at && other.key.trim() === own)) return 'duplicate';
    return labelZh.trim() && labelEn.trim() ? null : 'label';
  });
}

export function movedRow(rows: readonly AttributeRow[], at: number, by: -1 | 1): AttributeRow[] {
  const next = [...rows];
  const other = next[at + by];
  const moving = next[at];
  if (!other || !moving) return next;
  next[at] = other;
  next[at + by] = moving;
  return next;
}
