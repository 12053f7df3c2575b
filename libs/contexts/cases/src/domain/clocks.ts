import type { Case, Changed, Happened, Moment } from './case';
import { decides, executes } from './case';
import { callsOf, isStep } from './duties';
import { risen } from './levels';
import { dueAtOf, marksOf, without } from './marks';

/**
 * All that time has brought about until now, in its order and with the moments at which it was due. Done before anything
 * else is: so it makes no difference when, where or whether anybody has looked.
 */
export function noticed(one: Case, { now, time, by }: Moment): Changed {
  const happened: Happened[] = [];
  let after = one;
  if (one.pausedSince || one.closedAt) return { after, happened };
  // What is done in the very moment it is due is in time.
  const due = one.marks.filter(({ at }) => at < now).sort((a, b) => a.at.getTime() - b.at.getTime());
  for (const mark of due) {
    after = { ...after, marks: after.marks.filter((other) => other !== mark), version: after.version + 1 };
    const moment = { now: mark.at, time, by };
    const begun = { at: mark.at, byItself: true, details: { clock: mark.clock } };
    if (mark.what === 'warn') {
      happened.push({ ...begun, step: 'warned', calls: callsOf(after, mark.clock, ['owner', 'leads']) });
      if (after.level < 2) {
        ({ after } = collect(happened, risen(after, { to: 2, why: 'time', reason: '' }, moment)));
        // Whoever has the step hears of it as the lead does.
        happened.at(-1)!.calls = callsOf(after, mark.clock, happened.at(-1)!.calls ?? []);
      }
      continue;
    }
    after = { ...after, breached: [...new Set([...after.breached, mark.clock])] };
    // What is late on the way to the result is the lead's; the manager's is what was promised to the customer.
    const small = mark.clock === 'follow-up' || isStep(mark.clock);
    const more = { clock: mark.clock, dueAt: mark.at.toISOString() };
    happened.push({
      ...begun,
      step: 'breached',
      news: { name: 'case.breached', more },
      calls: callsOf(after, mark.clock, small ? ['owner', 'leads'] : ['owner', 'leads', 'managers']),
    });
    const to = small ? 2 : 3;
    if (after.level < to)
      ({ after } = collect(happened, risen(after, { to, why: 'breach', reason: '' }, moment)));
  }
  for (const line of happened) line.byItself = true;
  return { after, happened };
}

/** Its clocks stand still from now on: it is the customer's turn. */
export function paused(one: Case, reason: string, { now }: Moment): Changed {
  const after = { ...one, pausedSince: now, version: one.version + 1 };
  return {
    after,
    happened: [{ step: 'paused', at: now, note: reason, news: { name: 'case.paused', more: { reason } } }],
  };
}

/** They go on where they stood: every moment still to come moves by what was waited, none that is over moves at all. */
export function resumed(one: Case, { now, time }: Moment): Changed {
  const since = one.pausedSince!;
  // By the clock of another node it may not have begun yet: then nothing was waited, and nothing is due earlier.
  const end = now < since ? since : now;
  const moved = (at: Date) => (at < since ? at : time.add(end, time.between(since, at)));
  const waited = end.getTime() - since.getTime();
  const after: Case = {
    ...one,
    pausedSince: null,
    pausedMs: one.pausedMs + waited,
    pausedClockMs: one.pausedClockMs + time.between(since, end),
    answerDueAt: one.answeredAt ? one.answerDueAt : moved(one.answerDueAt),
    extendedTo: one.extendedTo && !one.answeredAt ? moved(one.extendedTo) : one.extendedTo,
    resultDueAt: moved(one.resultDueAt),
    decideDueAt: decides(one) ? moved(one.decideDueAt!) : one.decideDueAt,
    executeDueAt: executes(one) ? moved(one.executeDueAt!) : one.executeDueAt,
    marks: one.marks.map((mark) => ({ ...mark, at: moved(mark.at) })),
    version: one.version + 1,
  };
  const details = { pausedMs: String(waited) };
  const news = { name: 'case.resumed' as const, more: { pausedMs: waited } };
  return { after, happened: [{ step: 'resumed', at: now, details, news }] };
}

/** A longer time for the first answer: from the opening, what it has waited for the customer added. */
export function extended(one: Case, minutes: number, { time }: Moment): Case {
  const begun = { from: one.roundAt, minutes, waited: one.pausedClockMs };
  const marks = marksOf('answer', begun, time);
  const dueAt = dueAtOf(marks, 'answer');
  return {
    ...one,
    answerDueAt: dueAt,
    extendedTo: dueAt,
    marks: [...without(one.marks, 'answer'), ...marks],
  };
}

/** Adds what happened to what has happened so far. */
export function collect(happened: Happened[], { after, happened: more }: Changed): { after: Case } {
  happened.push(...more);
  return { after };
}
