import type {
  CaseCategory,
  CaseEnding,
  CaseEscalation,
  CaseStage,
  CaseStep,
  Channel,
  Tier,
} from '@yingda/contracts/names';

/** What every history of a thing that is no conversation says of it. Times are milliseconds since 1970. */
export interface ItemHistory {
  id: string;
  /** What people call it; empty where it has no number. */
  number: string;
  conversationId: string | null;
  customerId: string | null;
  inboxId: string | null;
  channel: Channel | null;
  tier: Tier | null;
  /** Whose it is. */
  agentId: string | null;
  teamId: string | null;
  openedAt: number;
}

/** A case from its opening to now. */
export interface CaseHistory extends ItemHistory {
  category: CaseCategory;
  kind: string;
  departmentId: string | null;
  product: string | null;
  /** Keys of its root causes, none while it is not analysed. */
  causes: readonly string[];
  /** Why it rose a level, each time, in order. */
  rises: readonly CaseEscalation[];
  closedAt: number | null;
  closedAs: CaseEnding | null;
  answerDueAt: number;
  answeredAt: number | null;
  resultDueAt: number;
  /** What is due next; null while it waits for the customer, and when it is closed. */
  dueAt: number | null;
  toldAt: number | null;
  /** In order. */
  steps: readonly { step: CaseStep; at: number; toStage: CaseStage | null }[];
}

/** A callback or another contact with a customer. */
export interface ContactHistory extends ItemHistory {
  kind: string;
  /** Somebody or something planned it; others were written down when they had happened. */
  planned: boolean;
  cancelled: boolean;
  dueAt: number | null;
  doneAt: number | null;
  /** Of its form: fields that must be filled in, and those of them that are. */
  fieldsRequired: number;
  fieldsFilled: number;
  /** The customer said that it was not solved. */
  unsolved: boolean;
  verifiedAt: number | null;
  opinions: readonly OpinionHistory[];
}
/** Something a customer said in a contact that somebody has to look after. */
export interface OpinionHistory {
  id: string;
  kind: string | null;
  departmentId: string | null;
  heardAt: number;
  /** When the customer was told what came of it. */
  toldAt: number | null;
}

/** Praise, a suggestion or a problem. */
export interface FeedbackHistory extends ItemHistory {
  /** What it was sorted as; null until then. */
  sort: string | null;
  dueAt: number;
  answeredAt: number | null;
  /** When nothing was left to do. */
  doneAt: number | null;
}

/** A corrective or preventive action. */
export interface ActionHistory extends ItemHistory {
  caseId: string | null;
  kind: string;
  category: string | null;
  departmentId: string | null;
  product: string | null;
  causes: readonly string[];
  cancelled: boolean;
  dueAt: number;
  doneAt: number | null;
  verifiedAt: number | null;
  effective: boolean | null;
}
