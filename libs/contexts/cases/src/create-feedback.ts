import type { Database } from '@yingda/platform';
import { FeedbackReactions } from './reactions/feedback-reactions';
import { FeedbackFeeds } from './storage/feedback/feedback-feeds';
import { FeedbacksTable } from './storage/feedback/feedbacks';
import { TasksTable } from './storage/tasks/tasks';
import type { CaseGround } from './use-cases/case-ground';
import { FeedbackGround } from './use-cases/feedback/feedback-ground';
import { FeedbackReader } from './use-cases/feedback/feedback-reader';
import { ReceiveFeedback } from './use-cases/feedback/receive-feedback';
import { WorkFeedback } from './use-cases/feedback/work-feedback';
import type { OpenCase } from './use-cases/open-case';
import type { OwedWork } from './work-ports';

/** What feedback is made of: what cases are, and where an answer is owed. */
export interface FeedbackNeeds {
  database: Database;
  ground: CaseGround;
  opening: OpenCase;
  owed: OwedWork;
}

export interface FeedbackUse {
  receive: ReceiveFeedback;
  work: WorkFeedback;
  reader: FeedbackReader;
  reactions: FeedbackReactions;
}

/** Feedback put together, without Nest. */
export function createFeedback({ database, ground: { parts }, opening, owed }: FeedbackNeeds): FeedbackUse {
  const { unitOfWork, clock, outbox, audit, talks, customers, cases } = parts;
  const feedback = new FeedbacksTable(database);
  const ground = new FeedbackGround({
    ...{ unitOfWork, clock, outbox, audit, talks, customers, feedback, owed },
  });
  const receive = new ReceiveFeedback(ground);
  return {
    receive,
    work: new WorkFeedback(ground, opening, { tasks: new TasksTable(database), cases, owed }),
    reader: new FeedbackReader(ground, new FeedbackFeeds(database)),
    reactions: new FeedbackReactions(receive),
  };
}
