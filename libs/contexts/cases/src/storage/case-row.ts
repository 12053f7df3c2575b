import type { Case, Mark } from '../domain/case';
import { dueNext, nextAt } from '../domain/case';

/** What is kept of a case and its column. */
export const FIELDS: [keyof Case, string][] = [
  ['id', 'id'],
  ['number', 'number'],
  ['kind', 'kind'],
  ['category', 'category'],
  ['reason', 'reason'],
  ['title', 'title'],
  ['facts', 'facts'],
  ['words', 'words'],
  ['source', 'source'],
  ['form', 'form'],
  ['stage', 'stage'],
  ['closedAs', 'closed_as'],
  ['level', 'level'],
  ['ownerId', 'owner_id'],
  ['teamId', 'team_id'],
  ['departmentId', 'department_id'],
  ['customerId', 'customer_id'],
  ['tier', 'tier'],
  ['conversationId', 'conversation_id'],
  ['conversationNumber', 'conversation_number'],
  ['inboxId', 'inbox_id'],
  ['channel', 'channel'],
  ['messageIds', 'message_ids'],
  ['servedBy', 'served_by'],
  ['orderNumber', 'order_number'],
  ['product', 'product'],
  ['batch', 'batch'],
  ['openedAt', 'opened_at'],
  ['openedById', 'opened_by_id'],
  ['openedByName', 'opened_by_name'],
  ['time', 'time'],
  ['answerMinutes', 'answer_minutes'],
  ['extendedMinutes', 'extended_minutes'],
  ['resultMinutes', 'result_minutes'],
  ['followUpMinutes', 'follow_up_minutes'],
  ['decideMinutes', 'decide_minutes'],
  ['executeMinutes', 'execute_minutes'],
  ['stewards', 'stewards'],
  ['round', 'round'],
  ['roundAt', 'round_at'],
  ['answerDueAt', 'answer_due_at'],
  ['extendedTo', 'extended_to'],
  ['extension', 'extension'],
  ['answeredAt', 'answered_at'],
  ['resultDueAt', 'result_due_at'],
  ['solution', 'solution'],
  ['toldAt', 'told_at'],
  ['toldBy', 'told_by'],
  ['resultText', 'result_text'],
  ['followUpDueAt', 'follow_up_due_at'],
  ['decideFrom', 'decide_from'],
  ['decideDueAt', 'decide_due_at'],
  ['decidedAt', 'decided_at'],
  ['executeFrom', 'execute_from'],
  ['executeDueAt', 'execute_due_at'],
  ['executedAt', 'executed_at'],
  ['breached', 'breached'],
  ['marks', 'marks'],
  ['pausedSince', 'paused_since'],
  ['pausedMs', 'paused_ms'],
  ['pausedClockMs', 'paused_clock_ms'],
  ['attempts', 'attempts'],
  ['closedAt', 'closed_at'],
  ['reopenedCount', 'reopened_count'],
  ['confidential', 'confidential'],
  ['external', 'external'],
  ['version', 'version'],
];
const JSON_FIELDS = new Set<keyof Case>(['form', 'extension', 'marks', 'stewards']);

/** What lists and the watch go by, beside the fields. */
const KEPT = ['due_at', 'due_clock', 'next_at'];
export const COLUMNS = FIELDS.map(([name, column]) => `${column} as "${name}"`).join(', ');
export const NAMES = [...FIELDS.map(([, column]) => column), ...KEPT];

/** Never changed once it is there. */
const FIXED = new Set(['id', 'number', 'source', 'opened_at', 'opened_by_id', 'opened_by_name', 'words']);
export const CHANGING = NAMES.filter((name) => !FIXED.has(name));

/** The values of a row, in the order of `NAMES`. */
export function valuesOf(one: Case): unknown[] {
  const due = dueNext(one);
  const fields = FIELDS.map(([name]) => {
    const value = one[name];
    return JSON_FIELDS.has(name) && value !== null ? JSON.stringify(value) : value;
  });
  return [...fields, due?.at ?? null, due?.clock ?? null, nextAt(one)];
}

type Row = Omit<Case, 'marks' | 'pausedMs' | 'pausedClockMs'> & {
  marks: (Omit<Mark, 'at'> & { at: string })[];
  pausedMs: string;
  pausedClockMs: string;
};

export function caseOf(found: object): Case {
  const { marks, pausedMs, pausedClockMs, ...row } = found as Row;
  return {
    ...row,
    marks: marks.map((mark) => ({ ...mark, at: new Date(mark.at) })),
    pausedMs: Number(pausedMs),
    pausedClockMs: Number(pausedClockMs),
  };
}
