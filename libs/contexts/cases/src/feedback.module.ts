import { Database } from '@yingda/platform';
import { createFeedback, type FeedbackUse } from './create-feedback';
import { FeedbackReactions } from './reactions/feedback-reactions';
import { CaseGround } from './use-cases/case-ground';
import { FeedbackReader } from './use-cases/feedback/feedback-reader';
import { ReceiveFeedback } from './use-cases/feedback/receive-feedback';
import { WorkFeedback } from './use-cases/feedback/work-feedback';
import { OpenCase } from './use-cases/open-case';
import { OwedWork } from './work-ports';

const FEEDBACK = Symbol('Feedback');

const feedback = {
  provide: FEEDBACK,
  inject: [Database, CaseGround, OpenCase, OwedWork],
  useFactory: (...parts: [Database, CaseGround, OpenCase, OwedWork]) => {
    const [database, ground, opening, owed] = parts;
    return createFeedback({ database, ground, opening, owed });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (all: FeedbackUse) => T) {
  return { provide: token, inject: [FEEDBACK], useFactory: pick };
}

/** Use cases of feedback. */
export const FEEDBACK_USES = [
  part(ReceiveFeedback, (one) => one.receive),
  part(WorkFeedback, (one) => one.work),
  part(FeedbackReader, (one) => one.reader),
  part(FeedbackReactions, (one) => one.reactions),
];
export const FEEDBACK_PARTS = [feedback];
