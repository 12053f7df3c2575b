import type { Language } from '@yingda/contracts/names';
import type { WaitingClock } from '@yingda/design-system';
import type { CaseRow } from './use-cases';

/** How a time that was promised stands. `met` and `missed`: it has ended, in time or after it. */
export type DeadlineState = 'running' | 'paused' | 'met' | 'missed';

export interface Deadline {
  name: 'answer' | 'result' | 'follow-up';
  state: DeadlineState;
  dueAt: string;
  /** When what it asks for was there. */
  metAt: string | null;
  clock: WaitingClock;
}

type Timed = Pick<
  CaseRow,
  | 'openedAt'
  | 'answerDueAt'
  | 'extendedTo'
  | 'answeredAt'
  | 'resultDueAt'
  | 'toldAt'
  | 'followUpDueAt'
  | 'closedAt'
  | 'pausedSince'
  | 'breached'
>;

/**
 * The times of a case in their order: the first answer, the result told, the follow-up once there is one. `begunAt`: when
 * the clock of the result began, which is later than the opening once the case was opened again.
 */
export function deadlinesOf(one: Timed, begunAt = one.openedAt): Deadline[] {
  const answerDue = one.extendedTo ?? one.answerDueAt;
  return [
    deadline(one, {
      name: 'answer',
      dueAt: answerDue,
      startedAt: one.openedAt,
      metAt: one.answeredAt ?? one.toldAt ?? one.closedAt,
    }),
    deadline(one, {
      name: 'result',
      dueAt: one.resultDueAt,
      startedAt: begunAt,
      metAt: one.toldAt ?? one.closedAt,
    }),
    ...(one.followUpDueAt
      ? [
          deadline(one, {
            name: 'follow-up',
            dueAt: one.followUpDueAt,
            startedAt: one.toldAt ?? one.openedAt,
            metAt: one.closedAt,
          }),
        ]
      : []),
  ];
}

function deadline(
  one: Timed,
  {
    name,
    dueAt,
    startedAt,
    metAt,
  }: Pick<Deadline, 'name' | 'dueAt'> & { startedAt: string; metAt: string | null },
): Deadline {
  const late = one.breached.includes(name) || (metAt !== null && Date.parse(metAt) > Date.parse(dueAt));
  const state: DeadlineState = metAt ? (late ? 'missed' : 'met') : one.pausedSince ? 'paused' : 'running';
  return {
    ...{ name, state, dueAt, metAt },
    // Warned from three quarters on, as the second level is called then.
    clock: { startedAt, dueAt, soonFrom: 0.75, ...(state === 'paused' ? { pausedAt: one.pausedSince } : {}) },
  };
}

/** The chip of a row: what is due next; null when the case stands still or is closed. */
export function rowClock(
  one: Pick<CaseRow, 'openedAt' | 'dueAt' | 'toldAt' | 'dueClock' | 'pausedSince' | 'resultDueAt' | 'stage'>,
): WaitingClock | null {
  if (one.stage === 'closed') return null;
  const startedAt = one.dueClock === 'follow-up' && one.toldAt ? one.toldAt : one.openedAt;
  if (one.pausedSince) return { startedAt, dueAt: one.dueAt ?? one.resultDueAt, pausedAt: one.pausedSince };
  return one.dueAt ? { startedAt, dueAt: one.dueAt, soonFrom: 0.75 } : null;
}

/** Seconds on the wall that it has waited for the customer, the wait that is going on included. */
export function pausedSeconds(one: Pick<CaseRow, 'pausedMs' | 'pausedSince'>, now: number): number {
  const running = one.pausedSince ? Math.max(0, now - Date.parse(one.pausedSince)) : 0;
  return Math.round((one.pausedMs + running) / 1_000);
}

/** The large clock: 2 天 04:12:36 until the time is over, +0:42:10 after it. */
export function largeClock(seconds: number, language: Language): string {
  const total = Math.abs(Math.trunc(seconds));
  const days = Math.floor(total / 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  const rest = `${two(Math.floor((total % 86_400) / 3_600))}:${two(Math.floor((total % 3_600) / 60))}:${two(total % 60)}`;
  const unit = language === 'en' ? 'd' : '天';
  return `${seconds < 0 ? '+' : ''}${days > 0 ? `${days} ${unit} ` : ''}${rest}`;
}
