import { type CalendarPlan } from '@yingda/contracts';
import { WEEKDAY_NAMES } from '@yingda/contracts/names';
import { AuditLog, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem } from '../testing';
import { AddCalendar } from './add-calendar';
import { CalendarReader } from './calendar-reader';
import { CreateTeam } from './create-team';
import { EditCalendar } from './edit-calendar';
import { GiveInboxCalendar } from './give-inbox-calendar';
import { LoadHolidayYears } from './load-holiday-years';
import { RemoveCalendar } from './remove-calendar';

const refusal = (code: string, details: object = {}) => expect.objectContaining({ code, ...details });
const admin = anAdministrator();
const at = (local: string) => new Date(`${local}:00+08:00`);

/** Monday to Friday from nine to a closing time, in Shanghai. */
function aPlan(close = '18:00', more: Partial<CalendarPlan> = {}): CalendarPlan {
  const week = WEEKDAY_NAMES.map((day) => [
    day,
    day === 'sat' || day === 'sun' ? [] : [{ open: '09:00', close }],
  ]);
  const days = Object.fromEntries(week) as unknown as CalendarPlan['days'];
  return { timeZone: 'Asia/Shanghai', days, holidays: [], makeUpDays: [], exceptions: [], ...more };
}

describe('calendars of the shop', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00Z'); // Monday, ten o'clock in Shanghai
    agents = agentsOn(db);
  });
  afterAll(() => db.close());

  const add = (name: string, plan = aPlan(), uses?: object) =>
    agents.get(AddCalendar).execute(admin, { name, plan, ...(uses ? { uses: usesOf(uses) } : {}) });
  const edit = (calendarId: string, version: number, change: object) =>
    agents.get(EditCalendar).execute(admin, { calendarId, version, ...change });
  const reader = () => agents.get(CalendarReader);
  const usesOf = (uses: object) => ({ teamIds: [], inboxIds: [], tiers: [], ...uses });
  const anInbox = () => {
    const id = newId();
    agents.entrances.known.push(id);
    return id;
  };

  it('are added with everything in order, and found again', async () => {
    const plan = aPlan('18:00', {
      holidays: [
        { date: '2026-10-02', name: '国庆节' },
        { date: '2026-10-01', name: '国庆节' },
      ],
    });
    const added = await add(' 总店 ', plan);
    expect(added).toMatchObject({ name: '总店', version: 1, uses: usesOf({}) });
    expect(added.plan.holidays.map(({ date }) => date)).toEqual(['2026-10-01', '2026-10-02']);
    expect(await reader().records(admin)).toEqual([added]);
    expect(await recordedEvents(db.database, 'calendar.updated')).toEqual([
      expect.objectContaining({ payload: { calendarId: added.id, removed: false } }),
    ]);
  });

  it('are for administrators only', async () => {
    const supervisor = anAgentActor({ role: 'supervisor' });
    const { id } = await add('总店');
    const no = refusal('not-permitted');
    await expect(agents.get(AddCalendar).execute(supervisor, { name: 'x', plan: aPlan() })).rejects.toEqual(
      no,
    );
    await expect(
      agents.get(EditCalendar).execute(supervisor, { calendarId: id, version: 1, name: 'x' }),
    ).rejects.toEqual(no);
    await expect(agents.get(RemoveCalendar).execute(supervisor, { calendarId: id })).rejects.toEqual(no);
    await expect(
      agents.get(LoadHolidayYears).execute(supervisor, { text: '2027-01-01,off' }),
    ).rejects.toEqual(no);
    await expect(reader().records(supervisor)).rejects.toEqual(no);
  });

  it.each([
    ['a zone that is none', aPlan('18:00', { timeZone: 'Mars/Base' }), 'timeZone'],
    ['a day that ends before it begins', aPlan('08:00'), 'days.mon'],
    ['a date there is not', aPlan('18:00', { holidays: [{ date: '2026-02-30', name: '' }] }), 'holidays'],
    [
      'the same make-up day twice',
      aPlan('18:00', {
        makeUpDays: [
          { date: '2026-01-04', like: 'mon', name: '' },
          { date: '2026-01-04', like: 'tue', name: '' },
        ],
      }),
      'makeUpDays',
    ],
    [
      'an exception whose times overlap',
      aPlan('18:00', {
        exceptions: [
          {
            date: '2026-11-11',
            name: '',
            intervals: [
              { open: '00:00', close: '12:00' },
              { open: '11:00', close: '24:00' },
            ],
          },
        ],
      }),
      'exceptions.2026-11-11',
    ],
  ])('are refused with %s', async (_, plan, field) => {
    await expect(add('x', plan)).rejects.toEqual(refusal('invalid-setting', { details: { field } }));
    expect(await reader().records(admin)).toEqual([]);
  });

  it('have names of their own, whatever the case, also when two are added at once', async () => {
    const results = await Promise.allSettled([add('Shop'), add('shop')]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'already-exists', details: { field: 'name' } },
    });
  });

  it('are edited once per version: of two at the same time one is told to look again', async () => {
    const { id } = await add('总店');
    const results = await Promise.allSettled([
      edit(id, 1, { plan: aPlan('19:00') }),
      edit(id, 1, { plan: aPlan('20:00') }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'stale-edit', details: { version: 2 } },
    });
    await expect(edit(newId(), 1, {})).rejects.toEqual(refusal('calendar-not-found'));
  });

  it("count in one order: the customer's tier, then the inbox, then the team; nobody's is round the clock", async () => {
    const teamId = await agents.get(CreateTeam).execute(theSystem, { name: '售前' });
    const inboxId = anInbox();
    const asked = { teamId, inboxId, tier: 'vip' as const };
    expect(await reader().applying(asked)).toBeNull();
    await add('team', aPlan('17:00'), { teamIds: [teamId] });
    expect(await reader().applying(asked)).toMatchObject({ name: 'team' });
    await add('inbox', aPlan('18:00'), { inboxIds: [inboxId] });
    expect(await reader().applying(asked)).toMatchObject({ name: 'inbox' });
    await add('vip', aPlan('23:00'), { tiers: ['vip'] });
    expect(await reader().applying(asked)).toMatchObject({ name: 'vip' });
    expect(await reader().applying({ ...asked, tier: 'gold' })).toMatchObject({ name: 'inbox' });
    expect(await reader().applying({ teamId })).toMatchObject({ name: 'team' });
  });

  it('answer by their newest version', async () => {
    const inboxId = anInbox();
    const { id } = await add('总店', aPlan('18:00'), { inboxIds: [inboxId] });
    const evening = at('2026-03-02T19:00');
    expect((await reader().applying({ inboxId }))?.calendar.isOpen(evening)).toBe(false);
    await edit(id, 1, { plan: aPlan('20:00') });
    expect((await reader().applying({ inboxId }))?.calendar.isOpen(evening)).toBe(true);
  });

  it('take over those who went by another, and both are told', async () => {
    const inboxId = anInbox();
    const one = await add('one', aPlan(), { inboxIds: [inboxId], tiers: ['vip'] });
    const two = await add('two', aPlan(), { inboxIds: [inboxId] });
    expect((await reader().records(admin)).map(({ uses }) => uses)).toEqual([
      usesOf({ tiers: ['vip'] }),
      usesOf({ inboxIds: [inboxId] }),
    ]);
    const told = await recordedEvents(db.database, 'calendar.updated');
    expect(told.slice(-2).map(({ payload }) => payload.calendarId)).toEqual([two.id, one.id]);
    await expect(edit(one.id, 1, { uses: usesOf({ teamIds: [newId()] }) })).rejects.toEqual(
      refusal('team-not-found'),
    );
    await expect(edit(one.id, 1, { uses: usesOf({ inboxIds: [newId()] }) })).rejects.toEqual(
      refusal('inbox-not-found'),
    );
  });

  it('are removed only when nobody goes by them', async () => {
    const { id } = await add('总店', aPlan(), { tiers: ['gold'] });
    const remove = () => agents.get(RemoveCalendar).execute(admin, { calendarId: id });
    await expect(remove()).rejects.toEqual(
      refusal('calendar-in-use', { details: usesOf({ tiers: ['gold'] }) }),
    );
    await edit(id, 1, { uses: usesOf({}) });
    await remove();
    expect(await reader().records(admin)).toEqual([]);
    await expect(remove()).rejects.toEqual(refusal('calendar-not-found'));
  });

  it('cannot be removed while somebody begins to go by them, whoever is first', async () => {
    for (let round = 0; round < 10; round++) {
      const inboxId = anInbox();
      const { id } = await add(`round ${round}`);
      const [given, removed] = await Promise.allSettled([
        agents.get(GiveInboxCalendar).execute(admin, { id: inboxId, name: 'x' }, { calendarId: id }),
        agents.get(RemoveCalendar).execute(admin, { calendarId: id }),
      ]);
      expect([given.status, removed.status].sort()).toEqual(['fulfilled', 'rejected']);
      const refused = given.status === 'rejected' ? given.reason : (removed as PromiseRejectedResult).reason;
      expect(['calendar-in-use', 'calendar-not-found']).toContain(refused.code);
    }
  });

  it('leave every step in the audit log', async () => {
    const { id } = await add('总店', aPlan(), { tiers: ['vip'] });
    await edit(id, 1, { name: '分店', uses: usesOf({}) });
    await agents.get(RemoveCalendar).execute(admin, { calendarId: id });
    const log = await new AuditLog(db.database, db.clock).list({ limit: 10 });
    expect(log.map(({ action }) => action)).toEqual([
      'calendar.removed',
      'calendar.assigned',
      'calendar.edited',
      'calendar.assigned',
      'calendar.added',
    ]);
  });

  describe('for one inbox', () => {
    const hours = (close: string) => {
      const { timeZone, days } = aPlan(close);
      return { timeZone, days, holidays: ['2026-10-01'] };
    };
    const give = (id: string, to: Parameters<GiveInboxCalendar['execute']>[2]) =>
      agents.get(GiveInboxCalendar).execute(admin, { id, name: '官网' }, to);

    it('are made of hours written for it, changed in place while it is alone, and given back', async () => {
      const inboxId = anInbox();
      expect(await give(inboxId, { hours: hours('18:00') })).toBe(true);
      expect(await give(inboxId, { hours: hours('18:00') })).toBe(false);
      expect(await give(inboxId, { hours: hours('20:00') })).toBe(true);
      expect(await reader().records(admin)).toMatchObject([{ name: '官网', version: 2 }]);
      expect((await reader().ofInboxes([inboxId])).get(inboxId)?.hours).toEqual(hours('20:00'));
      expect(await give(inboxId, { hours: null })).toBe(true);
      expect(await reader().applying({ inboxId })).toBeNull();
    });

    it('never change for others along: hours for one of two that share a calendar make a new one', async () => {
      const [one, two] = [anInbox(), anInbox()];
      await add('官网', aPlan('18:00'), { inboxIds: [one, two] });
      await give(one, { hours: hours('20:00') });
      expect((await reader().records(admin)).map(({ name }) => name)).toEqual(['官网', '官网 2']);
      expect((await reader().ofInboxes([two])).get(two)?.hours.days.mon).toEqual([
        { open: '09:00', close: '18:00' },
      ]);
    });

    it('keep make-up days and exceptions when only the week is written', async () => {
      const inboxId = anInbox();
      const makeUpDays = [{ date: '2026-10-10', like: 'mon' as const, name: '国庆节' }];
      const holidays = [{ date: '2026-10-01', name: '国庆节' }];
      await add('官网', aPlan('18:00', { makeUpDays, holidays }), { inboxIds: [inboxId] });
      await give(inboxId, { hours: hours('20:00') });
      expect((await reader().records(admin))[0]?.plan).toMatchObject({ makeUpDays, holidays });
    });
  });

  describe('and the years that go into them', () => {
    it('are shipped for 2025 and 2026; a file brings later ones and corrects those', async () => {
      const load = (text: string) => agents.get(LoadHolidayYears).execute(admin, { text });
      const years = async () =>
        (await reader().holidayYears(admin)).map(({ year, source, days }) => [year, source, days.length]);
      expect(await years()).toEqual([
        [2025, 'shipped', 33],
        [2026, 'shipped', 39],
      ]);
      await load('2027-01-01,off,元旦\n2027-01-02,work,元旦\n2026-01-01,off,元旦');
      expect(await years()).toEqual([
        [2025, 'shipped', 33],
        [2026, 'file', 1],
        [2027, 'file', 2],
      ]);
      await agents.get(LoadHolidayYears).forget(admin, { year: 2026 });
      expect((await years())[1]).toEqual([2026, 'shipped', 39]);
      await expect(agents.get(LoadHolidayYears).forget(admin, { year: 2026 })).rejects.toEqual(
        refusal('not-found'),
      );
    });
  });

  it('say when a message that came now would be due, saved or not', () => {
    const lunch = aPlan('18:00');
    lunch.days.mon = [
      { open: '09:00', close: '10:30' },
      { open: '14:00', close: '18:00' },
    ];
    expect(reader().preview(admin, { plan: lunch, minutes: 60 })).toEqual({
      now: db.clock.now().toISOString(),
      open: true,
      nextOpening: null,
      dueAt: at('2026-03-02T14:30').toISOString(),
    });
    db.clock.set('2026-03-07T02:00:00Z'); // Saturday
    expect(reader().preview(admin, { plan: lunch, minutes: 60 })).toMatchObject({
      open: false,
      nextOpening: at('2026-03-09T09:00').toISOString(),
      dueAt: at('2026-03-09T10:00').toISOString(),
    });
  });
});
