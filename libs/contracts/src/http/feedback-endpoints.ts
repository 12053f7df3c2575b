import {
  AnswerFeedback,
  DecideFeedback,
  FeedbackCounts,
  FeedbackDetail,
  FeedbackPage,
  FeedbackProgress,
  FeedbackProgressPage,
  FeedbackToCase,
  GiveFeedback,
  NoteFeedback,
  SortFeedback,
  TakeFeedback,
} from '../models/feedback';
import { OneOf, Optional, Id } from '../fields';
import { FEEDBACK_SORTS, FEEDBACK_VIEWS, type FeedbackSort, type FeedbackView } from '../names/feedback';
import { PageQuery } from './queries';

export class FeedbackQuery extends PageQuery {
  /** `open` when not given. */
  @Optional() @OneOf(FEEDBACK_VIEWS) view?: FeedbackView;
  @Optional() @OneOf(FEEDBACK_SORTS) sort?: FeedbackSort;
  /** Of one customer, the last first; `view` is not read. */
  @Optional() @Id() customerId?: string;
}

const agent = 'agent' as const;
const deed = <B extends new () => object>(summary: string, body: B) => ({
  ...{ summary, body },
  caller: agent,
  answer: FeedbackDetail,
});

/** Praise, suggestions and problems: taken, sorted, answered within 48 hours, and what came of them told. */
export const feedbackEndpoints = {
  'GET /api/feedback': {
    ...{ summary: 'Feedback by what is due next, or the last done', caller: agent },
    ...{ query: FeedbackQuery, answer: FeedbackPage },
  },
  'GET /api/feedback/counts': {
    ...{ summary: 'How much is open, overdue, not sorted', caller: agent },
    answer: FeedbackCounts,
  },
  'POST /api/feedback': deed('Take down what a customer said; the same `feedbackId` once', TakeFeedback),
  'GET /api/feedback/:id': { summary: 'One with its history', caller: agent, answer: FeedbackDetail },
  'POST /api/feedback/:id/sort': deed('Praise, suggestion or problem', SortFeedback),
  'POST /api/feedback/:id/answer': deed('Answer the customer: its clock stops', AnswerFeedback),
  'POST /api/feedback/:id/decide': deed('Something is changed, or nothing is and why', DecideFeedback),
  'POST /api/feedback/:id/tell': deed('Tell the customer what came of it', AnswerFeedback),
  'POST /api/feedback/:id/case': deed('A problem goes on as a case', FeedbackToCase),
  'POST /api/feedback/:id/notes': deed('A note for colleagues', NoteFeedback),
  'GET /api/widget/feedback': {
    ...{ summary: 'One’s own feedback, the last first', caller: 'visitor' as const },
    answer: FeedbackProgressPage,
  },
  'POST /api/widget/feedback': {
    ...{ summary: 'Praise, suggest or report a problem', caller: 'visitor' as const },
    ...{ body: GiveFeedback, answer: FeedbackProgress },
  },
  'POST /api/v1/feedback': {
    ...{ summary: 'Feedback that the shop’s own systems heard', caller: 'api-key' as const },
    ...{ body: TakeFeedback, answer: FeedbackProgress },
  },
};
