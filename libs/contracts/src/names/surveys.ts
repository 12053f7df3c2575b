/** Kinds of questions: 1–5 as stars or faces, 0–10, 1–7, one of several, several of several, words. */
export const SURVEY_QUESTION_KINDS = ['rating', 'faces', 'nps', 'effort', 'choice', 'tags', 'text'] as const;
export type SurveyQuestionKind = (typeof SURVEY_QUESTION_KINDS)[number];

/** Lowest and highest score of the kinds that have one. */
export const SURVEY_SCALES = {
  rating: { min: 1, max: 5 },
  faces: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
  effort: { min: 1, max: 7 },
} as const;

/** What a question is about, so that figures know which answers belong together. */
export const SURVEY_DIMENSIONS = [
  'overall',
  'service',
  'product',
  'attitude',
  'knowledge',
  'speed',
  'solved',
  'recommend',
  'repurchase',
  'effort',
  'ease',
  'fairness',
  'progress',
  'owner',
  'trust',
  'teamwork',
  'composure',
  'helpful',
  'reopen',
  'reasons',
  'other',
] as const;
export type SurveyDimension = (typeof SURVEY_DIMENSIONS)[number];

/** What makes a form be sent. `case-resolved` begins with cases; `return-completed` and `api` come from the shop's systems. */
export const SURVEY_TRIGGERS = [
  'conversation-closed',
  'agent-invites',
  'auto-reply-sent',
  'schedule-monthly',
  'schedule-quarterly',
  'case-resolved',
  'return-completed',
  'api',
] as const;
export type SurveyTrigger = (typeof SURVEY_TRIGGERS)[number];

/** How answers come in: from the customer, or written down by an agent on the phone. */
export const SURVEY_COLLECTIONS = ['online', 'phone'] as const;
export type SurveyCollection = (typeof SURVEY_COLLECTIONS)[number];

/** Whose an answer is when several have served: who had it at the end, who answered most, or everybody who answered. */
export const SURVEY_CREDITS = ['closing-agent', 'most-answers', 'all'] as const;
export type SurveyCredit = (typeof SURVEY_CREDITS)[number];

/** How an invitation stands. `planned`: its delay runs. `partly`: answered without all that is required. */
export const SURVEY_STATES = [
  'planned',
  'sent',
  'opened',
  'partly',
  'answered',
  'expired',
  'withdrawn',
  'not-sent',
] as const;
export type SurveyState = (typeof SURVEY_STATES)[number];

/** Why nobody was asked. */
export const SURVEY_NOT_SENT = [
  'cool-down',
  'already-asked',
  'window-closed',
  'last-message',
  'expired-code',
  'no-person-answered',
  'blocked',
  'anonymous',
  'channel-cannot',
  'not-chosen',
  'turned-off',
  'reopened',
  'merged',
  'customer-left',
  'too-late',
  'delivery-failed',
] as const;
export type SurveyNotSent = (typeof SURVEY_NOT_SENT)[number];

/** Why an answer is kept and not counted. */
export const SURVEY_INVALID = ['too-fast', 'self-rating', 'duplicate'] as const;
export type SurveyInvalid = (typeof SURVEY_INVALID)[number];

/** By which way an answer came: the card in the widget, a menu, a number or word written, the page of the link, the phone. */
export const SURVEY_WAYS = ['widget', 'menu', 'text', 'page', 'phone'] as const;
export type SurveyWay = (typeof SURVEY_WAYS)[number];
