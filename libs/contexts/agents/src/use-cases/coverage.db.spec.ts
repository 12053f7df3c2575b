import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem } from '../testing';
import { AddCalendar } from './add-calendar';
import { CountArrivals } from './count-arrivals';
import { CoverageReader } from './coverage-reader';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateTeam } from './create-team';
import { EditShifts } from './edit-shifts';
import { KeepAbsences } from './keep-absences';
import { MarkDays } from './mark-days';

const admin = anAdministrator();
/** The half hour of the day from a time, as lists have it. */
const slot = (time: string) => Number(time.slice(0, 2)) * 2 + (time.slice(3) === '30' ? 1 : 0);

describe('coverage of a week', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  let teamId: string;
  let ann: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-18T02:00:00Z'); // Wednesday, ten o'clock in Shanghai
    agents = agentsOn(db);
    agents.workload.inboxes = [newId()];
    const create = agents.get(CreateTeam);
    teamId = await create.execute(theSystem, { name: '售前', defaultCapacity: 5, automaticAccept: true });
    ann = await agents.get(CreateAgentWithPassword).execute(theSystem, {
      ...{ name: 'ann', publicName: 'ann', email: 'ann@example.com', password: 'long enough, this one' },
      ...{ capacity: 5, role: 'agent', teamIds: [teamId] },
    });
  });
  afterAll(() => db.close());

  /** So many conversations came at a time by the wall of Shanghai. */
  const came = (wall: string, count: number) =>
    agents.workload.opened.set(new Date(`${wall}:00+08:00`).toISOString(), count);
  const count = async (from: string, to: string) => {
    const arrivals = agents.get(CountArrivals);
    await arrivals.recount(admin, { from, to });
    return arrivals.execute();
  };
  const coverage = (week?: string) =>
    agents.get(CoverageReader).coverage(admin, { teamId, ...(week ? { week } : {}) });

  it('compares who is planned with what the same weekday asked for', async () => {
    came('2026-01-01T00:00', 1);
    for (const [date, one] of [
      ['2026-02-09', 40],
      ['2026-03-02', 20],
      ['2026-03-09', 30],
    ] as const)
      came(`${date}T10:00`, one);
    agents.workload.handled = { seconds: 600, count: 50 };
    await count('2026-01-01', '2026-03-17');
    const add = [{ agentId: ann, date: '2026-03-23', start: '09:00', end: '18:00' }];
    await agents.get(EditShifts).execute(admin, {
      ...{ teamId, week: '2026-03-23', remove: [] },
      add: add.map((one) => ({ ...one, breaks: [{ open: '12:00', close: '12:30' }] })),
    });
    const { facts, days } = await coverage('2026-03-25');
    expect(facts).toEqual({
      ...{ handleSeconds: 600, handleCount: 50, places: 5, promotion: false },
      ...{ pastDays: 6, countedFrom: '2026-01-01' },
    });
    const [monday] = days;
    // 16 February was in the holidays; Mondays are counted on which nobody came, too.
    expect(monday!.likeDays).toEqual([
      ...['2026-03-16', '2026-03-09', '2026-03-02', '2026-02-09', '2026-02-02', '2026-01-26'],
    ]);
    const ten = slot('10:00');
    expect(monday!.past.map(({ counts }) => counts[ten])).toEqual([0, 30, 20, 40, 0, 0]);
    // The median of 0 0 0 20 30 40 is 10: 10 × 2 × 600 ÷ 3,600 ÷ (5 × 80 %) = 0.83.
    expect([monday!.expected[ten], monday!.needed[ten], monday!.planned[ten]]).toEqual([10, 1, 1]);
    expect([monday!.planned[slot('12:00')], monday!.needed[slot('03:00')]]).toEqual([0, 1]);
    expect(monday!.suggestion).toMatchObject({
      plannedAgents: 1,
      plannedHours: 8.5,
      peak: 1,
      neededHours: 24,
    });
    expect(days[1]!.planned).toEqual(Array(48).fill(0));
  });

  it('raises a marked day, leaves it out of the pattern of others, and puts promotion mode into the places', async () => {
    came('2026-01-01T00:00', 1);
    for (const date of ['2026-03-02', '2026-03-09', '2026-03-16']) came(`${date}T10:00`, 12);
    came('2026-02-09T10:00', 500);
    agents.workload.promotion = true;
    await count('2026-01-01', '2026-03-17');
    const days = agents.get(MarkDays);
    await days.mark(admin, { date: '2026-02-09', name: '年货节', factor: 5 });
    await days.mark(admin, { date: '2026-03-23', name: '春季大促', factor: 3 });
    const { facts, days: week } = await coverage('2026-03-23');
    expect(facts).toMatchObject({ handleSeconds: 600, handleCount: 0, places: 6, promotion: true });
    const [monday] = week;
    expect(monday).toMatchObject({ marked: { name: '春季大促', factor: 3 } });
    expect(monday!.likeDays).not.toContain('2026-02-09');
    // Mondays: 12 12 12 and three without any: 6, three times as many; 18 × 2 × 600 ÷ 3,600 ÷ (6 × 80 %) = 1.25.
    expect([monday!.expected[slot('10:00')], monday!.needed[slot('10:00')]]).toEqual([18, 2]);
    await days.unmark(admin, '2026-03-23');
    expect((await coverage('2026-03-23')).days[0]!.expected[slot('10:00')]).toBe(6);
  });

  it('goes by the team’s calendar: holidays like holidays, make-up days like their weekday, closed hours ask for nobody', async () => {
    const week = ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, [{ open: '09:00', close: '18:00' }]]);
    const days = { sat: [], sun: [], ...Object.fromEntries(week) };
    await agents.get(AddCalendar).execute(admin, {
      name: '工作日',
      plan: {
        ...{ timeZone: 'Asia/Shanghai', days, exceptions: [] },
        holidays: ['2026-03-06', '2026-03-27'].map((date) => ({ date, name: '店庆' })),
        makeUpDays: [{ date: '2026-03-28', like: 'fri', name: '补班' }],
      },
      uses: { teamIds: [teamId], inboxIds: [], tiers: [] },
    });
    came('2026-02-20T09:30', 1);
    came('2026-03-06T10:00', 8);
    came('2026-03-13T10:00', 24);
    await count('2026-02-20', '2026-03-17');
    const {
      days: [, , , , friday, saturday, sunday],
    } = await coverage('2026-03-23');
    expect(friday).toMatchObject({ kind: 'holiday', name: '店庆', likeDays: ['2026-03-06'] });
    expect(friday!.expected[slot('10:00')]).toBe(8);
    expect(Math.max(...friday!.needed)).toBe(0);
    expect(saturday).toMatchObject({ kind: 'make-up', like: 'fri', likeDays: ['2026-03-13', '2026-02-27'] });
    expect(saturday!.needed.filter((agents) => agents > 0)).toHaveLength(18);
    expect(sunday!.likeDays.length).toBeGreaterThan(0);
    expect(Math.max(...sunday!.needed)).toBe(0);
  });

  it('counts nobody who is absent, and nights where they fall', async () => {
    await agents.get(EditShifts).execute(admin, {
      ...{ teamId, week: '2026-03-16', remove: [] },
      add: ['2026-03-17', '2026-03-22'].map((date) => ({
        ...{ agentId: ann, date, start: '22:00', end: '06:00', breaks: [] },
      })),
    });
    const planned = async (week: string, day: number) => (await coverage(week)).days[day]!.planned;
    expect((await planned('2026-03-16', 1)).slice(-4)).toEqual([1, 1, 1, 1]);
    expect((await planned('2026-03-16', 2))[slot('05:30')]).toBe(1);
    expect((await planned('2026-03-23', 0))[slot('05:30')]).toBe(1);
    const leave = { agentId: ann, from: '2026-03-22', to: '2026-03-22', reason: 'sick', note: '' } as const;
    await agents.get(KeepAbsences).add(admin, leave);
    expect((await planned('2026-03-23', 0))[slot('05:30')]).toBe(0);
  });

  it('is counted again from the conversations, with the same result however often', async () => {
    came('2026-03-16T10:00', 3);
    expect(await count('2026-03-16', '2026-03-16')).toBeGreaterThanOrEqual(48);
    const rows = () =>
      db.database.query(
        `select inbox_id as "inboxId", half_hour as at, count from arrivals order by half_hour`,
      );
    const first = await rows();
    expect(first).toEqual([
      { inboxId: agents.workload.inboxes[0], at: new Date('2026-03-16T02:00:00Z'), count: 3 },
    ]);
    await count('2026-03-15', '2026-03-17');
    expect(await rows()).toEqual(first);
    came('2026-03-16T10:00', 5);
    came('2026-03-16T10:30', 1);
    await count('2026-03-16', '2026-03-16');
    expect((await rows()).map((row) => row['count'])).toEqual([5, 1]);
    expect(await agents.get(CountArrivals).execute()).toBe(0);
  });

  it('is for who plans the team, and counted again by administrators only', async () => {
    const other = anAgentActor({ role: 'supervisor', teamIds: [newId()] });
    const no = expect.objectContaining({ code: 'not-permitted' });
    await expect(agents.get(CoverageReader).coverage(other, { teamId })).rejects.toEqual(no);
    await expect(
      agents.get(CountArrivals).recount(other, { from: '2026-01-01', to: '2026-01-02' }),
    ).rejects.toEqual(no);
    const own = anAgentActor({ role: 'supervisor', teamIds: [teamId] });
    const { monday, days } = await agents.get(CoverageReader).coverage(own, { teamId });
    expect([monday, days[0]!.likeDays, days[0]!.standIn]).toEqual(['2026-03-16', [], false]);
  });
});
