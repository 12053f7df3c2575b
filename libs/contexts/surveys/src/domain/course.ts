import type { SurveyState } from '@yingda/contracts/names';

/** An invitation's way, with the moments that matter. */
export interface Course {
  state: SurveyState;
  sentAt: Date | null;
  openedAt: Date | null;
  answeredAt: Date | null;
  expiresAt: Date | null;
  remindAt: Date | null;
  remindedAt: Date | null;
  withdrawnAt: Date | null;
  dueAt: Date | null;
}

/** Of these an answer is taken, while they have not run out. */
export const ANSWERABLE: readonly SurveyState[] = ['sent', 'opened', 'partly', 'answered'];
const UNANSWERED: readonly SurveyState[] = ['planned', 'sent', 'opened'];

export function isAnswerable(course: Course, now: Date): boolean {
  return ANSWERABLE.includes(course.state) && course.expiresAt !== null && course.expiresAt > now;
}

/** Goes out, and runs out after so long. */
export function sent(course: Course, at: Date, how: { expiresMs: number; remindMs: number | null }): Course {
  if (course.state !== 'planned') return course;
  const after = (ms: number) => new Date(at.getTime() + ms);
  return {
    ...course,
    state: 'sent',
    dueAt: null,
    sentAt: at,
    expiresAt: after(how.expiresMs),
    remindAt: how.remindMs === null ? null : after(how.remindMs),
  };
}

/** Somebody looks at it. */
export function opened(course: Course, at: Date): Course {
  return course.state === 'sent' && isAnswerable(course, at)
    ? { ...course, state: 'opened', openedAt: at }
    : course;
}

/** An answer has come. Whoever answered all of it stays so, whatever they change. */
export function answered(course: Course, at: Date, complete: boolean): Course {
  if (!isAnswerable(course, at)) return course;
  const whole = complete || course.state === 'answered';
  return {
    ...course,
    state: whole ? 'answered' : 'partly',
    answeredAt: course.answeredAt ?? at,
    openedAt: course.openedAt ?? at,
    remindAt: null,
  };
}

/** The matter went on: nobody is asked while it does. What was answered stays. */
export function withdrawn(course: Course, at: Date): Course {
  return UNANSWERED.includes(course.state)
    ? { ...course, state: 'withdrawn', withdrawnAt: at, dueAt: null, remindAt: null }
    : course;
}

/** Its time is over. What was answered stays answered, and is not changed any more. */
export function expired(course: Course, now: Date): Course {
  const over = course.expiresAt !== null && course.expiresAt <= now;
  return over && (course.state === 'sent' || course.state === 'opened')
    ? { ...course, state: 'expired', remindAt: null }
    : course;
}

export function reminded(course: Course, at: Date): Course {
  const due = course.remindAt !== null && course.remindAt <= at && UNANSWERED.includes(course.state);
  return due ? { ...course, remindAt: null, remindedAt: at } : course;
}

/** When something is to be done with it next; null when nothing is. */
export function nextAt(course: Course): Date | null {
  switch (course.state) {
    case 'planned':
      return course.dueAt;
    case 'sent':
    case 'opened':
      return course.remindAt !== null && course.remindAt < course.expiresAt!
        ? course.remindAt
        : course.expiresAt;
    case 'partly':
    case 'answered':
      // Told once that it can no longer be changed.
      return course.expiresAt;
    default:
      return null;
  }
}
