import { Count, Flag, Id, ListOf, OneOf, Optional, Text, Time, Written } from '../fields';
import { CASE_WAYS, type CaseWay } from '../names/cases';
import {
  FEEDBACK_ABOUTS,
  FEEDBACK_LIMITS,
  FEEDBACK_OUTCOMES,
  FEEDBACK_SORTS,
  FEEDBACK_STATES,
  FEEDBACK_STEPS,
  type FeedbackAbout,
  type FeedbackOutcome,
  type FeedbackSort,
  type FeedbackState,
  type FeedbackStep,
} from '../names/feedback';
import { CHANNELS, type Channel } from '../names/states';

/** What a customer praises, suggests or misses, and what was made of it. */
export class FeedbackRecord {
  @Id() id!: string;
  @OneOf(FEEDBACK_STATES) state!: FeedbackState;
  /** Null until somebody has sorted it. */
  @Optional() @OneOf(FEEDBACK_SORTS) sort!: FeedbackSort | null;
  @Text(FEEDBACK_LIMITS.textCodePoints) text!: string;
  /** What product it is about, in the shop's words; null where it is about none, or nobody said. */
  @Optional() @Text(120) product!: string | null;
  @Optional() @OneOf(FEEDBACK_ABOUTS) about!: FeedbackAbout | null;
  @Optional() @Id() customerId!: string | null;
  @Text(120) customerName!: string;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Text(20) conversationNumber!: string | null;
  @Optional() @Id() inboxId!: string | null;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  @Optional() @Id() teamId!: string | null;
  @Time() receivedAt!: string;
  /** Answered by then: 48 hours after it came. */
  @Time() dueAt!: string;
  @Optional() @Time() answeredAt!: string | null;
  @Optional() @Text(120) answeredByName!: string | null;
  @Optional() @Text(FEEDBACK_LIMITS.textCodePoints) answer!: string | null;
  @Optional() @OneOf(CASE_WAYS) answeredBy!: CaseWay | null;
  @Optional() @OneOf(FEEDBACK_OUTCOMES) outcome!: FeedbackOutcome | null;
  /** What is changed, or why nothing is. */
  @Text(2_000) reason!: string;
  @Optional() @Time() decidedAt!: string | null;
  /** The customer was told what came of it. */
  @Optional() @Time() toldAt!: string | null;
  @Optional() @Id() caseId!: string | null;
  @Count() version!: number;
}
/** One thing that happened to it. */
export class FeedbackLine {
  @OneOf(FEEDBACK_STEPS) step!: FeedbackStep;
  @Time() at!: string;
  /** Null: not somebody of the shop. */
  @Optional() @Id() byId!: string | null;
  @Text(120) byName!: string;
  @Text(5_000) note!: string;
}
export class FeedbackDetail extends FeedbackRecord {
  @ListOf(() => FeedbackLine, 200) history!: FeedbackLine[];
  /** Whether something can be written to the customer; else they are called. */
  @Flag() writable!: boolean;
}
export class FeedbackPage {
  @ListOf(() => FeedbackRecord) items!: FeedbackRecord[];
  @Optional() @Text(200) nextCursor!: string | null;
}
export class FeedbackCounts {
  @Count() open!: number;
  @Count() overdue!: number;
  /** Not sorted yet. */
  @Count() unsorted!: number;
}
/** A customer's own feedback, as they see it. */
export class FeedbackProgress {
  @Id() id!: string;
  @OneOf(FEEDBACK_STATES) state!: FeedbackState;
  @Optional() @OneOf(FEEDBACK_SORTS) sort!: FeedbackSort | null;
  @Text(FEEDBACK_LIMITS.textCodePoints) text!: string;
  @Time() receivedAt!: string;
  @Time() dueAt!: string;
  @Optional() @Time() answeredAt!: string | null;
  @Optional() @Text(FEEDBACK_LIMITS.textCodePoints) answer!: string | null;
  /** What came of it, once the customer was told. */
  @Optional() @Text(2_000) outcome!: string | null;
}
export class FeedbackProgressPage {
  @ListOf(() => FeedbackProgress, 20) items!: FeedbackProgress[];
}
/** By the customer in person. The same `feedbackId` is taken once. */
export class GiveFeedback {
  @Id() feedbackId!: string;
  @Optional() @OneOf(FEEDBACK_SORTS) sort?: FeedbackSort;
  @Written(FEEDBACK_LIMITS.textCodePoints) text!: string;
  @Optional() @Id() conversationId?: string;
}
/** By somebody of the shop or its systems, who heard it. */
export class TakeFeedback extends GiveFeedback {
  @Optional() @Id() customerId?: string;
}
class FeedbackDeed {
  /** As it was seen. */
  @Count() version!: number;
}
export class SortFeedback extends FeedbackDeed {
  @OneOf(FEEDBACK_SORTS) sort!: FeedbackSort;
  /** Stays as it is when not given; null: about none. */
  @Optional() @Text(120) product?: string | null;
  @Optional() @OneOf(FEEDBACK_ABOUTS) about?: FeedbackAbout | null;
}
export class AnswerFeedback extends FeedbackDeed {
  @OneOf(CASE_WAYS) way!: CaseWay;
  /** What the customer reads, or what was said to them. */
  @Written(FEEDBACK_LIMITS.textCodePoints) text!: string;
}
export class DecideFeedback extends FeedbackDeed {
  @OneOf(['action', 'no-action']) outcome!: 'action' | 'no-action';
  /** What is changed, or why nothing is. */
  @Written(2_000) reason!: string;
}
export class FeedbackToCase extends FeedbackDeed {
  @Id() caseId!: string;
  @Text(40, 1) kind!: string;
}
export class NoteFeedback {
  @Written(2_000) text!: string;
}
/** How much was said of one product's side in a time. */
export class FeedbackSum {
  @Optional() @Text(120) product!: string | null;
  @Optional() @OneOf(FEEDBACK_ABOUTS) about!: FeedbackAbout | null;
  @Count() praise!: number;
  @Count() suggestion!: number;
  @Count() problem!: number;
  @Count() total!: number;
}
