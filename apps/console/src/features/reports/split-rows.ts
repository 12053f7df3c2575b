import type { FigureRow, ReportAnswer } from '@yingda/contracts';
import { headline, readingOf, type Reading } from './never-answered';
import type { CardKey } from './report-pages';

/** A row of the table: one group with its cell of every figure asked for. */
export interface SplitRow {
  /** Null for what has no team, agent or topic. */
  group: string | null;
  cells: Partial<Record<CardKey, FigureRow>>;
}

/** What a column is ordered by. */
export type SortMeasure =
  'name' | 'median' | 'p90' | 'mean' | 'within' | 'count' | 'never' | 'change' | CardKey;

/** Which way a table is ordered, as the address writes it: `-median` is the longest first. */
export interface Sorting {
  by: SortMeasure;
  down: boolean;
}

export function sortingOf(address: string | null, otherwise: Sorting): Sorting {
  if (!address) return otherwise;
  return { by: address.replace(/^-/, '') as SortMeasure, down: address.startsWith('-') };
}

export function addressOfSorting({ by, down }: Sorting): string {
  return `${down ? '-' : ''}${by}`;
}

/** Every group of the answer once, with what each figure says of it. */
export function splitRows(answer: ReportAnswer | undefined, cards: readonly CardKey[]): SplitRow[] {
  const rows = new Map<string | null, SplitRow>();
  for (const card of cards) {
    for (const row of readingOf(answer, card)?.rows ?? []) {
      const group = row.group[0] ?? null;
      const known = rows.get(group) ?? { group, cells: {} };
      known.cells[card] = row;
      rows.set(group, known);
    }
  }
  return [...rows.values()];
}

type ValueOf = (row: SplitRow) => number | string | null;

/** In order; what has no value is last both ways, and what is equal stays by name. */
export function sorted(rows: readonly SplitRow[], valueOf: ValueOf, { down, nameOf }: SortHow): SplitRow[] {
  return [...rows].sort((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    if (one === null || other === null) {
      if (one !== other) return one === null ? 1 : -1;
    } else if (one !== other) {
      const order =
        typeof one === 'string' || typeof other === 'string'
          ? String(one).localeCompare(String(other))
          : one - other;
      if (order !== 0) return down ? -order : order;
    }
    return nameOf(a).localeCompare(nameOf(b));
  });
}

interface SortHow {
  down: boolean;
  nameOf: (row: SplitRow) => string;
}

/** What a column of a figure's own table is ordered by. */
export function measureOf(reading: Reading, measure: SortMeasure): ValueOf {
  return (row) => {
    const cell = row.cells[reading.key];
    const within = row.cells['within-target'];
    if (measure === 'within') return within?.value.value ?? null;
    if (!cell) return null;
    const { value, previous } = cell;
    switch (measure) {
      case 'p90':
        return value.p90;
      case 'mean':
        return value.mean;
      case 'count':
        return value.count;
      case 'never':
        return value.unanswered;
      case 'change': {
        const [now, before] = [headline(value, reading.unit), headline(previous, reading.unit)];
        return now === null || before === null ? null : now - before;
      }
      default:
        return headline(value, reading.unit);
    }
  };
}
