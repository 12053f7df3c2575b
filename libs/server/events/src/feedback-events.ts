import { type FeedbackRecord } from '@yingda/contracts';
import type { ActorRef } from './actor';

/** Feedback after what happened to it. The aggregate is the feedback. */
export interface FeedbackChange {
  feedback: FeedbackRecord;
  at: string;
  by: ActorRef;
}

export interface FeedbackEvents {
  'feedback.received': FeedbackChange;
  'feedback.sorted': FeedbackChange;
  'feedback.answered': FeedbackChange & { inTime: boolean };
  /** What comes of it; `done` when the customer need not be told more. */
  'feedback.decided': FeedbackChange;
  'feedback.told': FeedbackChange;
}
