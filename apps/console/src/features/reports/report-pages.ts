import type { FigureKey, ReportGrouping } from '@yingda/contracts/names';

/** Never answered conversations stand on a card of their own; they come with the first response (screens 6.2). */
export const NEVER_ANSWERED = 'never-answered';
export type CardKey = FigureKey | typeof NEVER_ANSWERED;

/** A split of the table; `hours` is hour × weekday. */
export const SPLITS = [
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
  'hours',
] as const;
export type Split = (typeof SPLITS)[number];

export const REPORT_PAGES = [
  'response',
  'volume',
  'agents',
  'service',
  'satisfaction',
  'bot',
  'complaints',
  'loop',
] as const;
export type ReportPageName = (typeof REPORT_PAGES)[number];

interface PageOfFigures {
  /** The first is chosen until another is. */
  figures: readonly CardKey[];
  split: Split;
  /** All figures side by side in one table instead of one figure with its measures. */
  wide?: true;
}

/** One page is a list of figures and the split it begins with. */
export const PAGES: Record<ReportPageName, PageOfFigures> = {
  response: {
    figures: [
      'first-response',
      'average-response',
      'answered-within',
      'within-target',
      'three-minute-rate',
      'answer-ratio',
      NEVER_ANSWERED,
    ],
    split: 'team',
  },
  volume: {
    figures: [
      'conversations',
      'hourly-load',
      'queue-now',
      'longest-wait',
      'agents-online',
      'agents-busy',
      'agents-away',
      'load',
    ],
    split: 'hours',
  },
  agents: {
    figures: [
      'handled-per-hour',
      'handle-time',
      'closed',
      'transfer-rate',
      'escalation-rate',
      'occupancy',
      'concurrency',
      'online-time',
    ],
    split: 'agent',
    wide: true,
  },
  service: {
    figures: [
      'resolution-rate',
      'waiting-time',
      'abandon-rate',
      'abandoned',
      'messages-left',
      'within-target',
      'closed',
    ],
    split: 'team',
  },
  satisfaction: {
    figures: [
      'satisfaction',
      'satisfaction-score',
      'survey-return',
      'product-satisfaction',
      'service-satisfaction',
      'attitude-satisfaction',
      'knowledge-satisfaction',
      'speed-satisfaction',
      'net-promoter-score',
      'effort-score',
    ],
    split: 'agent',
  },
  bot: { figures: ['bot-containment', 'bot-first-response'], split: 'inbox' },
  complaints: {
    figures: [
      ...(['complaints', 'complaint-rate', 'answered-24h', 'answered-in-time'] as const),
      ...(['complaint-resolution', 'closed-3-days', 'feedback-in-time', 'open-cases'] as const),
      ...(['overdue-cases', 'reopened-cases', 'risen-cases', 'rise-reasons', 'root-causes'] as const),
    ],
    split: 'category',
  },
  loop: {
    figures: [
      ...(['callbacks-planned', 'callbacks-done', 'callbacks-complete', 'unsolved-found'] as const),
      ...(['contacts-verified', 'opinions-handled', 'actions-on-time', 'actions-effective'] as const),
      ...(['actions-done', 'conversion', 'vip-first-response', 'vip-resolution-rate'] as const),
      ...(['vip-satisfaction', 'vip-answered-in-time'] as const),
    ],
    split: 'agent',
  },
};

/** What the server is asked for: never answered comes with the first response. */
export function askedFigures(cards: readonly CardKey[]): FigureKey[] {
  return [...new Set(cards.map((card) => (card === NEVER_ANSWERED ? 'first-response' : card)))];
}

/** What a split is called on the wire. */
export function groupingOf(split: Split): ReportGrouping[] {
  return split === 'hours' ? ['weekday', 'hour'] : [split];
}
