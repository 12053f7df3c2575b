import { permissionsOf } from '@yingda/agents';
import { ActionReader, CaseReader, FeedbackReader, RemedyReader, TaskReader } from '@yingda/cases';
import { Refusal, type Role } from '@yingda/contracts/names';
import { LeadReader } from '@yingda/customers';
import type { AgentActor } from '@yingda/events';
import { ContactReader, PromiseReader } from '@yingda/promises';
import { SurveyReader } from '@yingda/surveys';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { CustomerTimelineView } from '../src/views/customer-timeline';
import { Plans, type TableRead } from './volume/plans';
import { Product } from './volume/product';
import { fillServiceLoop, idOf, LOOP } from './volume/service-loop';

const NOW = new Date('2026-03-02T06:00:00.000Z');
const DAY = 86_400_000;
/** Tables that grow as long as the shop lives. */
const GROWING = [
  'promises',
  'survey_answers',
  'cases',
  'case_steps',
  'case_tasks',
  'remedies',
  'case_actions',
  'feedback',
  'contacts',
  'leads',
];
/** Rows one statement may look at: a page, and what is open, of this month, or of one agent or one team. */
const MOST = 5_000;

describe('two years of cases, feedback and contacts', () => {
  let test: TestDatabase;
  let product: Product;
  let plans: Plans;

  beforeAll(async () => {
    test = await testDatabase({ migrations });
    product = await Product.on(test.url, NOW);
    await fillServiceLoop(product.database, NOW);
    plans = new Plans(product.database);
  }, 120_000);
  afterAll(async () => {
    await product?.close();
    await test?.close();
  });

  const actor = (role: Role, n: number): AgentActor => ({
    ...{ kind: 'agent', agentId: idOf('a', n), name: 'Ann', publicName: 'Ann', role },
    ...{ teamIds: [idOf('7', n % LOOP.teams)], permissions: permissionsOf(role) },
  });
  /** Those with much, and those who hardly ever had anything. */
  const actors = (): AgentActor[] => [
    actor('manager', 1),
    ...[actor('quality-reviewer', 2), actor('supervisor', 3), actor('supervisor', LOOP.teams - 1)],
    ...[actor('agent', 4), actor('agent', LOOP.agents - 1)],
  ];

  /** Every page of every list, as far as its first two; and the counts beside it. */
  const screens: Record<string, (by: AgentActor) => Promise<unknown>[]> = {
    cases: (by) => {
      const reader = product.get(CaseReader);
      const dayEnd = new Date(NOW.getTime() + DAY / 2);
      const filters = [
        ...[{}, { mine: true }, { kind: 'safety' }, { category: 'privacy' as const }, { level: 3 }],
        ...[{ ownerId: idOf('a', LOOP.agents - 1) }, { teamId: idOf('7', LOOP.teams - 1) }],
        ...[{ departmentId: idOf('d', LOOP.departments - 1) }, { stage: 'told' as const }],
      ];
      const views = ['open', 'overdue', 'paused', 'follow-up', 'approvals', 'closed'] as const;
      return [
        ...views.flatMap((view) => filters.map((filter) => reader.list(by, { view, ...filter }))),
        reader.list(by, { customerId: idOf('c', 7) }),
        reader.counts(by, { dayEnd }),
        reader.counts(by, { mine: true, dayEnd }),
      ];
    },
    tasks: (by) => {
      const reader = product.get(TaskReader);
      const departmentId = idOf('d', LOOP.departments - 1);
      return [
        ...(['open', 'answered', 'ended'] as const).flatMap((view) =>
          [{}, { mine: true }, { departmentId }, { overdue: true }].map((filter) =>
            reader.list(by, { view, ...filter }),
          ),
        ),
        reader.counts(by),
      ];
    },
    remedies: (by) => {
      const reader = product.get(RemedyReader);
      return [
        ...(['waiting', 'decided'] as const).map((view) => reader.list(by, { view })),
        reader.register(by, '2026-02'),
      ];
    },
    actions: (by) => {
      const reader = product.get(ActionReader);
      return (['open', 'check', 'ended'] as const).flatMap((view) =>
        [false, true].map((mine) => reader.list(by, { view, mine })),
      );
    },
    feedback: (by) => {
      const reader = product.get(FeedbackReader);
      return [
        ...(['open', 'overdue', 'done'] as const).flatMap((view) =>
          [undefined, 'praise' as const].map((sort) => reader.list(by, { view, sort })),
        ),
        reader.counts(by),
        ...[{}, { product: 'P0' }, { about: 'system' as const }].map((filter) => reader.feed(by, filter)),
      ];
    },
    leads: () => {
      const reader = product.get(LeadReader);
      return [
        {},
        { status: 'lost' as const },
        { teamId: idOf('7', LOOP.teams - 1) },
        { customerId: idOf('c', 7) },
      ].map((filter) => reader.page(filter));
    },
    'one customer and one case': (by) => {
      const reader = product.get(ActionReader);
      const [open, over] = [idOf('e', 5), idOf('e', 30_000)];
      return [
        product.get(CustomerTimelineView).page(by, idOf('c', 7), {}),
        ...[open, over].flatMap((id) => [
          ...[product.get(CaseReader).detail(by, id), reader.related(by, id), reader.ofCase(by, id)],
          ...[product.get(TaskReader).ofCase(by, id), product.get(RemedyReader).ofCase(by, id)],
        ]),
      ];
    },
    promises: (by) => {
      const reader = product.get(PromiseReader);
      const filters = [
        ...[{}, { mine: true }, { kind: 'low-score' as const }, { customerId: idOf('c', 7) }],
        ...[{ ownerId: idOf('a', LOOP.agents - 1) }, { departmentId: idOf('d', LOOP.departments - 1) }],
      ];
      return [true, false].flatMap((done) => filters.map((filter) => reader.list(by, { done, ...filter })));
    },
    'what customers answered': (by) => {
      const reader = product.get(SurveyReader);
      const [team, topic] = [idOf('7', LOOP.teams - 1), idOf('d', LOOP.departments - 1)];
      const filters = [
        ...[
          {},
          { channel: 'line' as const },
          { teamId: team },
          { inboxId: team },
          { topicId: topic },
          { tag: '慢' },
        ],
        ...[{ agentId: idOf('a', LOOP.agents - 1) }, { ratingTo: 2 }, { commented: true }, { text: '太慢' }],
      ];
      return filters.map((filter) => reader.answers(by, filter));
    },
    contacts: (by) => {
      const reader = product.get(ContactReader);
      return [
        ...(['open', 'ended', 'verify', 'opinions'] as const).flatMap((view) =>
          [{}, { mine: true }, { purpose: 'news' }, { source: 'campaign' }, { incomplete: true }].map(
            (filter) => reader.list(by, { view, ...filter }),
          ),
        ),
        reader.counts(by, { dayEnd: new Date(NOW.getTime() + DAY / 2) }),
        reader.calendar(by, { month: '2026-02' }),
        reader.guard(by, idOf('c', 7)),
      ];
    },
  };

  it.each(Object.keys(screens))(
    'make no list of %s scan them, nor read more than what is open and a page',
    async (name) => {
      const offences = new Set<string>();
      for (const by of actors()) {
        // Who may not see a list is refused before anything is read.
        const read = await plans.during(async () => {
          for (const answer of await Promise.allSettled(screens[name]!(by)))
            if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(Refusal);
        });
        for (const { statement, reads } of read)
          for (const one of reads.filter(isTooMuch))
            offences.add(
              `${by.role}: ${one.how} of ${one.rows} in ${one.table}: ${statement.replace(/\s+/g, ' ').slice(-260)}`,
            );
      }
      expect([...offences]).toEqual([]);
    },
    60_000,
  );

  it('are not there at all for a stage that no closed case stands in', async () => {
    const by = actor('manager', 1);
    const page = await product.get(CaseReader).list(by, { view: 'closed', stage: 'told' });
    expect(page).toEqual({ items: [], nextCursor: null });
  });

  const isTooMuch = ({ table, how, rows }: TableRead) =>
    GROWING.includes(table) && (rows > MOST || (how === 'Seq Scan' && rows > 0));
});
