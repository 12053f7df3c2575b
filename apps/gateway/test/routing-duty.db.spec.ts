import { type Database, newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { migrations } from '../src/migrations';
import { RoutingPoolView } from '../src/views/routing-pool';
import { RoutingDutyView } from '../src/views/routing-duty';
import { WorkloadView } from '../src/views/workload';
import { fillTeam, NOW } from './volume/busy-team';

const MINUTE = 60_000;
const later = (minutes: number) => new Date(NOW.getTime() + minutes * MINUTE);

describe('who is on duty by their shifts', () => {
  let test: TestDatabase;
  let database: Database;
  let duty: RoutingDutyView;
  let pool: RoutingPoolView;
  let team: Awaited<ReturnType<typeof fillTeam>>;
  let others: string[];

  beforeAll(async () => {
    test = await testDatabase({ migrations });
    database = test.database;
    team = await fillTeam(test.url, { agents: 4, waiting: 2 });
    duty = new RoutingDutyView(database);
    pool = new RoutingPoolView(database, test.clock, duty);
    const rows = await sql('select id from agents where id <> $1 order by id', [team.agentId]);
    others = rows.map(({ id }) => id);
  }, 60_000);
  afterAll(() => test.close());

  const sql = (text: string, values: unknown[] = []) => database.query<{ id: string }>(text, values);
  /** From so many minutes after two o'clock in Shanghai, on Monday the second of March, or another date. */
  const plan = (agentId: string, from: number, to: number) =>
    sql(
      `insert into shifts select $1, $2, $3, d.date, date_trunc('week', d.date)::date, 'Asia/Shanghai', '00:00', '00:00', $4, $5,
         $6, 'Day', 'teal', '', null, $4, $4 from (select ($4::timestamptz at time zone 'Asia/Shanghai')::date as date) d`,
      [
        ...[newId(), agentId, team.teamId, later(from), later(to)],
        JSON.stringify([{ open: '', close: '', from: +later(from + 60), to: +later(from + 75) }]),
      ],
    );
  const onDuty = async (minutes: number) => {
    test.clock.set(later(minutes));
    pool.forget();
    const found = await pool.of({ teamId: team.teamId, helpers: [] });
    return [team.agentId, ...others].map((id) => {
      const one = found.find(({ agentId }) => agentId === id)!;
      return one.onDuty && !one.offShift;
    });
  };
  const decide = (on: boolean) =>
    sql(
      `insert into team_staffing values ($1, 'Asia/Shanghai', $2, 10, 80, 1, 1, $3)
       on conflict (team_id) do update set shifts_decide = $2`,
      [team.teamId, on, NOW],
    );

  it('is everybody until the team’s shifts decide; then, of those planned in the week, who is within theirs', async () => {
    const [second, third, absent] = others as [string, string, string];
    await plan(team.agentId, -60, 240);
    await plan(second, 30, 240);
    await plan(absent, -60, 240);
    await sql(`insert into absences values ($1, $2, '2026-03-01', '2026-03-02', 'sick', '', $3)`, [
      newId(),
      absent,
      NOW,
    ]);
    await decide(false);
    expect(await onDuty(5)).toEqual([true, true, true, true]);
    await decide(true);
    // Who has no shift in the week at all gets conversations as ever.
    expect(third).toBe(others[1]);
    expect(await onDuty(20)).toEqual([true, false, true, false]);
    expect(await onDuty(30)).toEqual([true, true, true, false]);
    // The break of the first is at two, that of the second an hour and a half later.
    expect(await onDuty(14)).toEqual([false, false, true, false]);
    expect(await onDuty(90)).toEqual([true, false, true, false]);
    // The last ten minutes.
    expect(await onDuty(229)).toEqual([true, true, true, false]);
    expect(await onDuty(230)).toEqual([false, false, true, false]);
  });

  it('is found without asking again as shifts begin and end, and asked anew of the one who is chosen', async () => {
    await decide(true);
    test.clock.set(later(29));
    pool.forget();
    const [second] = others as [string];
    const of = async (agentId?: string) =>
      (await pool.of({ teamId: team.teamId, helpers: [], ...(agentId ? { agentId } : {}) })).find(
        (one) => one.agentId === second,
      );
    expect(await of()).toMatchObject({ onDuty: false, offShift: true });
    test.clock.set(later(30));
    expect(await of()).toMatchObject({ onDuty: true });
    const ends = await duty.shiftEnds([team.agentId, ...others], later(30));
    expect([...ends].sort()).toEqual([team.agentId, second].map((id) => [id, later(240)] as const).sort());
    await sql('delete from shifts where agent_id = $1', [second]);
    await plan(second, 60, 120);
    expect(await of(second)).toMatchObject({ onDuty: false, offShift: true });
  });

  it('reads what came in a half hour along its index', async () => {
    const workload = new WorkloadView(database);
    const [{ at }] = (await database.query<{ at: Date }>(
      'select min(opened_at) as at from conversations',
    )) as [{ at: Date }];
    const slot = new Date(Math.floor(at.getTime() / (30 * MINUTE)) * 30 * MINUTE);
    const counted = await workload.arrivals([slot, later(60 * 24)]);
    const [{ n }] = (await database.query<{ n: number }>(
      `select count(*)::integer as n from conversations where opened_at >= $1 and opened_at < $1::timestamptz + interval '30 minutes'`,
      [slot],
    )) as [{ n: number }];
    expect(counted.map(({ halfHour, count }) => [halfHour, count])).toEqual([[slot, n]]);
  });
});
