import { type ReportQuery } from '@yingda/contracts';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Reports } from '../../create-reports';
import { reportsOf } from './golden-ground';
import { AGENTS, at, historyOf, TEAMS } from './golden-histories';
import { GOLDEN_SURVEYS, SURVEY_TABLE, type GoldenSurvey } from './surveys.golden';

const MANAGER = { kind: 'system', name: 'spec' } as const;
const OCTOBER = { from: '2026-10-01', to: '2026-11-01' };
const onTheDay = (time: string) => at(`20 ${time}`);

function historyWith({ id, about, lines, surveys, returned }: GoldenSurvey) {
  const worked = {
    turns: [],
    first: null,
    waits: [],
    state: 'closed',
    queued: true,
    parts: [],
    heard: 0,
  } as const;
  const history = historyOf({ id, about, lines, worked: { ...worked, turns: [], waits: [], parts: [] } });
  return {
    ...history,
    returnedAt: returned ? onTheDay(returned) : null,
    surveys: surveys.map(({ sent, answered, invalid, agent, tags, scores }, index) => ({
      id: `${id}/${index}`,
      formKey: 'sv-chat',
      sentAt: onTheDay(sent),
      answeredAt: answered ? onTheDay(answered) : null,
      valid: !invalid,
      scores,
      tags: tags ?? [],
      agentId: agent ? AGENTS[agent] : null,
      teamId: TEAMS.S,
    })),
  };
}

describe('what customers answered and bots did', () => {
  let db: TestDatabase;
  let reports: Reports;
  beforeAll(async () => {
    db = await testDatabase();
    await db.truncate();
    reports = await reportsOf(
      db,
      GOLDEN_SURVEYS.map((golden) => ({ history: historyWith(golden) })),
    );
  });
  afterAll(() => db.close());

  async function ask(figure: ReportQuery['figures'][number], with_: Partial<ReportQuery> = {}) {
    const { figures } = await reports.engine.query(MANAGER, { figures: [figure], ...OCTOBER, ...with_ });
    return figures[0]!;
  }

  it.each(SURVEY_TABLE.map((line) => [line.figure, line] as const))(
    '%s comes to what was added up by hand',
    async (figure, { above, below, options }) => {
      const { overall } = await ask(figure, options ? { options } : {});
      const { value, mean, count, numerator, denominator } = overall!;
      if (figure === 'bot-first-response') expect([mean! * count, count]).toEqual([above, below]);
      else expect([numerator, denominator, value]).toEqual([above, below, above / below]);
    },
  );

  it('is credited to whom the survey names, also after a transfer; a rating without one to who had it last', async () => {
    const { rows } = await ask('satisfaction', { groupBy: ['agent'] });
    const of = (agent: keyof typeof AGENTS) => {
      const row = rows.find(({ group }) => group[0] === AGENTS[agent]);
      return [row?.value.numerator, row?.value.denominator];
    };
    expect({ ann: of('ann'), bob: of('bob') }).toEqual({ ann: [2, 3], bob: [1, 1] });
    const last = await ask('satisfaction', { groupBy: ['agent'], options: { credit: 'last' } });
    const bob = last.rows.find(({ group }) => group[0] === AGENTS.bob);
    expect([bob?.value.numerator, bob?.value.denominator]).toEqual([2, 2]);
  });

  it('is broken down by the reasons that were chosen, with the whole counted once', async () => {
    const { overall, rows } = await ask('satisfaction', { groupBy: ['tag'] });
    expect([overall?.numerator, overall?.denominator]).toEqual([3, 4]);
    const told = rows.map(({ group, value }) => [group[0], value.numerator, value.denominator]);
    expect(told).toEqual([
      ['rude', 0, 1],
      ['slow', 0, 1],
      [null, 3, 3],
    ]);
    const { cases } = await reports.cases.page(MANAGER, {
      ...{ figure: 'satisfaction', ...OCTOBER, groupBy: ['tag'], group: ['slow'] },
    });
    expect(cases.map(({ number }) => number)).toEqual(['202']);
  });

  it('is not had by reason where nobody was asked for any', async () => {
    const { refused } = await ask('first-response', { groupBy: ['tag'] });
    expect(refused?.code).toBe('grouping-not-possible');
  });

  it('opens the very answers behind it', async () => {
    const page = await reports.cases.page(MANAGER, {
      figure: 'satisfaction',
      ...OCTOBER,
      cases: 'not-counted',
    });
    expect(page.cases.map(({ number }) => number)).toEqual(['202']);
  });
});
