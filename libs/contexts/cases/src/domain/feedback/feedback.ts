import { FEEDBACK_LIMITS, Refusal } from '@yingda/contracts/names';
import type {
  CaseWay,
  Channel,
  FeedbackAbout,
  FeedbackOutcome,
  FeedbackSort,
  FeedbackState,
  FeedbackStep,
} from '@yingda/contracts/names';

/** What a customer praises, suggests or misses, and what was made of it. */
export interface Feedback {
  id: string;
  state: FeedbackState;
  sort: FeedbackSort | null;
  text: string;
  /** What it is about: a product in the shop's words, and which side of it or of the shop. */
  product: string | null;
  about: FeedbackAbout | null;
  customerId: string | null;
  conversationId: string | null;
  conversationNumber: string | null;
  inboxId: string | null;
  channel: Channel | null;
  teamId: string | null;
  receivedAt: Date;
  dueAt: Date;
  answeredAt: Date | null;
  answeredByName: string | null;
  answer: string | null;
  answeredBy: CaseWay | null;
  outcome: FeedbackOutcome | null;
  reason: string;
  decidedAt: Date | null;
  toldAt: Date | null;
  caseId: string | null;
  version: number;
}
/** A line of its history; the rest of it is known by who writes it. */
export interface FeedbackMark {
  step: FeedbackStep;
  note: string;
}
export type FeedbackBegin = Pick<
  Feedback,
  | 'id'
  | 'sort'
  | 'text'
  | 'customerId'
  | 'conversationId'
  | 'conversationNumber'
  | 'inboxId'
  | 'channel'
  | 'teamId'
>;

const ANSWER_MS = FEEDBACK_LIMITS.answerHours * 3_600_000;

/** It has come: answered within 48 hours on the wall, whatever the hours of the shop (requirements E-12). */
export function received(begin: FeedbackBegin, now: Date): Feedback {
  return {
    ...begin,
    state: begin.sort ? 'sorted' : 'received',
    receivedAt: now,
    dueAt: new Date(now.getTime() + ANSWER_MS),
    ...{ product: null, about: null },
    ...{ answeredAt: null, answeredByName: null, answer: null, answeredBy: null },
    ...{ outcome: null, reason: '', decidedAt: null, toldAt: null, caseId: null, version: 1 },
  };
}

/** What is not said of it stays as it is. */
export interface Sorting {
  sort: FeedbackSort;
  product?: string | null | undefined;
  about?: FeedbackAbout | null | undefined;
}

export function sorted(one: Feedback, { sort, product = one.product, about = one.about }: Sorting): Feedback {
  demand(one.state !== 'done', 'It is done; what it was stays.');
  return changed(one, {
    sort,
    about,
    product: product?.trim() || null,
    state: one.state === 'received' ? 'sorted' : one.state,
  });
}

export function answered(
  one: Feedback,
  { text, way, at, byName }: { text: string; way: CaseWay; at: Date; byName: string },
): Feedback {
  demand(one.sort !== null, 'Sort it first: praise, suggestion or problem.');
  demand(one.answeredAt === null, 'The customer was answered already.');
  return changed(one, {
    ...{ state: 'answered', answer: text, answeredBy: way, answeredAt: at, answeredByName: byName },
  });
}

/** Nothing to be changed: it is done, since it was answered. Else it is done once the customer was told. */
export function decided(
  one: Feedback,
  { outcome, reason, at }: { outcome: 'action' | 'no-action'; reason: string; at: Date },
): Feedback {
  demand(one.state === 'answered', 'Answer the customer first.');
  demand(one.outcome === null, 'What comes of it was decided already.');
  const state = outcome === 'no-action' ? 'done' : 'answered';
  return changed(one, { outcome, reason, decidedAt: at, state });
}

/** What was changed, the customer knows. */
export function told(one: Feedback, at: Date): Feedback {
  demand(one.outcome === 'action' && one.state === 'answered', 'Nothing has come of it that could be told.');
  return changed(one, { toldAt: at, state: 'done' });
}

/** A problem goes on as a case, with clocks of its own; the customer was told its number. */
export function wentOn(
  one: Feedback,
  { caseId, number, at, byName }: { caseId: string; number: string; at: Date; byName: string },
): Feedback {
  demand(one.state !== 'done' && one.outcome === null, 'What comes of it was decided already.');
  const answer = one.answer ?? number;
  return changed(one, {
    ...{ sort: 'problem', outcome: 'case', caseId, decidedAt: at, toldAt: at, state: 'done', answer },
    ...(one.answeredAt ? {} : { answeredAt: at, answeredBy: 'message', answeredByName: byName }),
  });
}

export function isInTime({ answeredAt, dueAt }: Feedback): boolean {
  return answeredAt !== null && answeredAt <= dueAt;
}

function changed(one: Feedback, change: Partial<Feedback>): Feedback {
  return { ...one, ...change, version: one.version + 1 };
}

function demand(holds: boolean, sentence: string): void {
  if (!holds) throw new Refusal('feedback-state', sentence);
}
