/** Where a promise stands in a day's work. */
export const DAY_GROUPS = ['overdue', 'today', 'tomorrow', 'later'] as const;
export type DayGroup = (typeof DAY_GROUPS)[number];

interface Due {
  dueAt: string;
}

/** By the reader's own days; what is due in this very second is not overdue yet. */
export function groupOf({ dueAt }: Due, now: number): DayGroup {
  const due = Date.parse(dueAt);
  if (due < now) return 'overdue';
  const days = Math.round((startOfDay(due) - startOfDay(now)) / 86_400_000);
  return days <= 0 ? 'today' : days === 1 ? 'tomorrow' : 'later';
}

/** Groups in their order, without empty ones; within each the order of the list. */
export function groupsOf<T extends Due>(list: readonly T[], now: number): { group: DayGroup; list: T[] }[] {
  return DAY_GROUPS.map((group) => ({
    group,
    list: list.filter((one) => groupOf(one, now) === group),
  })).filter((one) => one.list.length > 0);
}

/** Whole seconds until it is due; negative since it was. */
export function secondsLeft({ dueAt }: Due, now: number): number {
  return Math.round((Date.parse(dueAt) - now) / 1_000);
}

// A day may have 23 or 25 hours, so days are compared by their beginnings.
function startOfDay(at: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate()).getTime();
}
