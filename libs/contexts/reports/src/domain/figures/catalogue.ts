import { type FigureDescription } from '@yingda/contracts';
import {
  FIGURE_KEYS,
  FIGURES,
  REPORT_GROUPINGS,
  type FigureKey,
  type ReportGrouping,
} from '@yingda/contracts/names';
import { shownSwitches, switchesOf, type Switchable } from '../switches';
import { DEFINITIONS } from './definitions';

/** A figure without its calculation. */
export interface Figure extends Switchable {
  groupings: readonly ReportGrouping[];
  live: boolean;
}
type Kind = Pick<Figure, 'options' | 'defaults' | 'groupings' | 'live'>;

/** Only what customers answered has tags, and only cases have these. */
const OF_CASES: readonly ReportGrouping[] = [
  ...(['category', 'kind', 'department', 'product', 'cause', 'rise', 'age'] as const),
];
const ALL = REPORT_GROUPINGS.filter((one) => one !== 'tag' && !OF_CASES.includes(one));
const TIMES: ReportGrouping[] = ['day', 'week', 'month', 'hour', 'weekday'];
const without = (...left: ReportGrouping[]) => ALL.filter((one) => !left.includes(one));

const conversation: Kind = {
  options: ['credit', 'reopened', 'period'],
  defaults: {},
  groupings: ALL,
  live: false,
};
const begun: Kind = { ...conversation, defaults: { period: 'opening' } };
const turn: Kind = {
  options: ['start', 'bots', 'clock', 'credit', 'reopened', 'unanswered', 'period'],
  defaults: { credit: 'each' },
  groupings: ALL,
  live: false,
};
const within: Kind = { ...turn, options: [...turn.options, 'withinSeconds'] };
const survey: Kind = {
  options: ['credit', 'reopened', 'period'],
  defaults: { credit: 'each' },
  groupings: [...ALL, 'tag'],
  live: false,
};
const wait: Kind = { ...conversation, options: ['clock', 'reopened', 'period'] };
const ofPeople: Kind = {
  options: [],
  defaults: {},
  groupings: ['team', 'agent', ...TIMES],
  live: false,
};
const queue: Kind = { options: [], defaults: {}, groupings: without('agent', ...TIMES), live: true };
const staff: Kind = { options: [], defaults: {}, groupings: ['team', 'agent'], live: true };

const OF_ITEMS: ReportGrouping[] = ['team', 'agent', 'channel', 'inbox', 'tier'];
const CASE_GROUPS: ReportGrouping[] = [...OF_ITEMS, 'category', 'kind', 'department', 'product', 'cause'];
/** Cases belong to the period by what the figure is about (due, told …) unless chosen otherwise. */
const caseOf = (groupings: readonly ReportGrouping[] = [...CASE_GROUPS, ...TIMES]): Kind => ({
  options: ['period'],
  defaults: { period: 'event' },
  groupings,
  live: false,
});
const caseNow: Kind = { options: [], defaults: {}, groupings: [...CASE_GROUPS, 'age'], live: true };
const contact: Kind = caseOf(['team', 'agent', 'channel', 'inbox', 'tier', 'kind', ...TIMES]);
const opinion: Kind = caseOf(['team', 'agent', 'tier', 'kind', 'department', ...TIMES]);
const feedback: Kind = caseOf(['team', 'agent', 'channel', 'inbox', 'tier', 'kind', ...TIMES]);
const action: Kind = caseOf([
  ...(['team', 'agent', 'kind', 'department', 'product', 'cause', 'category'] as const),
  ...TIMES,
]);

const KINDS: Record<FigureKey, Kind> = {
  conversations: begun,
  'queue-now': queue,
  'longest-wait': queue,
  'agents-online': staff,
  'agents-busy': staff,
  'agents-away': staff,
  load: staff,
  'first-response': turn,
  'average-response': turn,
  'within-target': within,
  'waiting-time': wait,
  // Whoever leaves a queue was no agent's.
  'abandon-rate': { ...conversation, options: ['reopened', 'period'], groupings: without('agent') },
  'resolution-rate': conversation,
  'handled-per-hour': { ...ofPeople, options: ['credit', 'reopened'] },
  'handle-time': conversation,
  'transfer-rate': conversation,
  'escalation-rate': conversation,
  'hourly-load': {
    ...ofPeople,
    options: ['reopened'],
    defaults: { period: 'opening' },
    groupings: ['team', ...TIMES],
  },
  'answered-within': { ...within, defaults: { credit: 'each', withinSeconds: 30 } },
  'three-minute-rate': { ...turn, defaults: { credit: 'each', unanswered: 'within' } },
  'answer-ratio': conversation,
  occupancy: ofPeople,
  concurrency: ofPeople,
  closed: conversation,
  abandoned: { ...conversation, options: ['reopened', 'period'], groupings: without('agent') },
  'messages-left': { ...begun, options: ['reopened', 'period'], groupings: without('agent') },
  'online-time': ofPeople,
  // Nobody's of the people: no agent is credited with what a bot did.
  'bot-first-response': { ...conversation, options: ['reopened', 'period'], groupings: without('agent') },
  satisfaction: survey,
  'satisfaction-score': survey,
  'survey-return': survey,
  'product-satisfaction': survey,
  'service-satisfaction': survey,
  'attitude-satisfaction': survey,
  'knowledge-satisfaction': survey,
  'speed-satisfaction': survey,
  'bot-containment': { ...conversation, options: ['reopened', 'period'], groupings: without('agent') },
  'net-promoter-score': survey,
  'effort-score': survey,
  complaints: caseOf(),
  // Only by what a case and a conversation both say of themselves.
  'complaint-rate': caseOf(['team', 'channel', 'inbox', 'tier', ...TIMES]),
  'answered-24h': caseOf(),
  'answered-in-time': caseOf(),
  'complaint-resolution': caseOf(),
  'closed-3-days': caseOf(),
  'feedback-in-time': feedback,
  'open-cases': caseNow,
  'overdue-cases': caseNow,
  'reopened-cases': caseOf(),
  'risen-cases': caseOf(),
  'rise-reasons': caseOf([...CASE_GROUPS, 'rise', ...TIMES]),
  'root-causes': caseOf(),
  'callbacks-planned': contact,
  'callbacks-done': contact,
  'callbacks-complete': contact,
  'unsolved-found': contact,
  'contacts-verified': contact,
  'opinions-handled': opinion,
  'actions-on-time': action,
  'actions-effective': action,
  'actions-done': action,
  conversion: begun,
  'vip-first-response': turn,
  'vip-resolution-rate': conversation,
  'vip-satisfaction': survey,
  'vip-answered-in-time': caseOf(),
};

export const CATALOGUE = Object.fromEntries(
  FIGURE_KEYS.map((key) => [key, { key, ...KINDS[key] }]),
) as unknown as Record<FigureKey, Figure>;

/** Figures by key or number, in the order asked and each once; a number gives all that bear it. */
export function figuresOf(names: readonly (string | number)[]): Figure[] {
  const keys = names.flatMap((name) => {
    const numbered = FIGURE_KEYS.filter((key) => String(FIGURES[key].number) === String(name));
    return numbered.length > 0 ? numbered : [name as FigureKey];
  });
  return [...new Set(keys)].map((key) => CATALOGUE[key]);
}

/** As the wire tells it. */
export function describe(figure: Figure): FigureDescription {
  const { number, unit, better } = FIGURES[figure.key];
  return {
    key: figure.key,
    number,
    unit,
    better,
    definition: DEFINITIONS[figure.key],
    groupings: [...figure.groupings],
    options: [...figure.options],
    defaults: shownSwitches(figure, switchesOf(figure, {})),
    live: figure.live,
  };
}
