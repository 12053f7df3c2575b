import { type CaseAction, type CaseTask, type Remedy } from '@yingda/contracts';
import type { CaseTaskClock } from '@yingda/contracts/names';
import type { ActorRef } from './actor';

/** A task of a department after what happened to it. The aggregate is the case. */
export interface CaseTaskChange {
  task: CaseTask;
  at: string;
  /** Who is told. */
  agentIds: string[];
  by: ActorRef;
}
/** A remedy after what happened to it. The aggregate is the case. */
export interface RemedyChange {
  remedy: Remedy;
  at: string;
  agentIds: string[];
  by: ActorRef;
}
/** An action after what happened to it. The aggregate is the action. */
export interface ActionChange {
  action: CaseAction;
  at: string;
  agentIds: string[];
  by: ActorRef;
}

/** What departments do for cases, what customers are given, and what is learned. */
export interface CaseTaskEvents {
  /** `byMail`: a link is wanted for who has no account. */
  'case-task.sent': CaseTaskChange & { byMail: boolean };
  'case-task.acknowledged': CaseTaskChange;
  'case-task.answered': CaseTaskChange;
  'case-task.sent-back': CaseTaskChange & { reason: string; byMail: boolean };
  'case-task.accepted': CaseTaskChange;
  'case-task.withdrawn': CaseTaskChange & { reason: string };
  'case-task.handed': CaseTaskChange & { fromId: string | null };
  /** A clock is nearly over. Once for each due time. */
  'case-task.warned': CaseTaskChange & { clock: CaseTaskClock; dueAt: string };
  /** A clock is over, exactly at its due time. */
  'case-task.breached': CaseTaskChange & { clock: CaseTaskClock; dueAt: string };
  /** A link was made and is to be mailed; only the gateway that mails it hears of it. The aggregate is the case. */
  'case-task.link-made': { taskId: string; linkId: string };

  'remedy.proposed': RemedyChange;
  'remedy.decided': RemedyChange & { approved: boolean };
  'remedy.told': RemedyChange & { agreed: boolean };
  'remedy.executed': RemedyChange;
  'remedy.withdrawn': RemedyChange & { reason: string };

  'case.analysed': {
    caseId: string;
    causeKey: string;
    causeBefore: string | null;
    departmentId: string | null;
    product: string | null;
    openedAt: string;
    at: string;
    by: ActorRef;
  };
  'action.added': ActionChange;
  'action.edited': ActionChange;
  /** `inTime`: by its date. */
  'action.done': ActionChange & { inTime: boolean };
  'action.verified': ActionChange & { effective: boolean };
  'action.cancelled': ActionChange & { reason: string };

  'department.updated': { departmentId: string };
}
