import { TIERS, type FigureKey } from '@yingda/contracts/names';
import type { Switches } from '../switches';
import { conversionOf, ITEM_PLANS, ofVip } from './item-plans';
import type { FactPlan, Plan, PlanWith, TimePlan } from './plan';

const COUNT = { kind: 'count' } as const;
const present: TimePlan = { source: 'time', kind: 'present' };
/** A merged conversation is counted where it went. */
const COUNTED = 'f.merged_into_id is null';

function ofConversations(switches: Switches, plan: Pick<FactPlan, 'measure'> & Partial<FactPlan>): FactPlan {
  const credit = switches.credit === 'each' ? 'everybody' : switches.credit;
  return {
    source: 'facts',
    table: 'conversations',
    base: [COUNTED],
    cases: [],
    unanswered: null,
    moment: 'f.closed_at',
    credit,
    ...plan,
  };
}

/** Times until an answer, as the switches count them. */
const answerMs = ({ start, clock }: Switches) =>
  `f.${start === 'assignment' ? 'assigned_' : ''}${clock === 'business' ? 'open' : 'wall'}_ms`;

function ofTurns(switches: Switches, how: { first: boolean; measure: FactPlan['measure'] }): FactPlan {
  const over = 'f.ended_at is not null';
  // Without a measured time (nobody ever had it) there is nothing to count from an assignment.
  const measured = `${answerMs(switches)} is not null`;
  return {
    source: 'facts',
    table: 'turns',
    measure: how.measure,
    base: [switches.bots === 'in' ? 'f.bots_in' : 'f.bots_out', ...(how.first ? ['f.first'] : [])],
    cases: [measured, switches.unanswered === 'within' ? over : 'f.answered'],
    unanswered: `${over} and not f.answered`,
    moment: 'f.asked_at',
    credit: switches.credit === 'each' ? 'own' : switches.credit,
  };
}

function withinMs({ switches, targets }: PlanWith): string {
  if (switches.withinSeconds !== null) return String(switches.withinSeconds * 1_000);
  const whens = TIERS.map((tier) => `when '${tier}' then ${Math.round(targets[tier] * 1_000)}`);
  return `case f.tier ${whens.join(' ')} end`;
}

const answeredWithin = (given: PlanWith) =>
  ({ kind: 'share', of: `f.answered and ${answerMs(given.switches)} <= ${withinMs(given)}` }) as const;

function ofHoldings(plan: Pick<FactPlan, 'measure'> & Partial<FactPlan>): FactPlan {
  return {
    source: 'facts',
    table: 'holdings',
    base: [],
    cases: [],
    unanswered: null,
    moment: 'f.from_at',
    credit: 'own',
    ...plan,
  };
}

function ofSurveys(switches: Switches, plan: Pick<FactPlan, 'measure'> & Partial<FactPlan>): FactPlan {
  return {
    source: 'facts',
    table: 'surveys',
    base: [],
    cases: [],
    unanswered: null,
    moment: 'f.sent_at',
    credit: switches.credit === 'each' ? 'own' : switches.credit,
    ...plan,
  };
}

/** Of the valid answers to a question: how many are 4 or 5. */
const satisfied =
  (dimension: 'overall' | 'product' | 'service' | 'attitude' | 'knowledge' | 'speed') =>
  ({ switches }: PlanWith): Plan =>
    ofSurveys(switches, {
      measure: { kind: 'share', of: `f.${dimension} >= 4` },
      base: ['f.valid', 'f.answered_at is not null'],
      cases: [`f.${dimension} is not null`],
    });

/** Points of each valid answer to a question, of how many answers. */
const scored =
  (dimension: 'overall' | 'recommend' | 'effort', points: string) =>
  ({ switches }: PlanWith): Plan =>
    ofSurveys(switches, {
      measure: { kind: 'ratio', numerator: points, denominator: '1' },
      base: ['f.valid', 'f.answered_at is not null'],
      cases: [`f.${dimension} is not null`],
    });

const waiting = (measure: FactPlan['measure']): FactPlan => ({
  source: 'facts',
  table: 'waits',
  measure,
  base: ['f.left_at is null'],
  cases: [],
  unanswered: null,
  moment: 'f.queued_at',
  credit: 'own',
  live: true,
});

const moved = (column: 'transfers' | 'escalations') => {
  const denominator = 'case when f.accepted then 1 else 0 end';
  const accepted = 'case when f.accepted_at is not null then 1 else 0 end';
  return ({ switches }: PlanWith): Plan =>
    switches.credit === 'each'
      ? ofHoldings({ measure: { kind: 'ratio', numerator: `f.${column}`, denominator: accepted } })
      : ofConversations(switches, { measure: { kind: 'ratio', numerator: `f.${column}`, denominator } });
};

/** Of conversations, and of what came of them. */
const CONVERSATION_PLANS = {
  conversations: ({ switches }) => ofConversations(switches, { measure: COUNT, moment: 'f.opened_at' }),
  closed: ({ switches }) =>
    ofConversations(switches, { measure: COUNT, base: [COUNTED, `f.status = 'closed'`] }),
  abandoned: ({ switches }) => ofConversations(switches, { measure: COUNT, base: [COUNTED, 'f.abandoned'] }),
  'messages-left': ({ switches }) =>
    ofConversations(switches, {
      measure: COUNT,
      base: [COUNTED, 'f.left_message'],
      moment: 'f.opened_at',
    }),
  'first-response': ({ switches }) =>
    ofTurns(switches, { first: true, measure: { kind: 'times', ms: answerMs(switches) } }),
  'average-response': ({ switches }) =>
    ofTurns(switches, { first: false, measure: { kind: 'times', ms: answerMs(switches) } }),
  // Who left the queue counts as not answered in time; who was never answered otherwise only when asked for.
  'within-target': (given) => {
    const plan = ofTurns(given.switches, { first: true, measure: answeredWithin(given) });
    const counted = given.switches.unanswered === 'within' ? 'f.ended_at is not null' : 'f.answered';
    return { ...plan, cases: [`(${counted} or f.abandoned)`] };
  },
  'answered-within': (given) => ofTurns(given.switches, { first: true, measure: answeredWithin(given) }),
  'three-minute-rate': ({ switches, targets }) =>
    ofTurns(switches, {
      first: false,
      measure: answeredWithin({ switches: { ...switches, withinSeconds: 180 }, targets }),
    }),
  'waiting-time': ({ switches }) => ({
    ...waiting({ kind: 'times', ms: switches.clock === 'business' ? 'f.open_ms' : 'f.wall_ms' }),
    base: [`f.how = 'taken'`],
    live: false,
  }),
  'abandon-rate': ({ switches }) =>
    ofConversations(switches, {
      measure: { kind: 'share', of: 'f.abandoned' },
      base: [COUNTED, 'f.queued', 'f.closed_at is not null'],
    }),
  'resolution-rate': ({ switches }) =>
    ofConversations(switches, {
      measure: { kind: 'share', of: `f.resolved = 'yes'` },
      base: [COUNTED, `f.status = 'closed'`],
      cases: ['f.resolved is not null'],
    }),
  'handle-time': ({ switches }) => {
    const measure = { kind: 'times', ms: 'f.handle_ms' } as const;
    const cases = ['f.handle_ms is not null'];
    return switches.credit === 'each'
      ? ofHoldings({ measure, cases })
      : ofConversations(switches, { measure, cases });
  },
  'transfer-rate': moved('transfers'),
  'escalation-rate': moved('escalations'),
  'answer-ratio': ({ switches }) => {
    const measure = {
      kind: 'ratio',
      numerator: 'f.agent_messages',
      denominator: 'f.customer_messages',
    } as const;
    return switches.credit === 'each'
      ? ofHoldings({ measure })
      : ofConversations(switches, { measure, cases: ['f.accepted'] });
  },
  'queue-now': () => waiting(COUNT),
  'longest-wait': () =>
    waiting({ kind: 'longest', ms: 'extract(epoch from $now::timestamptz - f.queued_at) * 1000' }),
  'agents-online': () => ({ source: 'staff', states: ['online'], count: 'agents' }),
  'agents-busy': () => ({ source: 'staff', states: ['busy'], count: 'agents' }),
  'agents-away': () => ({ source: 'staff', states: ['away'], count: 'agents' }),
  load: () => ({
    source: 'quotient',
    numerator: ofHoldings({ measure: COUNT, base: ['f.to_at is null'], live: true }),
    denominator: { source: 'staff', states: ['online', 'busy'], count: 'capacity' },
    unit: 1,
  }),
  'handled-per-hour': ({ switches }) => ({
    source: 'quotient',
    numerator: ofConversations(switches, {
      measure: COUNT,
      base: [COUNTED, `f.status = 'closed'`, 'f.last_agent_id is not null'],
    }),
    denominator: present,
    unit: 3_600,
  }),
  'hourly-load': ({ switches }) => ({
    source: 'quotient',
    numerator: ofConversations(switches, { measure: COUNT, moment: 'f.opened_at' }),
    denominator: present,
    unit: 3_600,
  }),
  occupancy: () => ({
    source: 'quotient',
    numerator: { source: 'time', kind: 'occupied' },
    denominator: present,
    unit: 1,
  }),
  concurrency: () => ({
    source: 'quotient',
    numerator: { source: 'time', kind: 'held' },
    denominator: { source: 'time', kind: 'holding' },
    unit: 1,
  }),
  'online-time': () => present,
  'bot-first-response': ({ switches }) =>
    ofConversations(switches, {
      measure: { kind: 'times', ms: 'f.bot_first_ms' },
      cases: ['f.bot_first_ms is not null'],
    }),
  satisfaction: satisfied('overall'),
  'satisfaction-score': scored('overall', '(f.overall - 1) * 25'),
  'survey-return': ({ switches }) =>
    ofSurveys(switches, { measure: { kind: 'share', of: 'f.valid and f.answered_at is not null' } }),
  'product-satisfaction': satisfied('product'),
  'service-satisfaction': satisfied('service'),
  'attitude-satisfaction': satisfied('attitude'),
  'knowledge-satisfaction': satisfied('knowledge'),
  'speed-satisfaction': satisfied('speed'),
  'net-promoter-score': scored(
    'recommend',
    'case when f.recommend >= 9 then 100 when f.recommend <= 6 then -100 else 0 end',
  ),
  'effort-score': scored('effort', 'f.effort'),
  // Whoever comes back within a day was not helped.
  'bot-containment': ({ switches }) =>
    ofConversations(switches, {
      measure: {
        kind: 'share',
        of: `f.bot_alone and f.status = 'closed'
          and coalesce(f.returned_at > f.closed_at + interval '24 hours', true)`,
      },
      base: [COUNTED, 'f.bot_messages > 0', 'f.closed_at is not null'],
    }),
  conversion: ({ switches }) => conversionOf(switches),
} satisfies Partial<Record<FigureKey, (given: PlanWith) => Plan>>;

/** What each figure asks of the facts. */
export const PLANS: Record<FigureKey, (given: PlanWith) => Plan> = {
  ...CONVERSATION_PLANS,
  ...ITEM_PLANS,
  'vip-first-response': (given) => ofVip(CONVERSATION_PLANS['first-response'](given)),
  'vip-resolution-rate': (given) => ofVip(CONVERSATION_PLANS['resolution-rate'](given)),
  'vip-satisfaction': (given) => ofVip(CONVERSATION_PLANS.satisfaction(given)),
};
