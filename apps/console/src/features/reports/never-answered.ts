import type { FigureAnswer, FigureRow, FigureValue, ReportAnswer } from '@yingda/contracts';
import { NEVER_ANSWERED, type CardKey } from './report-pages';

/** A figure as a card shows it: one of the server's, or never answered taken out of the first response. */
export interface Reading extends Omit<FigureAnswer, 'key'> {
  key: CardKey;
}

/** Never answered conversations, as a count of its own beside those that were answered. */
export function neverAnswered(first: FigureAnswer): Reading {
  const within = first.used.unanswered === 'within';
  const count = (value: FigureValue | null): FigureValue | null =>
    value && {
      value: value.unanswered ?? 0,
      count: value.count,
      mean: null,
      median: null,
      p90: null,
      numerator: value.unanswered ?? 0,
      denominator: within ? value.count : value.count + (value.unanswered ?? 0),
      unanswered: null,
    };
  const row = ({ group, value, previous }: FigureRow): FigureRow => ({
    group,
    value: count(value) as FigureValue,
    previous: count(previous),
    change: null,
  });
  return {
    ...first,
    key: NEVER_ANSWERED,
    number: null,
    unit: 'count',
    better: 'lower',
    target: null,
    change: null,
    overall: count(first.overall),
    previous: count(first.previous),
    rows: first.rows.map(row),
    options: first.options.filter(
      (option) => option !== 'unanswered' && option !== 'clock' && option !== 'start',
    ),
  };
}

/** The reading of a card in an answer; nothing when it was not asked for. */
export function readingOf(answer: ReportAnswer | undefined, card: CardKey): Reading | undefined {
  const key = card === NEVER_ANSWERED ? 'first-response' : card;
  const figure = answer?.figures.find((known) => known.key === key);
  if (!figure) return undefined;
  return card === NEVER_ANSWERED ? neverAnswered(figure) : figure;
}

/** What a card, a table and a line put first: of times the median, which one long wait does not move. */
export function headline(value: FigureValue | null | undefined, unit: Reading['unit']): number | null {
  if (!value) return null;
  return unit === 'seconds' ? (value.median ?? value.value) : value.value;
}
