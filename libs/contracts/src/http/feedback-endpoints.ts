import {
  AnswerFeedback,
  DecideFeedback,
  FeedbackCounts,
  FeedbackDetail,
  FeedbackPage,
  FeedbackProgress,
  FeedbackProgressPage,
  FeedbackSum,
  FeedbackToCase,
  GiveFeedback,
  NoteFeedback,
  SortFeedback,
  TakeFeedback,
} from '../models/feedback';
import { CaseTask, CaseTaskDetail } from '../models/case-tasks';
import { Flag, Id, OneOf, Optional, Text, Time } from '../fields';
import {
  FEEDBACK_ABOUTS,
  FEEDBACK_SORTS,
  FEEDBACK_VIEWS,
  type FeedbackAbout,
  type FeedbackSort,
  type FeedbackView,
} from '../names/feedback';
import { LANGUAGES, type Language } from '../names/states';
import { AskDepartment } from './case-task-endpoints';
import { PageQuery } from './queries';

export class FeedbackQuery extends PageQuery {
  /** `open` when not given. */
  @Optional() @OneOf(FEEDBACK_VIEWS) view?: FeedbackView;
  @Optional() @OneOf(FEEDBACK_SORTS) sort?: FeedbackSort;
  /** Of one customer, the last first; `view` is not read. */
  @Optional() @Id() customerId?: string;
}

/** Of product development: what was said, by product and side, whatever has become of it. */
export class FeedbackFeedFilter {
  @Optional() @Text(120) product?: string;
  @Optional() @OneOf(FEEDBACK_ABOUTS) about?: FeedbackAbout;
  @Optional() @OneOf(FEEDBACK_SORTS) sort?: FeedbackSort;
  @Optional() @Time() from?: string;
  @Optional() @Time() to?: string;
}
export class FeedbackFeedQuery extends FeedbackFeedFilter {
  @Optional() @Text(200) cursor?: string;
}
export class ExportFeedback extends FeedbackFeedFilter {
  /** Of the heads and names in the file. */
  @Optional() @OneOf(LANGUAGES) language?: Language;
  /** By this spreadsheets know that it is UTF-8. */
  @Optional() @Flag() bom?: boolean;
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
  'GET /api/feedback/feed': {
    ...{ summary: 'What was said of products, the last first', caller: agent },
    ...{ query: FeedbackFeedQuery, answer: FeedbackPage },
  },
  'GET /api/feedback/feed/sums': {
    ...{ summary: 'How much was said, by product and side', caller: agent },
    ...{ query: FeedbackFeedFilter, answer: [FeedbackSum] as [typeof FeedbackSum] },
  },
  'POST /api/feedback/feed/export': {
    ...{ summary: 'The feed as a file, without customers', caller: agent },
    ...{ body: ExportFeedback, stream: 'text/csv' as const },
  },
  'GET /api/feedback/:id': { summary: 'One with its history', caller: agent, answer: FeedbackDetail },
  'POST /api/feedback/:id/sort': deed('Praise, suggestion or problem', SortFeedback),
  'POST /api/feedback/:id/answer': deed('Answer the customer: its clock stops', AnswerFeedback),
  'POST /api/feedback/:id/decide': deed('Something is changed, or nothing is and why', DecideFeedback),
  'POST /api/feedback/:id/tell': deed('Tell the customer what came of it', AnswerFeedback),
  'POST /api/feedback/:id/case': deed('A problem goes on as a case', FeedbackToCase),
  'POST /api/feedback/:id/notes': deed('A note for colleagues', NoteFeedback),
  'GET /api/feedback/:id/tasks': {
    ...{ summary: 'What was asked of departments for it', caller: agent },
    answer: [CaseTask] as [typeof CaseTask],
  },
  'POST /api/feedback/:id/tasks': {
    ...{ summary: 'Ask a department about it, without making a case of it', caller: agent },
    ...{ body: AskDepartment, answer: CaseTaskDetail },
  },
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
