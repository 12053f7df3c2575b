import { type AttachmentFacts } from '@yingda/contracts';
import type { Language, PromiseKind, PromiseReached } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/** A part of the shop as far as tasks need it. */
export interface DepartmentBrief {
  id: string;
  name: Record<Language, string>;
  leadId: string | null;
  email: string | null;
  language: Language;
  agentIds: string[];
  archived: boolean;
}

/** Departments with their people. */
export abstract class DepartmentDirectory {
  abstract find(departmentId: string): Promise<DepartmentBrief | null>;
  /** Those somebody works for or leads. */
  abstract ofAgent(agentId: string): Promise<string[]>;
  /** Somebody's address, for a link; null when they have no account any more. */
  abstract emailOf(agentId: string): Promise<string | null>;
}

/** What is owed beside the stages of a case: a task, an action, the check of one, an answer to feedback. */
export interface OwedWorkItem {
  key: string;
  kind: Extract<PromiseKind, 'task' | 'action' | 'feedback'>;
  what: string;
  dueAt: Date;
  ownerId: string | null;
  teamId: string | null;
  customerId: string | null;
  again?: boolean;
}

/** Where everything owed is kept; in the unit of work of what it comes of. */
export abstract class OwedWork {
  abstract ensure(actor: Actor, item: OwedWorkItem): Promise<void>;
  abstract settle(
    key: string,
    how: { at: Date; outcome: string; reached: PromiseReached; by: Actor },
  ): Promise<void>;
  /** Null: it waits for somebody else. */
  abstract move(key: string, dueAt: Date | null, why: { reason: string; by: Actor }): Promise<void>;
  abstract hand(key: string, ownerId: string | null, why: { reason: string; by: Actor }): Promise<void>;
}

/** Files of tasks and their answers. */
export abstract class WorkFiles {
  /** Keeps uploads of this actor. @throws Refusal attachment-not-found */
  abstract keep(
    actor: Actor,
    attachmentIds: readonly string[],
  ): Promise<{ id: string; facts: AttachmentFacts }[]>;
  /** A link of a few minutes to a file; whoever asks has checked that it may be read. */
  abstract linkTo(attachmentId: string): string;
}

/** What a mail with a link says. */
export interface TaskMailContent {
  email: string;
  language: Language;
  departmentName: string;
  caseNumber: string;
  text: string;
  dueAt: Date;
  url: string;
  /** It was sent back, with this reason. */
  sentBack: string | null;
}

/** Brings links to people without an account. */
export abstract class TaskMail {
  abstract urlOf(token: string): string;
  /** False when no mail can be sent; must not throw. */
  abstract send(mail: TaskMailContent): Promise<boolean>;
}
