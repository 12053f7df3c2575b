/** How a promised call stands against the clock. */
export function dueOf(call: { from: string; until: string }, now: number): 'later' | 'now' | 'overdue' {
  if (now < Date.parse(call.from)) return 'later';
  return now < Date.parse(call.until) ? 'now' : 'overdue';
}
