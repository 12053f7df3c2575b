import type { Switches } from '../switches';
import type { FactPlan, ItemTable, Plan, PlanWith } from './plan';

type Given = Pick<FactPlan, 'measure' | 'moment'> & Partial<FactPlan>;
const COUNT = { kind: 'count' } as const;
const share = (of: string) => ({ kind: 'share', of }) as const;

/** What is asked of a table of things that are no conversations. */
function ofItems(table: ItemTable, given: Given): FactPlan {
  return { source: 'facts', table, base: [], cases: [], unanswered: null, credit: 'own', ...given };
}

const DAY_MS = 86_400_000;
/** A due time that has come, or what was due is done: what is still on its way says nothing yet. */
const due = (at: string, done: string) => `(${done} or ${at} <= $now::timestamptz)`;
const OPEN = 'f.closed_at is null';
const RISEN = `f.rises <> '{}'`;

const complaints = (): FactPlan => ofItems('cases', { measure: COUNT, moment: 'f.opened_at' });
const begun = ({ switches }: PlanWith): FactPlan => ({
  source: 'facts',
  table: 'conversations',
  measure: COUNT,
  base: ['f.merged_into_id is null'],
  cases: [],
  unanswered: null,
  moment: 'f.opened_at',
  credit: switches.credit === 'each' ? 'last' : switches.credit,
});
const answered = (of: string): FactPlan =>
  ofItems('cases', {
    measure: share(of),
    moment: 'f.answer_due_at',
    base: [due('f.answer_due_at', 'f.answered_at is not null')],
  });
/** Its own limit: 24 hours, or what an approved extension reaches to. */
const IN_TIME = 'f.answered_at <= f.answer_due_at';

/** What the figures of cases, callbacks, contacts, opinions and actions ask of the facts. */
export const ITEM_PLANS = {
  complaints,
  'complaint-rate': (given: PlanWith): Plan => ({
    source: 'quotient',
    numerator: complaints(),
    denominator: begun(given),
    unit: 1,
  }),
  'answered-24h': () => answered(`f.answer_ms <= ${DAY_MS}`),
  'answered-in-time': () => answered(IN_TIME),
  'complaint-resolution': () =>
    ofItems('cases', {
      measure: share('f.told_at is not null and f.accepted'),
      moment: 'f.result_due_at',
      base: [due('f.result_due_at', 'f.told_at is not null')],
    }),
  'closed-3-days': () =>
    ofItems('cases', {
      measure: share(`f.first_told_ms <= ${3 * DAY_MS}`),
      moment: 'f.three_days_at',
      base: [`f.category = 'quality'`, due('f.three_days_at', 'f.first_told_ms is not null')],
    }),
  'open-cases': () =>
    ofItems('cases', { measure: COUNT, moment: 'f.opened_at', base: [OPEN], live: true, age: 'f.opened_at' }),
  'overdue-cases': () =>
    ofItems('cases', {
      measure: COUNT,
      moment: 'f.due_at',
      base: [OPEN, 'f.due_at < $now::timestamptz'],
      live: true,
      age: 'f.due_at',
    }),
  'reopened-cases': () =>
    ofItems('cases', {
      measure: share('f.reopened > 0'),
      moment: 'f.first_closed_at',
      base: ['f.first_closed_at is not null'],
    }),
  'risen-cases': () => ofItems('cases', { measure: share(RISEN), moment: 'f.opened_at' }),
  'rise-reasons': () => ofItems('cases', { measure: COUNT, moment: 'f.opened_at', base: [RISEN] }),
  'root-causes': () => ofItems('cases', { measure: COUNT, moment: 'f.opened_at' }),
  'callbacks-planned': () => callbacks({ measure: COUNT }),
  'callbacks-done': () => callbacks({ measure: share('f.done_at is not null') }),
  'callbacks-complete': () =>
    callbacks({
      measure: { kind: 'ratio', numerator: 'f.fields_filled', denominator: 'f.fields_required' },
      base: ['f.done_at is not null'],
    }),
  'unsolved-found': () =>
    callbacks({ measure: share('f.unsolved'), base: ['f.done_at is not null'], moment: 'f.done_at' }),
  'contacts-verified': () =>
    ofItems('contacts', {
      measure: share('f.verified_at is not null'),
      moment: 'f.done_at',
      base: ['f.done_at is not null'],
    }),
  'opinions-handled': () =>
    ofItems('opinions', { measure: share('f.told_at is not null'), moment: 'f.opened_at' }),
  'actions-on-time': () =>
    ofItems('actions', {
      measure: share('f.done_at <= f.due_at'),
      moment: 'f.due_at',
      base: [due('f.due_at', 'f.done_at is not null'), 'not f.cancelled'],
    }),
  'actions-effective': () =>
    ofItems('actions', {
      measure: share('f.effective'),
      moment: 'f.verified_at',
      base: ['f.verified_at is not null'],
    }),
  'actions-done': () =>
    ofItems('actions', { measure: COUNT, moment: 'f.done_at', base: ['f.done_at is not null'] }),
  'feedback-in-time': () =>
    ofItems('feedback', {
      measure: share('f.answered_at <= f.due_at'),
      moment: 'f.due_at',
      base: [due('f.due_at', 'f.answered_at is not null')],
    }),
  'vip-answered-in-time': () => ofVip(answered(IN_TIME)),
} as const;

/** Contacts that were planned: what nobody planned is in the log and no callback. */
function callbacks(given: Pick<FactPlan, 'measure'> & Partial<FactPlan>): FactPlan {
  const base = ['f.planned', 'not f.cancelled', ...(given.base ?? [])];
  return ofItems('contacts', { moment: 'f.due_at', ...given, base });
}

/** The same of customers of the highest tier. */
export function ofVip(plan: Plan): Plan {
  return plan.source === 'facts' ? { ...plan, base: [...plan.base, `f.tier = 'vip'`] } : plan;
}

/** Before an order can follow, somebody has asked before buying. */
export function conversionOf(switches: Switches): FactPlan {
  return {
    source: 'facts',
    table: 'conversations',
    measure: share('f.ordered'),
    base: ['f.merged_into_id is null', 'f.pre_sale'],
    cases: [],
    unanswered: null,
    moment: 'f.opened_at',
    credit: switches.credit === 'each' ? 'everybody' : switches.credit,
  };
}
