import { Count, Flag, Id, OneOf, Optional, Text, Time } from '../fields';
import { CASE_DUTIES, type CaseDuty } from '../names/cases';

const MOST_MINUTES = 525_600;

/** Times in minutes, from the opening; the follow-up from the moment the result was told, a department's from its task. */
export class CaseDeadlines {
  @Count(MOST_MINUTES, 1) answerMinutes!: number;
  /** What an approved extension reaches to; null where there is none. */
  @Optional() @Count(MOST_MINUTES, 1) extendedMinutes!: number | null;
  @Count(MOST_MINUTES, 1) departmentMinutes!: number;
  @Count(MOST_MINUTES, 1) resultMinutes!: number;
  /** Null: closed once the customer is told, without a follow-up. */
  @Optional() @Count(MOST_MINUTES, 1) followUpMinutes!: number | null;
  /** From the moment the matter can be decided; null or none: without a limit of its own. */
  @Optional() @Count(MOST_MINUTES, 1) decideMinutes?: number | null;
  /** From the customer's consent. */
  @Optional() @Count(MOST_MINUTES, 1) executeMinutes?: number | null;
}
/** A step of a case in this round: who is responsible, since when, by when, and when it was done. */
export class CaseDutyRecord {
  @OneOf(CASE_DUTIES) duty!: CaseDuty;
  @Optional() @Id() agentId!: string | null;
  @Optional() @Text(120) agentName!: string | null;
  /** The limit of its kind; null: none of its own. */
  @Optional() @Count(MOST_MINUTES, 1) minutes!: number | null;
  @Optional() @Time() startedAt!: string | null;
  @Optional() @Time() dueAt!: string | null;
  @Optional() @Time() doneAt!: string | null;
  /** It stands: while the customer, or a department, is waited for. */
  @Flag() stands!: boolean;
}
