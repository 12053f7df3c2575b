/** What a figure is measured in: seconds, a share of 1, whole things, one thing for each other thing, or points given. */
export const FIGURE_UNITS = ['seconds', 'share', 'count', 'ratio', 'points'] as const;
export type FigureUnit = (typeof FIGURE_UNITS)[number];
/** Which way is good news. */
export const FIGURE_BETTER = ['lower', 'higher', 'neither'] as const;
export type FigureBetter = (typeof FIGURE_BETTER)[number];

/** What a report can be broken down by. Tags are reasons customers chose in a survey; an answer may have several, and so may a case causes, and reasons (`rise`, of CASE_ESCALATIONS) for which it rose a level. Ages are bands of days. Weeks begin on Monday; hours and weekdays (1 is Monday) are the shop's. */
export const REPORT_GROUPINGS = [
  'team',
  'agent',
  'channel',
  'inbox',
  'tier',
  'topic',
  'tag',
  'category',
  'kind',
  'department',
  'product',
  'cause',
  'rise',
  'age',
  'day',
  'week',
  'month',
  'hour',
  'weekday',
] as const;
export type ReportGrouping = (typeof REPORT_GROUPINGS)[number];
/** How long something is open, or overdue: days. */
export const REPORT_AGES = ['0-1', '1-2', '2-3', '3+'] as const;
export type ReportAge = (typeof REPORT_AGES)[number];
/** At most so many of them at once. */
export const REPORT_MAX_GROUPINGS = 3;
/** A report answers at most so many rows a figure; a finer one is refused. */
export const REPORT_MAX_ROWS = 5_000;
/** At most so many days. */
export const REPORT_MAX_DAYS = 1_100;

/** The switches of a report: what each can be set to. What is not set is what the figure says of itself. */
export const REPORT_OPTIONS = {
  /** A response time runs from the customer's question, or from when the answering agent had the conversation. */
  start: ['question', 'assignment'],
  /** Whether a bot's answer is an answer. */
  bots: ['out', 'in'],
  /** Every second, or only those within the opening hours that counted when the conversation began. */
  clock: ['wall', 'business'],
  /** After a transfer: who had it first, who had it last, or everybody for their own part. */
  credit: ['first', 'last', 'each'],
  /** A reopened conversation counts as one, or each stretch from opening to closing for itself. */
  reopened: ['one', 'apart'],
  /** What was never answered: counted beside the figure, or within it. */
  unanswered: ['apart', 'within'],
  /** What belongs to the period: what was closed in it, opened in it, or what itself happened in it (asked, queued). */
  period: ['closing', 'opening', 'event'],
} as const;
export type ReportOptionName = keyof typeof REPORT_OPTIONS;
export type ReportStart = (typeof REPORT_OPTIONS.start)[number];
export type ReportBots = (typeof REPORT_OPTIONS.bots)[number];
export type ReportClock = (typeof REPORT_OPTIONS.clock)[number];
export type ReportCredit = (typeof REPORT_OPTIONS.credit)[number];
export type ReportReopened = (typeof REPORT_OPTIONS.reopened)[number];
export type ReportUnanswered = (typeof REPORT_OPTIONS.unanswered)[number];
export type ReportPeriod = (typeof REPORT_OPTIONS.period)[number];

/** Every figure there is: its number in the list of figures (null: it has none), unit, and which way is good. */
export const FIGURES = {
  conversations: { number: 1, unit: 'count', better: 'neither' },
  'queue-now': { number: 4, unit: 'count', better: 'lower' },
  'longest-wait': { number: 4, unit: 'seconds', better: 'lower' },
  'agents-online': { number: 5, unit: 'count', better: 'neither' },
  'agents-busy': { number: 5, unit: 'count', better: 'neither' },
  'agents-away': { number: 5, unit: 'count', better: 'neither' },
  load: { number: 5, unit: 'share', better: 'neither' },
  'first-response': { number: 7, unit: 'seconds', better: 'lower' },
  'average-response': { number: 8, unit: 'seconds', better: 'lower' },
  'within-target': { number: 9, unit: 'share', better: 'higher' },
  'waiting-time': { number: 10, unit: 'seconds', better: 'lower' },
  'abandon-rate': { number: 11, unit: 'share', better: 'lower' },
  'resolution-rate': { number: 12, unit: 'share', better: 'higher' },
  'handled-per-hour': { number: 19, unit: 'ratio', better: 'higher' },
  'handle-time': { number: 20, unit: 'seconds', better: 'neither' },
  'transfer-rate': { number: 21, unit: 'ratio', better: 'lower' },
  'escalation-rate': { number: 21, unit: 'ratio', better: 'lower' },
  'hourly-load': { number: 36, unit: 'ratio', better: 'neither' },
  'answered-within': { number: null, unit: 'share', better: 'higher' },
  'three-minute-rate': { number: null, unit: 'share', better: 'higher' },
  'answer-ratio': { number: null, unit: 'ratio', better: 'higher' },
  occupancy: { number: null, unit: 'share', better: 'neither' },
  concurrency: { number: null, unit: 'ratio', better: 'neither' },
  closed: { number: null, unit: 'count', better: 'neither' },
  abandoned: { number: null, unit: 'count', better: 'lower' },
  'messages-left': { number: null, unit: 'count', better: 'neither' },
  'online-time': { number: null, unit: 'seconds', better: 'neither' },
  'bot-first-response': { number: 6, unit: 'seconds', better: 'lower' },
  satisfaction: { number: 13, unit: 'share', better: 'higher' },
  'satisfaction-score': { number: 14, unit: 'points', better: 'higher' },
  'survey-return': { number: 15, unit: 'share', better: 'higher' },
  'product-satisfaction': { number: 16, unit: 'share', better: 'higher' },
  'service-satisfaction': { number: 16, unit: 'share', better: 'higher' },
  'attitude-satisfaction': { number: 17, unit: 'share', better: 'higher' },
  'knowledge-satisfaction': { number: 17, unit: 'share', better: 'higher' },
  'speed-satisfaction': { number: 17, unit: 'share', better: 'higher' },
  'bot-containment': { number: 18, unit: 'share', better: 'higher' },
  'net-promoter-score': { number: null, unit: 'points', better: 'higher' },
  'effort-score': { number: null, unit: 'points', better: 'higher' },
  complaints: { number: 2, unit: 'count', better: 'lower' },
  'complaint-rate': { number: 3, unit: 'share', better: 'lower' },
  'answered-24h': { number: 22, unit: 'share', better: 'higher' },
  'answered-in-time': { number: 22, unit: 'share', better: 'higher' },
  'complaint-resolution': { number: 23, unit: 'share', better: 'higher' },
  'closed-3-days': { number: 24, unit: 'share', better: 'higher' },
  'feedback-in-time': { number: 25, unit: 'share', better: 'higher' },
  'open-cases': { number: 26, unit: 'count', better: 'lower' },
  'overdue-cases': { number: 26, unit: 'count', better: 'lower' },
  'reopened-cases': { number: 27, unit: 'share', better: 'lower' },
  'risen-cases': { number: null, unit: 'share', better: 'lower' },
  'rise-reasons': { number: null, unit: 'count', better: 'lower' },
  'root-causes': { number: 28, unit: 'count', better: 'lower' },
  'callbacks-planned': { number: 29, unit: 'count', better: 'neither' },
  'callbacks-done': { number: 29, unit: 'share', better: 'higher' },
  'callbacks-complete': { number: 29, unit: 'share', better: 'higher' },
  'unsolved-found': { number: 30, unit: 'share', better: 'lower' },
  'contacts-verified': { number: 31, unit: 'share', better: 'higher' },
  'opinions-handled': { number: 32, unit: 'share', better: 'higher' },
  'actions-on-time': { number: 33, unit: 'share', better: 'higher' },
  'actions-effective': { number: 33, unit: 'share', better: 'higher' },
  'actions-done': { number: 33, unit: 'count', better: 'higher' },
  conversion: { number: 34, unit: 'share', better: 'higher' },
  'vip-first-response': { number: 40, unit: 'seconds', better: 'lower' },
  'vip-resolution-rate': { number: 40, unit: 'share', better: 'higher' },
  'vip-satisfaction': { number: 40, unit: 'share', better: 'higher' },
  'vip-answered-in-time': { number: 40, unit: 'share', better: 'higher' },
} as const satisfies Record<string, { number: number | null; unit: FigureUnit; better: FigureBetter }>;
export type FigureKey = keyof typeof FIGURES;
export const FIGURE_KEYS = Object.keys(FIGURES) as FigureKey[];

/** Why one figure of a report has no answer while the others have. */
export const FIGURE_REFUSALS = ['grouping-not-possible', 'filter-not-possible', 'not-of-one-agent'] as const;
export type FigureRefusal = (typeof FIGURE_REFUSALS)[number];

/**
 * Which of the cases behind a figure: all of them; of a share those counted in it and the others; those never answered,
 * which are counted beside it.
 */
export const REPORT_CASES = ['all', 'counted', 'not-counted', 'unanswered'] as const;
export type ReportCaseKind = (typeof REPORT_CASES)[number];
/** `highest`: the longest times first. */
export const REPORT_CASE_SORTS = ['newest', 'highest', 'lowest'] as const;
export type ReportCaseSort = (typeof REPORT_CASE_SORTS)[number];
/** What a report is exported as: the table of its figures, or the cases behind one of them. */
export const REPORT_EXPORTS = ['figures', 'conversations'] as const;
export type ReportExport = (typeof REPORT_EXPORTS)[number];

/** What a case of a figure is. */
export const REPORT_ITEMS = ['conversation', 'case', 'contact', 'opinion', 'action', 'feedback'] as const;
export type ReportItem = (typeof REPORT_ITEMS)[number];
