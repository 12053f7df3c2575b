import { type CalendarPlan, type CalendarRecord, type HolidayYear } from '@yingda/contracts';
import { CLOCK, type Clock } from '@yingda/platform';
import { TestGateway } from './harness';

const ALWAYS = [{ open: '00:00', close: '24:00' }];

function aPlan(intervals: CalendarPlan['days']['mon'], more: Partial<CalendarPlan> = {}): CalendarPlan {
  const days = { mon: intervals, tue: intervals, wed: intervals, thu: intervals, fri: intervals };
  return {
    timeZone: 'Asia/Shanghai',
    days: { ...days, sat: intervals, sun: intervals },
    holidays: [],
    makeUpDays: [],
    exceptions: [],
    ...more,
  };
}

describe('calendars of the shop', () => {
  let gateway: TestGateway;
  let token: string;
  let team: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team();
    token = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
  });
  afterAll(() => gateway.stop());

  const call = <T>(method: string, path: string, body?: unknown) =>
    gateway.request<T>(method, `/api${path}`, { token, ...(body === undefined ? {} : { body }) });
  const add = async (name: string, plan: CalendarPlan, uses: object = {}) => {
    const all = { teamIds: [], inboxIds: [], tiers: [], ...uses };
    const { status, body } = await call<CalendarRecord>('POST', '/calendars', { name, plan, uses: all });
    expect([status, body]).toMatchObject([201, { name, uses: all, version: 1 }]);
    return body;
  };
  const settingsOf = async (inboxKey: string) =>
    (
      await gateway.request<{ settings: { open: boolean; nextOpening: string | null } }>(
        'POST',
        '/api/widget/sessions',
        { body: { inboxKey } },
      )
    ).body.settings;

  it('open and close the widget: the team counts until the inbox has its own, and a closed day is closed', async () => {
    const inbox = await gateway.inbox(team);
    expect(await settingsOf(inbox.key)).toMatchObject({ open: true, nextOpening: null });
    await add('never', aPlan([]), { teamIds: [team] });
    expect(await settingsOf(inbox.key)).toMatchObject({ open: false, nextOpening: null });
    const own = await add('always', aPlan(ALWAYS), { inboxIds: [inbox.id] });
    expect(await settingsOf(inbox.key)).toMatchObject({ open: true });
    const now = gateway.app.get<Clock>(CLOCK).now();
    const dates = [0, 1].map((days) => ({
      date: new Date(now.getTime() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10),
      name: '盘点',
    }));
    const edited = await call('PATCH', `/calendars/${own.id}`, {
      plan: aPlan(ALWAYS, { holidays: dates }),
      version: 1,
    });
    expect(edited).toMatchObject({ status: 200, body: { version: 2, uses: { inboxIds: [inbox.id] } } });
    const after = new Date(`${dates[1]!.date}T00:00:00+08:00`).getTime() + 86_400_000;
    expect(await settingsOf(inbox.key)).toMatchObject({
      open: false,
      nextOpening: new Date(after).toISOString(),
    });
  });

  it('of a tier go before all others', async () => {
    const inbox = await gateway.inbox(await gateway.team());
    await add('closed for all', aPlan([]), { inboxIds: [inbox.id] });
    const opened = await gateway.request<{ customer: { id: string; tier: 'standard' } }>(
      'POST',
      '/api/widget/sessions',
      { body: { inboxKey: inbox.key } },
    );
    const { tier } = opened.body.customer;
    expect(await settingsOf(inbox.key)).toMatchObject({ open: false });
    const calendar = await add('open for the tier', aPlan(ALWAYS), { tiers: [tier] });
    expect(await settingsOf(inbox.key)).toMatchObject({ open: true });
    await call('PATCH', `/calendars/${calendar.id}`, {
      uses: { teamIds: [], inboxIds: [], tiers: [] },
      version: 1,
    });
    expect((await call('DELETE', `/calendars/${calendar.id}`)).status).toBe(204);
  });

  it('are given to an inbox in its settings, too; hours written there become a calendar of its own', async () => {
    const inbox = await gateway.inbox(team);
    const other = await gateway.inbox(team);
    const shared = await add('shared', aPlan(ALWAYS), { inboxIds: [other.id] });
    const edit = (body: object) =>
      call<{ inbox: { hours: object | null; calendarId: string | null; version: number } }>(
        'PATCH',
        `/inboxes/${inbox.id}`,
        body,
      );
    const given = await edit({ calendarId: shared.id });
    const { timeZone, days } = shared.plan;
    expect(given.body.inbox).toMatchObject({
      calendarId: shared.id,
      hours: { timeZone, days, holidays: [] },
    });
    const written = await edit({ hours: { timeZone: 'Europe/Berlin', days, holidays: [] } });
    expect(written.body.inbox.calendarId).not.toBe(shared.id);
    expect(written.body.inbox).toMatchObject({ hours: { timeZone: 'Europe/Berlin' }, version: 3 });
    expect((await edit({ hours: null })).body.inbox).toMatchObject({ calendarId: null, hours: null });
    expect((await edit({ calendarId: '01890000-0000-7000-8000-000000000000' })).status).toBe(404);
  });

  it('say when a message that came now would be due, before they are saved', async () => {
    const { body, status } = await call<{ now: string; dueAt: string }>('POST', '/calendars/preview', {
      plan: aPlan(ALWAYS),
      minutes: 90,
    });
    expect(status).toBe(200);
    expect(Date.parse(body.dueAt) - Date.parse(body.now)).toBe(90 * 60_000);
    const wrong = await call('POST', '/calendars/preview', {
      plan: aPlan([{ open: '18:00', close: '09:00' }]),
      minutes: 1,
    });
    expect(wrong).toMatchObject({ status: 422, body: { error: { code: 'invalid-setting' } } });
  });

  it('are refused with a code when they are in use, stale, unknown or none of the caller’s business', async () => {
    const used = await add('used', aPlan(ALWAYS), { tiers: ['vip'] });
    expect(await call('DELETE', `/calendars/${used.id}`)).toMatchObject({
      status: 409,
      body: { error: { code: 'calendar-in-use', details: { tiers: ['vip'] } } },
    });
    const stale = await call('PATCH', `/calendars/${used.id}`, { name: 'x', version: 7 });
    expect(stale).toMatchObject({ status: 409, body: { error: { code: 'stale-edit' } } });
    const agent = await gateway.signIn((await gateway.agent([team])).email);
    for (const [method, path] of [
      ['GET', '/calendars'],
      ['GET', '/holiday-years'],
      ['DELETE', `/calendars/${used.id}`],
    ]) {
      const { status } = await gateway.request(method!, `/api${path}`, { token: agent });
      expect([path, status]).toEqual([path, 403]);
    }
  });

  it('get the Chinese years from the shop: shipped ones, and later ones from a file', async () => {
    const years = async () => (await call<HolidayYear[]>('GET', '/holiday-years')).body;
    expect((await years()).map(({ year }) => year)).toEqual([2025, 2026]);
    const file = { year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] };
    const loaded = await call('POST', '/holiday-years', { text: JSON.stringify(file) });
    expect(loaded).toMatchObject({ status: 200, body: [{ year: 2027, source: 'file' }] });
    expect((await years()).map(({ year }) => year)).toEqual([2025, 2026, 2027]);
    expect((await call('DELETE', '/holiday-years/2027')).status).toBe(204);
    expect((await call('DELETE', '/holiday-years/soon')).status).toBe(404);
    expect((await call('POST', '/holiday-years', { text: 'hello' })).status).toBe(422);
  });
});
