import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { migrations } from './index';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const hoursTill = (close: string, holidays: string[] = []) => ({
  timeZone: 'Asia/Shanghai',
  days: Object.fromEntries(DAYS.map((day) => [day, [{ open: '09:00', close }]])),
  holidays,
});

describe('hours of inboxes', () => {
  let db: TestDatabase;

  beforeAll(async () => {
    db = await testDatabase();
    await db.truncate();
  });
  afterAll(async () => {
    await db.database.migrate(migrations);
    await db.close();
  });

  const sql = <Row>(text: string, values: unknown[] = []) => db.database.query<Row>(text, values);
  const addInbox = async (name: string, hours: object | null) => {
    const id = newId();
    await sql(
      `insert into inboxes (id, key, channel, name, shop_name, team_id, language, hours, appearance, pre_chat,
         live_preview, origins, paused, secret, version, created_at, updated_at)
       values ($1::uuid, $1::text, 'web', $2, 'Shop', $1::uuid, 'en', $3, '{}', '[]', false, '{}', false, 'x', 1, $4, $4)`,
      [id, name, hours && JSON.stringify(hours), db.clock.now()],
    );
    return id;
  };

  it('become calendars without loss, one for all that are the same, and go back', async () => {
    await db.database.revert(migrations, '0201-calendars');
    const shared = hoursTill('18:00', ['2026-10-01', '2026-10-02']);
    const [one, two, other, always] = [
      await addInbox('官网', shared),
      await addInbox('小程序', shared),
      await addInbox('官网', hoursTill('24:00')),
      await addInbox('round the clock', null),
    ];

    await db.database.migrate(migrations);
    const given = await sql<{ subject: string; name: string; plan: object }>(
      `select a.subject, c.name, c.plan from calendar_assignments a join calendars c on c.id = a.calendar_id
       where a.kind = 'inbox'`,
    );
    const of = (id: string) => given.find(({ subject }) => subject === id);
    const rest = { makeUpDays: [], exceptions: [] };
    const holidays = shared.holidays.map((date) => ({ date, name: '' }));
    expect(of(one)).toEqual({ subject: one, name: '官网', plan: { ...shared, ...rest, holidays } });
    expect(of(two)).toEqual({ ...of(one), subject: two });
    expect(of(other)).toEqual({ subject: other, name: '官网 2', plan: { ...hoursTill('24:00'), ...rest } });
    expect(of(always)).toBeUndefined();
    expect(await sql('select id from calendars')).toHaveLength(2);

    await db.database.revert(migrations, '0201-calendars');
    const back = await sql<{ id: string; hours: object | null }>('select id, hours from inboxes');
    const hoursOf = (id: string) => back.find((inbox) => inbox.id === id)?.hours;
    expect([one, two, other, always].map(hoursOf)).toEqual([shared, shared, hoursTill('24:00'), null]);
  });
});
