import type { Coverage } from './use-staffing';

export type CoverageDay = Coverage['days'][number];

/** How an hour is staffed, in the tighter of its halves. */
export interface HourCell {
  hour: number;
  /** Which half hour of the day it speaks of, 0 to 47. */
  slot: number;
  needed: number;
  planned: number;
  /** Planned less needed. */
  balance: number;
  state: 'closed' | 'gap' | 'enough' | 'spare';
}

/** The 24 hours of a day. */
export function hoursOf(day: Pick<CoverageDay, 'needed' | 'planned'>): HourCell[] {
  return Array.from({ length: 24 }, (_, hour) => {
    const halves = [2 * hour, 2 * hour + 1].map((slot) => cellAt(day, slot));
    const [first, second] = halves as [HourCell, HourCell];
    // Of two as tight as each other, the one that asks for more.
    const isTighter =
      second.balance < first.balance || (second.balance === first.balance && second.needed > first.needed);
    return isTighter ? second : first;
  });
}

/** One half hour of it. */
export function cellAt({ needed, planned }: Pick<CoverageDay, 'needed' | 'planned'>, slot: number): HourCell {
  const [wants, has] = [needed[slot] ?? 0, planned[slot] ?? 0];
  const balance = has - wants;
  const state =
    balance < 0 ? 'gap' : wants === 0 && has === 0 ? 'closed' : balance === 0 ? 'enough' : 'spare';
  return { hour: slot >> 1, slot, needed: wants, planned: has, balance, state };
}

/** What stands in a cell: the sign says what the colour says. */
export function signOf({ state, balance }: HourCell): string {
  if (state === 'closed') return '';
  if (state === 'enough') return '✓';
  return balance < 0 ? `−${-balance}` : `+${balance}`;
}

/** "09:30" of a half hour. */
export function timeOf(slot: number): string {
  return `${String(slot >> 1).padStart(2, '0')}:${slot % 2 === 0 ? '00' : '30'}`;
}

/** Hours on end in which as many are missing: "08:00–10:00 −1". */
export function gapsOf(day: Pick<CoverageDay, 'needed' | 'planned'>): string[] {
  const spans: { from: number; to: number; balance: number }[] = [];
  for (const { hour, balance, state } of hoursOf(day)) {
    if (state !== 'gap') continue;
    const last = spans.at(-1);
    if (last && last.to === hour && last.balance === balance) last.to = hour + 1;
    else spans.push({ from: hour, to: hour + 1, balance });
  }
  return spans.map(({ from, to, balance }) => `${timeOf(2 * from)}–${timeOf(2 * to)} −${-balance}`);
}
