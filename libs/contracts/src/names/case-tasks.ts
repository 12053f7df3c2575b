/** Where a task of a department is. `sent-back`: the answer was not enough; it is to be answered again. */
export const CASE_TASK_STATES = [
  'sent',
  'acknowledged',
  'answered',
  'sent-back',
  'accepted',
  'withdrawn',
] as const;
export type CaseTaskState = (typeof CASE_TASK_STATES)[number];

/** What can happen to one; `link-*` are the links by e-mail, through which somebody without an account answers. */
export const CASE_TASK_STEPS = [
  'sent',
  'acknowledged',
  'answered',
  'sent-back',
  'accepted',
  'withdrawn',
  'handed',
  'warned',
  'breached',
  'link-made',
  'link-mailed',
  'link-revoked',
] as const;
export type CaseTaskStep = (typeof CASE_TASK_STEPS)[number];

/** The two clocks of a task: until somebody has taken it, and until it is answered. */
export const CASE_TASK_CLOCKS = ['acknowledge', 'answer'] as const;
export type CaseTaskClock = (typeof CASE_TASK_CLOCKS)[number];

export const CASE_TASK_LIMITS = { facts: 20, files: 10, linkDays: 14 } as const;
