import { type CaseExtension } from '@yingda/contracts';
import type {
  CaseCategory,
  CaseClock,
  CaseDuty,
  CaseEnding,
  CaseSource,
  CaseStage,
  CaseStep,
  CaseWay,
  Channel,
  ServiceLevelTime,
  Tier,
} from '@yingda/contracts/names';
import type { ActorRef, CaseChange, CaseEvents, CaseTaskEvents } from '@yingda/events';
import type { CaseTime } from './case-time';

/** Something the watch notices at a moment: three quarters of a clock's time are over, or all of it. */
export interface Mark {
  clock: CaseClock;
  what: 'warn' | 'breach';
  at: Date;
}

/** A complaint or request. */
export interface Case {
  id: string;
  number: string;
  kind: string;
  category: CaseCategory;
  reason: string | null;
  title: string;
  facts: string;
  /** The customer's own, where they filed it themselves: all that they are shown of its content. */
  words: string | null;
  source: CaseSource;
  form: Record<string, string>;
  stage: CaseStage;
  closedAs: CaseEnding | null;
  level: number;
  ownerId: string | null;
  teamId: string | null;
  departmentId: string | null;
  customerId: string | null;
  tier: Tier | null;
  conversationId: string | null;
  conversationNumber: string | null;
  inboxId: string | null;
  channel: Channel | null;
  messageIds: string[];
  /** Who served the conversation it came of. */
  servedBy: string[];
  orderNumber: string | null;
  product: string | null;
  batch: string | null;
  openedAt: Date;
  openedById: string | null;
  openedByName: string;
  time: ServiceLevelTime;
  answerMinutes: number;
  extendedMinutes: number | null;
  resultMinutes: number;
  followUpMinutes: number | null;
  decideMinutes: number | null;
  executeMinutes: number | null;
  /** Who is responsible for a step where that is not the owner. */
  stewards: Partial<Record<CaseDuty, string>>;
  /** 1 until it is reopened. */
  round: number;
  roundAt: Date;
  answerDueAt: Date;
  extendedTo: Date | null;
  extension: CaseExtension | null;
  answeredAt: Date | null;
  resultDueAt: Date;
  solution: string | null;
  /** In this round. */
  toldAt: Date | null;
  toldBy: CaseWay | null;
  resultText: string | null;
  followUpDueAt: Date | null;
  /** Since when it can be decided; null while a department is waited for, and before. All in this round. */
  decideFrom: Date | null;
  decideDueAt: Date | null;
  decidedAt: Date | null;
  executeFrom: Date | null;
  executeDueAt: Date | null;
  executedAt: Date | null;
  breached: CaseClock[];
  marks: Mark[];
  pausedSince: Date | null;
  /** On the wall; and in the time of its clocks. */
  pausedMs: number;
  pausedClockMs: number;
  attempts: number;
  closedAt: Date | null;
  reopenedCount: number;
  confidential: boolean;
  external: boolean;
  version: number;
}

type CaseEventName = Exclude<keyof CaseEvents, keyof CaseTaskEvents>;
/** An event of a case without what all of them carry. */
export type CaseNews = {
  [N in CaseEventName]: { name: N; more: Omit<CaseEvents[N], keyof CaseChange> };
}[CaseEventName];

/** Whom an event calls. */
export type Called = 'owner' | 'leads' | 'managers' | CaseDuty;

/** One thing that happened: a line of the history, and what is told of it. */
export interface Happened {
  step: CaseStep;
  at: Date;
  from?: CaseStage;
  to?: CaseStage;
  note?: string;
  details?: Record<string, string>;
  news?: CaseNews;
  calls?: Called[];
  /** Not who did the rest, but the clock. */
  byItself?: boolean;
}

/** A case after something was done, with all that happened on the way. */
export interface Changed {
  after: Case;
  happened: Happened[];
}

/** When, by whom, in which time. */
export interface Moment {
  now: Date;
  by: ActorRef;
  time: CaseTime;
}

/** The first moment at which the watch has something to do; null while its clocks stand still. */
export function nextAt({ marks, pausedSince, closedAt }: Case): Date | null {
  if (pausedSince || closedAt || marks.length === 0) return null;
  return new Date(Math.min(...marks.map(({ at }) => at.getTime())));
}

/** What is owed next, and by when; null once it is closed. */
export function dueNext(one: Case): { clock: CaseClock; at: Date } | null {
  if (one.closedAt) return null;
  if (one.toldAt) return one.followUpDueAt ? { clock: 'follow-up', at: one.followUpDueAt } : null;
  const result = { clock: 'result' as const, at: one.resultDueAt };
  const steps = [
    ...(one.answeredAt ? [] : [{ clock: 'answer' as const, at: one.answerDueAt }]),
    ...(decides(one) ? [{ clock: 'decide' as const, at: one.decideDueAt! }] : []),
    ...(executes(one) ? [{ clock: 'execute' as const, at: one.executeDueAt! }] : []),
  ];
  return steps.reduce(
    (first, step) => (step.at <= first.at ? step : first),
    result as typeof result | (typeof steps)[number],
  );
}

/** Its clock of deciding runs, or stands with all others. */
export function decides({ decideFrom, decideDueAt, decidedAt }: Case): boolean {
  return decideFrom !== null && decideDueAt !== null && !decidedAt;
}

export function executes({ executeDueAt, executedAt }: Case): boolean {
  return executeDueAt !== null && !executedAt;
}
