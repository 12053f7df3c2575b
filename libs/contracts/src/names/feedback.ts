/** Where feedback stands. `answered`: the customer knows what we say to it; `done`: what comes of it is decided and told. */
export const FEEDBACK_STATES = ['received', 'sorted', 'answered', 'done'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

export const FEEDBACK_SORTS = ['praise', 'suggestion', 'problem'] as const;
export type FeedbackSort = (typeof FEEDBACK_SORTS)[number];

/** Which side of a product or of the shop it is about; `sort` says whether it pleases or not. */
export const FEEDBACK_ABOUTS = [
  'quality',
  'design',
  'packaging',
  'price',
  'delivery',
  'service',
  'system',
  'other',
] as const;
export type FeedbackAbout = (typeof FEEDBACK_ABOUTS)[number];

/** What comes of it: something is changed, nothing is and why, or it goes on as a case. */
export const FEEDBACK_OUTCOMES = ['action', 'no-action', 'case'] as const;
export type FeedbackOutcome = (typeof FEEDBACK_OUTCOMES)[number];

/** `open`: somebody has to do something, what is due first comes first. */
export const FEEDBACK_VIEWS = ['open', 'overdue', 'done'] as const;
export type FeedbackView = (typeof FEEDBACK_VIEWS)[number];

/** What happens to it, in its history. */
export const FEEDBACK_STEPS = [
  'received',
  'sorted',
  'answered',
  'decided',
  'told',
  'to-case',
  'noted',
  'task-sent',
  'task-answered',
  'task-accepted',
  'task-returned',
  'task-withdrawn',
] as const;
export type FeedbackStep = (typeof FEEDBACK_STEPS)[number];

export const FEEDBACK_LIMITS = { textCodePoints: 5_000, answerHours: 48 } as const;
