import type { Shift, Template } from './use-staffing';
import { spanOf } from './wall-days';

/** A shift that is planned on the screen, and nowhere else yet. */
export interface DraftShift {
  agentId: string;
  date: string;
  template: Template;
}

/** What a person has changed of a week and not saved. */
export interface WeekDraft {
  add: readonly DraftShift[];
  remove: ReadonlySet<string>;
}

/** What cells are painted with: a template, or nothing at all. */
export type Brush = { template: Template } | 'eraser';

export interface Cell {
  agentId: string;
  date: string;
}

export const NO_DRAFT: WeekDraft = { add: [], remove: new Set() };

const isIn =
  ({ agentId, date }: Cell) =>
  (one: Cell): boolean =>
    one.agentId === agentId && one.date === date;

function overlaps(a: { start: string; end: string }, b: { start: string; end: string }): boolean {
  const [one, other] = [spanOf(a), spanOf(b)];
  return one.from < other.to && other.from < one.to;
}

/**
 * A cell painted: shifts of that time make room, others of the day stay. Painted with what it was painted with already,
 * it is as it was before. `shifts` are the team's own.
 */
export function painted(
  draft: WeekDraft,
  cell: Cell,
  { brush, shifts }: { brush: Brush; shifts: readonly Shift[] },
): WeekDraft {
  const here = shifts.filter(isIn(cell));
  const inCell = isIn(cell);
  if (brush === 'eraser')
    return {
      add: draft.add.filter((one) => !inCell(one)),
      remove: new Set([...draft.remove, ...here.map(({ id }) => id)]),
    };
  const { template } = brush;
  const others = draft.add.filter((one) => !inCell(one) || !overlaps(one.template, template));
  const displaced = here.filter((shift) => overlaps(shift, template)).map(({ id }) => id);
  const isThere = draft.add.some((one) => inCell(one) && one.template.id === template.id);
  if (isThere) {
    const kept = new Set(draft.remove);
    for (const id of displaced) kept.delete(id);
    return { add: others, remove: kept };
  }
  // Painted as it is planned already: nothing to save.
  const same = here.find(
    ({ start, end, name }) => start === template.start && end === template.end && name === template.name,
  );
  if (same) {
    const kept = new Set(draft.remove);
    kept.delete(same.id);
    return { add: others, remove: kept };
  }
  return { add: [...others, { ...cell, template }], remove: new Set([...draft.remove, ...displaced]) };
}

/** One planned shift goes, or stays after all. */
export function toggled(draft: WeekDraft, shiftId: string): WeekDraft {
  const remove = new Set(draft.remove);
  if (!remove.delete(shiftId)) remove.add(shiftId);
  return { ...draft, remove };
}

/** How many cells a drag goes over must not depend on the direction: a stroke paints, or takes away, as it began. */
export function strokeOf(draft: WeekDraft, cell: Cell, brush: Brush): 'paint' | 'undo' {
  if (brush === 'eraser') return 'paint';
  return draft.add.some((one) => isIn(cell)(one) && one.template.id === brush.template.id) ? 'undo' : 'paint';
}

/** Minutes an agent works in the week, with what is not saved yet. */
export function minutesPlanned(draft: WeekDraft, shifts: readonly Shift[], agentId: string): number {
  const kept = shifts.filter((shift) => shift.agentId === agentId && !draft.remove.has(shift.id));
  const added = draft.add.filter((one) => one.agentId === agentId);
  return (
    kept.reduce((sum, { minutes }) => sum + minutes, 0) +
    added.reduce((sum, { template }) => sum + workedMinutes(template), 0)
  );
}

function workedMinutes(template: Template): number {
  const { from, to } = spanOf(template);
  const rests = template.breaks.reduce((sum, { open, close }) => {
    const rest = spanOf({ start: open, end: close });
    return sum + rest.to - rest.from;
  }, 0);
  return to - from - rests;
}
