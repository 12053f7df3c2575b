import type { FigureKey, ReportOptionName } from '@yingda/contracts/names';
import type {
  ActionHistory,
  CaseHistory,
  ContactHistory,
  FeedbackHistory,
} from '../../domain/items/histories';
import { AGENTS, at, INBOXES, TEAMS } from './golden-histories';

/** Departments of the golden shop. */
export const DEPARTMENTS = {
  quality: '00000000-0000-7000-8000-0000000000d1',
  logistics: '00000000-0000-7000-8000-0000000000d2',
} as const;
const id = (kind: string, no: number) =>
  `00000000-0000-7000-8000-000000${kind}${String(no).padStart(4, '0')}`;
const HOUR = 3_600_000;

/** A case by what happened to it: `[step, "day hh:mm:ss"]`, or a stage it came to. */
type Steps = [CaseHistory['steps'][number]['step'], string, CaseHistory['steps'][number]['toStage']?][];
interface GoldenCase {
  no: number;
  of?: Partial<CaseHistory>;
  opened: string;
  answered?: string | null;
  told?: string | null;
  closed?: string | null;
  steps?: Steps;
}

function caseOf({ no, of = {}, opened, answered, told, closed, steps = [] }: GoldenCase): CaseHistory {
  const openedAt = at(opened);
  return {
    ...{ id: id('ca', no), number: `C${no}`, conversationId: null, customerId: null },
    ...{ inboxId: INBOXES.shop, channel: 'web' as const, tier: 'standard' as const },
    ...{ agentId: AGENTS.ann, teamId: TEAMS.S, category: 'quality' as const, kind: 'quality' },
    ...{ departmentId: DEPARTMENTS.quality, product: 'Kettle', causes: [] as string[], closedAs: null },
    rises: [],
    ...{ answerDueAt: openedAt + 24 * HOUR, resultDueAt: openedAt + 72 * HOUR, dueAt: openedAt + 72 * HOUR },
    openedAt,
    answeredAt: answered ? at(answered) : null,
    toldAt: told ? at(told) : null,
    closedAt: closed ? at(closed) : null,
    steps: steps.map(([step, time, toStage]) => ({ step, at: at(time), toStage: toStage ?? null })),
    ...of,
  };
}

/**
 * Ten cases of October 2026; it is 2 November, noon. Beside each, what a person finds with a pencil.
 */
export const GOLDEN_CASES: CaseHistory[] = [
  // Answered after 5 h, told after 50 h, agreed, closed satisfied: in time everywhere.
  caseOf({
    ...{ no: 1, opened: '5 09:00:00', answered: '5 14:00:00', told: '7 11:00:00', closed: '9 09:00:00' },
    of: { closedAs: 'satisfied', causes: ['defect'], dueAt: null },
    steps: [
      ['moved', '6 09:00:00', 'accepted'],
      ['told', '7 11:00:00'],
      ['closed', '9 09:00:00'],
    ],
  }),
  // Answered after 30 h, told after 80 h without agreement, closed without contact: late, and not accepted.
  caseOf({
    ...{ no: 2, opened: '6 10:00:00', answered: '7 16:00:00', told: '9 18:00:00', closed: '14 10:00:00' },
    of: { closedAs: 'no-contact', causes: ['defect', 'packing'], rises: ['time', 'breach'], dueAt: null },
    steps: [
      ['told', '9 18:00:00'],
      ['closed', '14 10:00:00'],
    ],
  }),
  // Waited 20 h for the customer: told after 85 h, of which 65 count. Answered after 23 h.
  caseOf({
    ...{ no: 3, opened: '10 08:00:00', answered: '11 07:00:00', told: '13 21:00:00', closed: '15 08:00:00' },
    of: { closedAs: 'satisfied', dueAt: null, resultDueAt: at('14 04:00:00') },
    steps: [
      ['paused', '11 08:00:00'],
      ['resumed', '12 04:00:00'],
      ['moved', '13 08:00:00', 'accepted'],
      ['told', '13 21:00:00'],
      ['closed', '15 08:00:00'],
    ],
  }),
  // Told in 10 h and closed, then not solved: opened again, agreed and told once more.
  caseOf({
    ...{ no: 4, opened: '12 09:00:00', answered: '12 10:00:00', told: '20 09:00:00' },
    of: {
      ...{ product: 'Lamp', causes: ['defect'], rises: ['unsolved'] },
      ...{ resultDueAt: at('21 09:00:00'), dueAt: at('23 09:00:00') },
    },
    steps: [
      ['moved', '12 12:00:00', 'accepted'],
      ['told', '12 19:00:00'],
      ['closed', '14 09:00:00'],
      ['reopened', '18 09:00:00'],
      ['told', '20 09:00:00'],
    ],
  }),
  // Logistics, extended to 48 h, answered after 40: in time, but not within 24 h.
  caseOf({
    ...{ no: 5, opened: '15 09:00:00', answered: '17 01:00:00', told: '17 02:00:00', closed: '18 09:00:00' },
    of: {
      ...{ category: 'logistics', kind: 'logistics', departmentId: DEPARTMENTS.logistics, tier: 'vip' },
      ...{ answerDueAt: at('17 09:00:00'), closedAs: 'satisfied', causes: ['courier'], dueAt: null },
      ...{ agentId: AGENTS.eve, teamId: TEAMS.A, product: null, resultDueAt: at('17 09:00:00') },
    },
    steps: [
      ['told', '17 02:00:00'],
      ['closed', '18 09:00:00'],
    ],
  }),
  // Never answered: both limits are over, open since 28 October 09:00, overdue since the 29th.
  caseOf({
    no: 6,
    opened: '28 09:00:00',
    of: { dueAt: at('29 09:00:00'), causes: [], rises: ['request', 'breach', 'breach'] },
  }),
  // Open for 20 h at noon of 2 November, in time.
  caseOf({ no: 7, opened: '11-1 16:00:00', of: { dueAt: at('11-2 16:00:00') } }),
  // Waits for the customer: neither due nor overdue.
  caseOf({
    ...{ no: 8, opened: '30 09:00:00', answered: '30 10:00:00' },
    of: { dueAt: null, category: 'refund', kind: 'refund' },
    steps: [['paused', '30 11:00:00']],
  }),
  // Withdrawn by the customer.
  caseOf({
    ...{ no: 9, opened: '20 09:00:00', answered: '20 10:00:00', told: '20 11:00:00', closed: '20 12:00:00' },
    of: { category: 'attitude', kind: 'attitude', closedAs: 'withdrawn', dueAt: null, departmentId: null },
    steps: [
      ['moved', '20 10:30:00', 'accepted'],
      ['told', '20 11:00:00'],
      ['closed', '20 12:00:00'],
    ],
  }),
  // Of a key account, answered in 2 h, told in 60, agreed, waiting for its follow-up, overdue by 30 h.
  caseOf({
    ...{ no: 10, opened: '26 09:00:00', answered: '26 11:00:00', told: '28 21:00:00' },
    of: { tier: 'vip', causes: ['courier'], dueAt: at('11-1 06:00:00') },
    steps: [
      ['moved', '28 09:00:00', 'accepted'],
      ['told', '28 21:00:00'],
    ],
  }),
];

const contact = (no: number, of: Partial<ContactHistory>): ContactHistory => ({
  ...{ id: id('c0', no), number: '', conversationId: null, customerId: null, inboxId: null, channel: null },
  ...{ tier: 'gold', agentId: AGENTS.bob, teamId: TEAMS.S, kind: 'care', planned: true, cancelled: false },
  ...{ openedAt: at('1 09:00:00'), dueAt: at('10 09:00:00'), doneAt: null, fieldsRequired: 5 },
  ...{ fieldsFilled: 0, unsolved: false, verifiedAt: null, opinions: [] },
  ...of,
});
const opinion = (no: number, told: string | null) => ({
  ...{ id: id('0b', no), kind: 'opinion', departmentId: DEPARTMENTS.quality },
  ...{ heardAt: at('9 10:00:00'), toldAt: told ? at(told) : null },
});

/** Five of October, four of them planned, one cancelled. */
export const GOLDEN_CONTACTS: ContactHistory[] = [
  contact(1, {
    doneAt: at('9 10:00:00'),
    fieldsFilled: 5,
    verifiedAt: at('31 09:00:00'),
    opinions: [opinion(1, '12 09:00:00'), opinion(2, null)],
  }),
  contact(2, { doneAt: at('11 10:00:00'), fieldsFilled: 3, unsolved: true }),
  contact(3, {}),
  contact(4, { cancelled: true }),
  contact(5, {
    planned: false,
    dueAt: null,
    doneAt: at('20 10:00:00'),
    fieldsFilled: 4,
    verifiedAt: at('31 09:00:00'),
    agentId: AGENTS.ann,
  }),
];

const action = (no: number, of: Partial<ActionHistory>): ActionHistory => ({
  ...{ id: id('ac', no), number: `A-${no}`, conversationId: null, customerId: null, inboxId: null },
  ...{ channel: null, tier: null, agentId: AGENTS.ann, teamId: TEAMS.S, caseId: null, kind: 'preventive' },
  ...{ category: 'quality', departmentId: DEPARTMENTS.quality, product: 'Kettle', causes: ['defect'] },
  ...{ cancelled: false, openedAt: at('1 09:00:00'), dueAt: at('15 18:00:00'), doneAt: null },
  ...{ verifiedAt: null, effective: null },
  ...of,
});

/** Done in time and effective; done late and not; not done; cancelled; due only in November. */
export const GOLDEN_ACTIONS: ActionHistory[] = [
  action(1, { doneAt: at('14 09:00:00'), verifiedAt: at('30 09:00:00'), effective: true }),
  action(2, { doneAt: at('17 09:00:00'), verifiedAt: at('30 10:00:00'), effective: false }),
  action(3, {}),
  action(4, { cancelled: true }),
  action(5, { dueAt: at('11-20 18:00:00') }),
];

const feedback = (no: number, of: Partial<FeedbackHistory> & { openedAt: number }): FeedbackHistory => ({
  ...{ id: id('fb', no), number: `F${no}`, conversationId: null, customerId: null, inboxId: INBOXES.shop },
  ...{ channel: 'web', tier: 'standard', agentId: null, teamId: TEAMS.S, sort: 'suggestion' },
  ...{ dueAt: of.openedAt + 48 * HOUR, answeredAt: null, doneAt: null },
  ...of,
});

/**
 * Answered after 47 h; in the very moment; a minute late; never, due on the 22nd; not yet due; answered before it is due
 * in November.
 */
export const GOLDEN_FEEDBACK: FeedbackHistory[] = [
  feedback(1, {
    openedAt: at('1 09:00:00'),
    answeredAt: at('3 08:00:00'),
    agentId: AGENTS.ann,
    sort: 'praise',
  }),
  feedback(2, { openedAt: at('5 09:00:00'), answeredAt: at('7 09:00:00'), doneAt: at('8 09:00:00') }),
  feedback(3, { openedAt: at('10 09:00:00'), answeredAt: at('12 09:01:00'), sort: 'problem' }),
  feedback(4, { openedAt: at('20 09:00:00'), sort: null }),
  feedback(5, { openedAt: at('11-1 20:00:00'), sort: null }),
  feedback(6, { openedAt: at('31 09:00:00'), answeredAt: at('31 10:00:00') }),
];

/** October, asked on 2 November at noon: above ÷ below, or how many. */
export const ITEM_TABLE: {
  figure: FigureKey;
  above: number;
  below?: number;
  options?: Partial<Record<ReportOptionName, string>>;
  cases: string[];
}[] = [
  // All but C7, which is of November.
  { figure: 'complaints', above: 9, cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10'] },
  // Answer due in October: the same nine; 5 within its 48 h, 2 and 6 not.
  {
    figure: 'answered-in-time',
    above: 7,
    below: 9,
    cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10'],
  },
  {
    figure: 'answered-24h',
    above: 6,
    below: 9,
    cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10'],
  },
  // Result due in October and over: 1, 2, 3, 4, 5, 6 (31st 09:00), 9 (23rd), 10 (29th); 8 waits. Accepted: 1, 3, 5, 10;
  // 4 was not agreed to after it was opened again, 9 was withdrawn.
  {
    figure: 'complaint-resolution',
    above: 4,
    below: 8,
    cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C9', 'C10'],
  },
  // Quality, three days over in October: 1 (50 h), 2 (80 h), 3 (65 h), 4 (10 h at first), 6 (never), 10 (60 h).
  { figure: 'closed-3-days', above: 4, below: 6, cases: ['C1', 'C2', 'C3', 'C4', 'C6', 'C10'] },
  // Ended for the first time in October: 1, 2, 3, 4, 5, 9; 4 was opened again.
  { figure: 'reopened-cases', above: 1, below: 6, cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C9'] },
  // Opened in October: nine; 2 and 6 rose by time and breach, 4 because it was not solved.
  {
    figure: 'risen-cases',
    above: 3,
    below: 9,
    cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10'],
  },
  { figure: 'rise-reasons', above: 3, cases: ['C2', 'C4', 'C6'] },
  { figure: 'open-cases', above: 5, cases: ['C4', 'C6', 'C7', 'C8', 'C10'] },
  // 4 since 23 October, 6 since the 29th, 10 since yesterday morning.
  { figure: 'overdue-cases', above: 3, cases: ['C4', 'C6', 'C10'] },
  // Due in October: 1 to 4; 1 and 2 in time. 6 is due on 2 November.
  { figure: 'feedback-in-time', above: 2, below: 4, cases: ['F1', 'F2', 'F3', 'F4'] },
  { figure: 'root-causes', above: 9, cases: ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C8', 'C9', 'C10'] },
  { figure: 'callbacks-planned', above: 3, cases: ['', '', ''] },
  { figure: 'callbacks-done', above: 2, below: 3, cases: ['', '', ''] },
  { figure: 'callbacks-complete', above: 8, below: 10, cases: ['', ''] },
  { figure: 'unsolved-found', above: 1, below: 2, cases: ['', ''] },
  { figure: 'contacts-verified', above: 2, below: 3, cases: ['', '', ''] },
  { figure: 'opinions-handled', above: 1, below: 2, cases: ['', ''] },
  { figure: 'actions-on-time', above: 1, below: 3, cases: ['A-1', 'A-2', 'A-3'] },
  { figure: 'actions-effective', above: 1, below: 2, cases: ['A-1', 'A-2'] },
  { figure: 'actions-done', above: 2, cases: ['A-1', 'A-2'] },
  { figure: 'vip-answered-in-time', above: 2, below: 2, cases: ['C10', 'C5'] },
];
