import { type NewShift, type StaffingWeek } from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { agentsOn, anAdministrator, anAgentActor, theSystem } from '../testing';
import { CopyWeek } from './copy-week';
import { CoverShift } from './cover-shift';
import { CreateAgentWithPassword } from './create-agent-with-password';
import { CreateTeam } from './create-team';
import { DeactivateAgent } from './deactivate-agent';
import { EditShifts } from './edit-shifts';
import { KeepAbsences } from './keep-absences';
import { SaveStaffing } from './save-staffing';
import { ShiftTemplates } from './shift-templates';
import { StaffingReader } from './staffing-reader';

const refusal = (code: string, details: object = {}) => expect.objectContaining({ code, ...details });
const problem = (...problems: object[]) =>
  refusal('shifts-not-possible', {
    details: { problems: problems.map((one) => expect.objectContaining(one)) },
  });
const admin = anAdministrator();
const WEEK = '2026-03-02';
const NEXT = '2026-03-09';

describe('shifts of agents', () => {
  let db: TestDatabase;
  let agents: ReturnType<typeof agentsOn>;
  let teamId: string;
  let ann: string;
  let bo: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T01:00:00Z'); // Monday, nine o'clock in Shanghai
    agents = agentsOn(db);
    teamId = await team('售前');
    ann = await agent('ann');
    bo = await agent('bo');
  });
  afterAll(() => db.close());

  const team = (name: string) =>
    agents.get(CreateTeam).execute(theSystem, { name, defaultCapacity: 5, automaticAccept: true });
  const agent = (name: string, how: { role?: Role; teamIds?: string[] } = {}) =>
    agents.get(CreateAgentWithPassword).execute(theSystem, {
      ...{
        name,
        publicName: name,
        email: `${name}@example.com`,
        password: 'long enough, this one',
        capacity: 5,
      },
      ...{ role: how.role ?? 'agent', teamIds: how.teamIds ?? [teamId] },
    });
  const supervisor = (teamIds = [teamId]): AgentActor => anAgentActor({ role: 'supervisor', teamIds });
  const shift = (agentId: string, date: string, times = '09:00-18:00'): NewShift => ({
    ...{ agentId, date, start: times.slice(0, 5), end: times.slice(6) },
    breaks: [],
  });
  const edit = (
    add: NewShift[],
    how: { remove?: string[]; as?: AgentActor; week?: string; team?: string } = {},
  ) =>
    agents.get(EditShifts).execute(how.as ?? supervisor([how.team ?? teamId]), {
      ...{ teamId: how.team ?? teamId, week: how.week ?? WEEK, remove: how.remove ?? [], add },
    });
  const week = (date = WEEK) => agents.get(StaffingReader).week(admin, { teamId, week: date });
  const lines = (one: StaffingWeek) =>
    one.shifts.map(
      ({ agentId, date, start, end }) => `${agentId === ann ? 'ann' : 'bo'} ${date} ${start}-${end}`,
    );
  const copy = (how: { replace?: boolean; agentIds?: string[]; to?: string } = {}) =>
    agents.get(CopyWeek).execute(supervisor(), { teamId, from: WEEK, to: NEXT, replace: false, ...how });
  const absent = (agentId: string, from: string, to = from) =>
    agents.get(KeepAbsences).add(supervisor(), { agentId, from, to, reason: 'leave', note: '' });

  it('are planned by template or by times, several a day, over midnight, and read as a week', async () => {
    const early = await agents.get(ShiftTemplates).add(supervisor(), {
      ...{ name: ' 早班 ', color: 'amber', start: '08:00', end: '16:00' },
      breaks: [{ open: '12:00', close: '13:00' }],
    });
    const planned = await edit([
      { agentId: ann, date: '2026-03-02', templateId: early.id },
      shift(ann, '2026-03-02', '20:00-22:00'),
      shift(bo, '2026-03-08', '22:00-06:00'),
    ]);
    expect(planned).toMatchObject({ monday: WEEK, settings: { timeZone: 'Asia/Shanghai', version: 0 } });
    expect(planned.members).toEqual([
      { agentId: ann, capacity: 5 },
      { agentId: bo, capacity: 5 },
    ]);
    const [first, , night] = planned.shifts.sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    expect(first).toMatchObject({
      ...{ name: '早班', color: 'amber', minutes: 420, startsAt: '2026-03-02T00:00:00.000Z' },
      ...{ breaks: [{ open: '12:00', close: '13:00' }], coversAgentId: null },
    });
    expect(night).toMatchObject({ endsAt: '2026-03-08T22:00:00.000Z', date: '2026-03-08' });
    const [told] = await recordedEvents(db.database, 'shift.updated');
    expect(told!.payload).toEqual({ teamId, agentIds: [ann, bo], toldIds: [] });
    // What is planned stays when the template goes.
    await agents.get(ShiftTemplates).remove(supervisor(), early.id);
    expect((await week()).shifts).toHaveLength(3);
  });

  it('are refused together with what stands in their way, and nothing of the request is kept', async () => {
    const other = await team('售后');
    const guest = await agent('guest', { teamIds: [other] });
    const both = await agent('both', { teamIds: [teamId, other] });
    await edit([shift(both, '2026-03-03')], { team: other });
    await absent(bo, '2026-03-05', '2026-03-06');
    const wanted = [
      shift(ann, '2026-03-04'),
      shift(ann, '2026-03-04', '17:00-20:00'),
      shift(both, '2026-03-03', '08:00-09:30'),
      shift(bo, '2026-03-06'),
      shift(guest, '2026-03-04'),
      shift(bo, '2026-03-09'),
      shift(bo, '2026-03-04', '10:00-09:00'),
      { ...shift(bo, '2026-03-03'), breaks: [{ open: '18:00', close: '18:30' }] },
    ];
    await expect(edit(wanted)).rejects.toEqual(
      problem(
        { place: 1, why: 'overlap', with: '2026-03-04 09:00–18:00', agentId: ann, date: '2026-03-04' },
        { place: 2, why: 'overlap', with: '2026-03-03 09:00–18:00' },
        { place: 3, why: 'absent', with: '2026-03-05 – 2026-03-06' },
        { place: 4, why: 'not-member' },
        { place: 5, why: 'week' },
        { place: 6, why: 'times' },
        { place: 7, why: 'times' },
      ),
    );
    expect((await week()).shifts.filter((one) => one.teamId === teamId)).toEqual([]);
    await expect(edit([], { remove: [newId()] })).rejects.toEqual(problem({ place: 0, why: 'gone' }));
    await agents.get(DeactivateAgent).execute(admin, { agentId: ann });
    await expect(edit([shift(ann, '2026-03-04')])).rejects.toEqual(problem({ why: 'inactive' }));
  });

  it('are moved in one request: what goes does not stand in the way of what comes', async () => {
    const { id } = (await edit([shift(ann, '2026-03-04')])).shifts[0]!;
    const moved = await edit([shift(ann, '2026-03-04', '10:00-19:00')], { remove: [id] });
    expect(lines(moved)).toEqual(['ann 2026-03-04 10:00-19:00']);
  });

  it('of one agent never overlap, however many plan at once and whatever comes past the use cases', async () => {
    const tries = Array.from({ length: 8 }, (_, hour) =>
      edit([shift(ann, '2026-03-04', `${String(9 + hour).padStart(2, '0')}:00-20:00`)]),
    );
    const ended = await Promise.allSettled(tries);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { id } = (await week()).shifts[0]!;
    const again = db.database.query(
      `insert into shifts select gen_random_uuid(), agent_id, team_id, date, monday, time_zone, start_time, end_time,
         starts_at + interval '1 hour', ends_at, breaks, name, color, note, covers_agent_id, created_at, updated_at
       from shifts where id = $1`,
      [id],
    );
    await expect(again).rejects.toMatchObject({ code: '23P01', constraint: 'shifts_no_overlap_excl' });
  });

  it('are copied into another week by the wall, without who is absent then', async () => {
    await edit([shift(ann, '2026-03-02'), shift(bo, '2026-03-03'), shift(bo, '2026-03-08', '22:00-06:00')]);
    await absent(bo, '2026-03-10');
    const copied = await copy();
    expect(lines(copied).sort()).toEqual(['ann 2026-03-09 09:00-18:00', 'bo 2026-03-15 22:00-06:00']);
    expect(copied.leftOut).toEqual([
      expect.objectContaining({ agentId: bo, why: 'absent', date: '2026-03-10' }),
    ]);
    // Once more stands in its own way, unless it replaces what is there.
    await expect(copy()).rejects.toEqual(problem({ why: 'overlap' }, { why: 'overlap' }));
    expect(lines(await copy({ replace: true, agentIds: [ann] }))).toHaveLength(2);
    await copy({ replace: true, to: WEEK });
    expect(lines(await week())).toHaveLength(3);
  });

  it('keep their times by the wall when clocks change between the weeks', async () => {
    await agents.get(SaveStaffing).execute(supervisor(), {
      ...{ teamId, timeZone: 'Europe/Berlin', shiftsDecide: false, stopBeforeMinutes: 0 },
      ...{ occupancyPercent: 80, minimumAgents: 1, version: 0 },
    });
    await edit([shift(ann, '2026-03-23')], { week: '2026-03-23' });
    const copied = await agents
      .get(CopyWeek)
      .execute(supervisor(), { teamId, from: '2026-03-23', to: '2026-03-30', replace: false });
    expect((await week('2026-03-23')).shifts[0]!.startsAt).toBe('2026-03-23T08:00:00.000Z');
    expect(copied.shifts[0]).toMatchObject({ start: '09:00', startsAt: '2026-03-30T07:00:00.000Z' });
  });

  it('are taken over with a note that both find until they have seen it', async () => {
    const { id } = (await edit([shift(ann, '2026-03-04')])).shifts[0]!;
    const cover = (agentId: string, note = '孩子生病') =>
      agents.get(CoverShift).execute(supervisor(), { shiftId: id, agentId, note });
    expect(await cover(bo)).toMatchObject({ id, agentId: bo, coversAgentId: ann });
    const [, told] = await recordedEvents(db.database, 'shift.updated');
    expect(told!.payload).toEqual({ teamId, agentIds: [ann, bo], toldIds: [ann, bo] });
    const mine = (agentId: string) => agents.get(StaffingReader).mine(anAgentActor({ agentId }));
    const [annTold] = (await mine(ann)).notices;
    expect(annTold).toMatchObject({ kind: 'covered', otherAgentId: bo, note: '孩子生病', shift: { id } });
    expect((await mine(bo)).notices[0]).toMatchObject({
      kind: 'covers',
      otherAgentId: ann,
      byName: 'Lin Wan',
    });
    expect([(await mine(ann)).shifts.length, (await mine(bo)).shifts.length]).toEqual([0, 1]);
    await agents.get(StaffingReader).seen(anAgentActor({ agentId: bo }), [annTold!.id]);
    await agents.get(StaffingReader).seen(anAgentActor({ agentId: ann }), [annTold!.id]);
    expect([(await mine(ann)).notices.length, (await mine(bo)).notices.length]).toEqual([0, 1]);
    // A plan that is copied is the plan of who was planned.
    expect(lines(await copy())).toEqual(['ann 2026-03-11 09:00-18:00']);
    expect(await cover(ann)).toMatchObject({ agentId: ann, coversAgentId: null });
  });

  it('are not taken over by who works then, is absent, or when they are over', async () => {
    const planned = await edit([shift(ann, '2026-03-02'), shift(bo, '2026-03-02', '17:00-22:00')]);
    const { id } = planned.shifts.find(({ agentId }) => agentId === ann)!;
    const cover = (agentId: string) =>
      agents.get(CoverShift).execute(supervisor(), { shiftId: id, agentId, note: '' });
    await expect(cover(bo)).rejects.toEqual(problem({ why: 'overlap', with: '2026-03-02 17:00–22:00' }));
    await expect(cover(ann)).rejects.toEqual(problem({ why: 'overlap' }));
    const free = await agent('free');
    await absent(free, '2026-03-01', '2026-03-07');
    await expect(cover(free)).rejects.toEqual(problem({ why: 'absent' }));
    db.clock.set('2026-03-02T10:00:00Z');
    await expect(cover(free)).rejects.toEqual(problem({ why: 'gone' }));
  });

  it('are planned by who leads the team, and read by others only as their own', async () => {
    const no = refusal('not-permitted');
    const outsider = supervisor([await team('售后')]);
    const one = anAgentActor({ agentId: ann, teamIds: [teamId] });
    for (const actor of [outsider, one, anAgentActor({ role: 'quality-reviewer', teamIds: [teamId] })]) {
      await expect(edit([shift(ann, '2026-03-04')], { as: actor })).rejects.toEqual(no);
      await expect(agents.get(StaffingReader).week(actor, { teamId })).rejects.toEqual(no);
      await expect(
        agents.get(KeepAbsences).add(actor, { agentId: ann, from: WEEK, to: WEEK, reason: 'sick', note: '' }),
      ).rejects.toEqual(no);
    }
    for (const role of ['manager', 'administrator'] as const)
      await edit([shift(role === 'manager' ? ann : bo, '2026-03-04')], { as: anAgentActor({ role }) });
    expect((await agents.get(StaffingReader).mine(one)).shifts).toHaveLength(1);
  });

  it('leave days of absence to be covered; one absence at a time', async () => {
    await edit([shift(ann, '2026-03-04')]);
    const leave = await absent(ann, '2026-03-04', '2026-03-05');
    expect(await week()).toMatchObject({ absences: [leave], shifts: [{ agentId: ann }] });
    await expect(absent(ann, '2026-03-05', '2026-03-09')).rejects.toEqual(refusal('already-exists'));
    await expect(absent(ann, '2026-03-09', '2026-03-08')).rejects.toEqual(refusal('invalid-setting'));
    await agents.get(KeepAbsences).remove(supervisor(), leave.id);
    expect((await week()).absences).toEqual([]);
    await expect(agents.get(KeepAbsences).remove(supervisor(), leave.id)).rejects.toEqual(
      refusal('not-found'),
    );
  });

  it('of a team go by its settings, which two do not change past each other', async () => {
    const save = (version: number, timeZone = 'Europe/Berlin') =>
      agents.get(SaveStaffing).execute(supervisor(), {
        ...{ teamId, timeZone, shiftsDecide: true, stopBeforeMinutes: 10 },
        ...{ occupancyPercent: 75, minimumAgents: 2, version },
      });
    expect(await save(0)).toMatchObject({ version: 1, shiftsDecide: true });
    await expect(save(0)).rejects.toEqual(refusal('stale-edit'));
    expect(await save(1, 'Asia/Tokyo')).toMatchObject({ version: 2 });
    await expect(save(2, 'Mars/Base')).rejects.toEqual(refusal('invalid-setting'));
    expect((await week()).settings).toMatchObject({ timeZone: 'Asia/Tokyo', occupancyPercent: 75 });
    await expect(save(7)).rejects.toEqual(refusal('stale-edit'));
  });

  it('are planned with templates whose names and times can be', async () => {
    const add = (name: string, end = '17:00') =>
      agents.get(ShiftTemplates).add(supervisor(), { name, color: 'blue', start: '09:00', end, breaks: [] });
    const day = await add('Day');
    await expect(add('day')).rejects.toEqual(refusal('already-exists'));
    await expect(add('long', '08:00')).rejects.toEqual(refusal('invalid-setting'));
    const edited = await agents.get(ShiftTemplates).edit(supervisor(), { ...day, start: '07:00' });
    expect(await agents.get(StaffingReader).templates()).toEqual([edited]);
    await expect(agents.get(ShiftTemplates).remove(anAgentActor(), day.id)).rejects.toEqual(
      refusal('not-permitted'),
    );
  });
});
