import type { ReportGrouping } from '@yingda/contracts/names';
import { isDay } from './period';

/**
 * Something with conversations behind it, as the address writes it: `whole`, a time on the axis (`day:2026-11-11`,
 * `hour:14`), a row of the table (`team:<id>`, `team:` for none) or a cell of the heat map (`cell:3-14`, weekday and hour).
 */
export type Point = string;

/** A row's group: an id, a channel or a tier; empty for what has none. */
const ROW = /^[\w-]{0,64}$/;
const FORMS: Record<string, RegExp> = {
  whole: /^$/,
  month: /^\d{4}-\d{2}$/,
  hour: /^([01]?\d|2[0-3])$/,
  cell: /^[1-7]-([01]?\d|2[0-3])$/,
  team: ROW,
  agent: ROW,
  channel: ROW,
  inbox: ROW,
  tier: ROW,
  topic: ROW,
  tag: ROW,
  category: ROW,
  kind: ROW,
  department: ROW,
  // A product is called whatever the shop calls it.
  product: /^.{0,120}$/s,
  cause: ROW,
  age: /^(0-1|1-2|2-3|3\+)$/,
};

export type PointKind = 'whole' | 'cell' | Exclude<ReportGrouping, 'weekday'>;

/** A point taken apart. */
export function partsOfPoint(point: Point): { kind: PointKind; value: string } {
  const [kind = '', value = ''] = point.split(/:(.*)/s);
  return { kind: kind as PointKind, value };
}

export function pointOf(kind: PointKind, value: string | null = ''): Point {
  return kind === 'whole' ? kind : `${kind}:${value ?? ''}`;
}

/** The point an address names; anything else is none. */
export function pointOfAddress(value: string | null): Point | null {
  if (!value) return null;
  const { kind, value: rest } = partsOfPoint(value);
  const known = kind === 'day' || kind === 'week' ? isDay(rest) : FORMS[kind]?.test(rest);
  return known ? value : null;
}

/** The cell of the figure's table that a point is, as the wire names it. */
export function cellOfPoint(point: Point): { groupBy?: ReportGrouping[]; group?: string[] } {
  const { kind, value } = partsOfPoint(point);
  if (kind === 'whole') return {};
  if (kind === 'cell') return { groupBy: ['weekday', 'hour'], group: value.split('-') };
  return { groupBy: [kind], group: [value] };
}
