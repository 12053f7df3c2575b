import type { ShopVariables } from './use-auto-replies';

export type ShopVariable = ShopVariables['variables'][number];
/** A line of the form; `row` keeps its place while it is typed in. */
export type VariableDraft = ShopVariable & { row: string };

const NAME = /^[a-z][a-z0-9_]{0,39}$/;

/** What keeps the lines from being saved; `n` counts from 1. */
export type VariablesProblem = { part: 'wrong' | 'doubled'; n: number } | null;

export function variablesProblem(lines: readonly Omit<VariableDraft, 'row'>[]): VariablesProblem {
  const wrong = lines.findIndex(({ name, value }) => !NAME.test(name.trim()) || !value.trim());
  if (wrong >= 0) return { part: 'wrong', n: wrong + 1 };
  const seen = new Set<string>();
  for (const [at, { name, inboxId, language }] of lines.entries()) {
    const place = `${name.trim()} ${inboxId ?? '*'} ${language ?? '*'}`;
    if (seen.has(place)) return { part: 'doubled', n: at + 1 };
    seen.add(place);
  }
  return null;
}
