import { type CaseRecord } from '@yingda/contracts';
import type { CaseClock, CaseEnding, CaseEscalation, CaseFollowUp, CaseStage } from '@yingda/contracts/names';
import type { ActorRef } from './actor';
import type { CaseTaskEvents } from './case-task-events';

/**
 * What every event of a case carries: the case after it, with all that reports group by (kind, category, department,
 * team, owner, tier, product, channel, inbox), who is told, and who did it. `at` is when it was so: of a clock that ran
 * out, the moment it was due.
 */
export interface CaseChange {
  case: CaseRecord;
  at: string;
  /** Agents who are told of it. */
  agentIds: string[];
  by: ActorRef;
}

/** What happens to cases, tasks of departments, actions and feedback. The aggregate is the case, the action or the feedback. */
export interface CaseEvents extends CaseTaskEvents {
  'case.opened': CaseChange;
  /** Another stage; those with an event of their own tell that as well. */
  'case.moved': CaseChange & { from: CaseStage; to: CaseStage };
  /** Facts, kind or form were put right, or something was added to it. */
  'case.updated': CaseChange;
  /** The first answer of substance. `inTime`: by its due time, an approved extension counted. */
  'case.answered': CaseChange & { dueAt: string; inTime: boolean };
  'case.extension-asked': CaseChange & { reason: string };
  'case.extension-decided': CaseChange & { approved: boolean };
  'case.paused': CaseChange & { reason: string };
  /** `pausedMs`: how long this one wait for the customer was, on the wall. */
  'case.resumed': CaseChange & { pausedMs: number };
  'case.escalated': CaseChange & { from: number; level: number; why: CaseEscalation; reason: string };
  /** A clock has run out, at its due time exactly. */
  'case.breached': CaseChange & { clock: CaseClock; dueAt: string };
  /** The customer knows the result: the clock of the result stops. */
  'case.told': CaseChange & { dueAt: string; inTime: boolean };
  'case.followed-up': CaseChange & { outcome: CaseFollowUp; attempt: number; score: number | null };
  'case.reopened': CaseChange & { closedBefore: boolean; reason: string };
  'case.closed': CaseChange & { closedAs: CaseEnding };
  'case.handed-over': CaseChange & { fromId: string | null; reason: string };
}
