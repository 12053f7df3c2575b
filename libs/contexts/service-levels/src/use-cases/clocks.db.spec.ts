import { type ServiceLevelTarget } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import { Calendar, newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import { Neighbours, refused, StandInNode, ToldConversation } from '../stand-ins';

const SYSTEM: Actor = { kind: 'system', name: 'spec' };
const ANY = { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] };
const target = (seconds: number, with_: Partial<ServiceLevelTarget> = {}): ServiceLevelTarget => ({
  ...{
    seconds,
    time: 'business',
    warning: { unit: 'percent', value: 60 },
    pauses: false,
    onWarning: [],
    onBreach: [],
  },
  ...with_,
});
const NOTHING = { firstResponse: null, nextResponse: null, resolution: null, waiting: null };

describe('clocks of conversations', () => {
  let db: TestDatabase;
  let neighbours: Neighbours;
  let node: StandInNode;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00.000Z');
    neighbours = new Neighbours();
    node = new StandInNode(db.database, db.clock, neighbours);
  });
  afterAll(() => db.close());

  const seconds = (n: number) => db.clock.advance(n * 1_000);
  const now = () => db.clock.now().getTime();
  const due = () => node.levels.watch.runDue();
  const conversation = (with_ = {}) => new ToldConversation(node, db.clock, with_);
  const promise = (targets: object, conditions: object = {}) =>
    node.levels.editPolicies.add(SYSTEM, {
      ...{ name: 'Spec', active: true },
      conditions: { ...ANY, ...conditions },
      targets: { ...NOTHING, ...targets },
    });
  const clocks = (id: string) => node.levels.reader.clocksOf(id);
  const clock = async (id: string, kind: string) =>
    (await clocks(id)).filter((one) => one.kind === kind).at(-1)!;
  const events = (name: 'service-level.warned' | 'service-level.breached') =>
    recordedEvents(db.database, name);

  it('run from the message on by the policy that every shop has, and end with the answer', async () => {
    const talk = conversation();
    await talk.queued();
    seconds(2);
    await talk.wrote('customer');
    const began = now();
    const first = await clock(talk.id, 'first-response');
    expect(first).toMatchObject({ targetSeconds: 120, outcome: 'open', policyVersion: 1 });
    expect(Date.parse(first.dueAt!)).toBe(began + 120_000);
    // The queue's minute is due first, and is what lists count down.
    expect(neighbours.shown.at(-1)!.clock).toMatchObject({
      kind: 'waiting',
      dueAt: new Date(began + 58_000).toISOString(),
    });
    seconds(20);
    await talk.assigned(newId());
    seconds(30);
    await talk.wrote('agent');
    expect(await clock(talk.id, 'first-response')).toMatchObject({ outcome: 'met', spentMs: 50_000 });
    expect(await clock(talk.id, 'waiting')).toMatchObject({ outcome: 'met', spentMs: 22_000 });
    expect(neighbours.shown.at(-1)!.clock).toBeNull();
  });

  /** As many more of a conversation that stand before it, for a node to hold. */
  const heldBefore = async (id: string) => {
    const columns = (
      await db.database.query<{ name: string }>(
        `select column_name as name from information_schema.columns where table_name = 'service_level_conversations'
         and column_name not in ('conversation_id', 'notice_at', 'number') and is_generated = 'NEVER' order by ordinal_position`,
      )
    ).map(({ name }) => name);
    await db.database.query(
      `insert into service_level_conversations (conversation_id, notice_at, number, ${columns.join(', ')})
       select gen_random_uuid(), notice_at - interval '1 min', 'held', ${columns.join(', ')}
       from service_level_conversations, generate_series(1, 450) where conversation_id = $1`,
      [id],
    );
    await db.database.query(
      `update service_level_conversations set settings_revision = -1 where number = 'held'`,
    );
  };
  const whileHeld = (work: () => Promise<void>) =>
    db.unitOfWork.run(async () => {
      await db.database.query(`select 1 from service_level_conversations where number = 'held' for update`);
      await db.database.units.exit(work);
    });

  it('are left to whoever has them in hand, however many there are, and what is behind them is noticed', async () => {
    await promise({ firstResponse: target(100) });
    const talk = conversation();
    await talk.queued();
    await talk.assigned(newId());
    await talk.wrote('customer');
    seconds(200);
    await heldBefore(talk.id);
    await whileHeld(due);
    expect((await events('service-level.breached')).map(({ payload }) => payload.conversationId)).toEqual([
      talk.id,
    ]);
  });

  it('are warned of once and broken once, however many look and however late, with the times they were due', async () => {
    const [lead, agent] = [newId(), newId()];
    const calls = [
      'notify-agent',
      'notify-leads',
      'raise-priority',
      'escalate',
    ] as ServiceLevelTarget['onBreach'];
    await promise({ firstResponse: target(100, { onWarning: ['notify-agent'], onBreach: calls }) });
    const talk = conversation();
    neighbours.leads.set(talk.state.teamId!, [lead]);
    await talk.queued();
    await talk.assigned(agent);
    await talk.wrote('customer');
    const began = now();
    seconds(75);
    // Another process, and this one after a restart.
    const others = [1, 2, 3].map(() => new StandInNode(db.database, db.clock, neighbours).levels.watch);
    await Promise.all([due(), ...others.map((watch) => watch.runDue())]);
    const warned = await events('service-level.warned');
    expect(warned.map(({ payload }) => [payload.agentIds, payload.kind])).toEqual([
      [[agent], 'first-response'],
    ]);
    expect(await events('service-level.breached')).toEqual([]);

    seconds(400);
    await Promise.all([due(), ...others.map((watch) => watch.runDue())]);
    const broken = await events('service-level.breached');
    expect(broken.map(({ payload }) => payload.agentIds)).toEqual([[agent, lead]]);
    expect(Date.parse(broken[0]!.payload.dueAt)).toBe(began + 100_000);
    // Two may begin the same at once; what the slower one did is undone with its transaction, which a stand-in cannot know.
    expect([...new Set(neighbours.done)].sort()).toEqual([
      `escalate ${talk.id}`,
      `raise-priority ${talk.id}`,
      `record ${talk.id}`,
    ]);

    await talk.wrote('agent');
    const told = await clock(talk.id, 'first-response');
    expect(told).toMatchObject({ outcome: 'broken', spentMs: 475_000 });
    expect(Date.parse(told.breachedAt!)).toBe(began + 100_000);
    expect(told.actions.map(({ level, action, state }) => `${level} ${action} ${state}`)).toEqual([
      'warning notify-agent done',
      'breach notify-agent done',
      'breach notify-leads done',
      'breach record done',
      'breach raise-priority done',
      'breach escalate done',
    ]);
  });

  it('are not broken by an answer that is not heard of yet', async () => {
    const talk = conversation();
    await talk.queued();
    await talk.assigned(newId());
    await talk.wrote('customer');
    seconds(110);
    const tell = await talk.wrote('agent', { heard: false });
    seconds(60);
    await due();
    expect(await events('service-level.breached')).toEqual([]);
    await tell();
    expect(await clock(talk.id, 'first-response')).toMatchObject({ outcome: 'met', spentMs: 110_000 });
  });

  it('are broken by a late answer that came before anybody looked, and nobody is called any more', async () => {
    const talk = conversation();
    await talk.queued();
    await talk.assigned(newId());
    await talk.wrote('customer');
    const began = now();
    seconds(121);
    await talk.wrote('agent');
    await due();
    const told = await clock(talk.id, 'first-response');
    expect([told.outcome, Date.parse(told.breachedAt!)]).toEqual(['broken', began + 120_000]);
    expect(await events('service-level.breached')).toEqual([]);
  });

  it('do not change when they hear the same again', async () => {
    const talk = conversation();
    await talk.queued();
    await talk.assigned(newId());
    const again = await talk.wrote('customer');
    seconds(10);
    const answered = await talk.wrote('agent');
    const before = await clocks(talk.id);
    seconds(10);
    await again();
    await answered();
    expect(await clocks(talk.id)).toEqual(before);
  });

  it('go on under new terms with what has run; what is broken stays broken, and each names its version', async () => {
    const policy = await promise({ firstResponse: target(200) });
    const [early, broken] = [conversation(), conversation()];
    for (const talk of [broken, early]) {
      await talk.queued();
      await talk.assigned(newId());
    }
    await broken.wrote('customer');
    seconds(150);
    await early.wrote('customer');
    const began = now();
    seconds(60);
    await due();
    const before = await clock(broken.id, 'first-response');
    expect(before.breachedAt).not.toBeNull();

    const targets = { ...NOTHING, firstResponse: target(300) };
    await node.levels.editPolicies.edit(SYSTEM, { ...policy, targets, version: policy.version });
    seconds(5);
    await due();
    expect(Date.parse((await clock(early.id, 'first-response')).dueAt!)).toBe(began + 300_000);
    const after = await clock(broken.id, 'first-response');
    expect([after.breachedAt, after.dueAt, after.policyVersion]).toEqual([
      before.breachedAt,
      before.dueAt,
      2,
    ]);

    // Shorter than what has run: due at the change, not before it was promised.
    const shorter = { ...NOTHING, firstResponse: target(30) };
    await node.levels.editPolicies.edit(SYSTEM, { ...policy, targets: shorter, version: 2 });
    const changed = now();
    seconds(1);
    await due();
    expect(Date.parse((await clock(early.id, 'first-response')).breachedAt!)).toBe(changed);
  });

  it('of a conversation that another node has in hand are set anew later, and hold up no other', async () => {
    const policy = await promise({ firstResponse: target(200) });
    const talk = conversation();
    await talk.queued();
    await talk.assigned(newId());
    await talk.wrote('customer');
    const began = now();
    await heldBefore(talk.id);
    const targets = { ...NOTHING, firstResponse: target(300) };
    await node.levels.editPolicies.edit(SYSTEM, { ...policy, targets, version: policy.version });
    await whileHeld(due);
    expect(Date.parse((await clock(talk.id, 'first-response')).dueAt!)).toBe(began + 300_000);
  });

  it('are promised more from the moment a customer is of a better tier', async () => {
    await promise({ firstResponse: target(30) }, { tiers: ['vip'] });
    const talk = conversation();
    await talk.queued();
    await talk.wrote('customer');
    const began = now();
    seconds(10);
    const { customerId } = talk.state;
    await node.hear('customer.updated', { customerId, tier: 'vip' });
    expect(Date.parse((await clock(talk.id, 'first-response')).dueAt!)).toBe(began + 30_000);
  });

  it('stand still out of hours, and follow a calendar that is corrected', async () => {
    const days = { mon: [{ open: '09:00', close: '10:01' }], tue: [{ open: '09:00', close: '18:00' }] };
    const week = { ...days, wed: [], thu: [], fri: [], sat: [], sun: [] };
    const rules = { timeZone: 'Asia/Shanghai', days: week, holidays: [], makeUpDays: [], exceptions: [] };
    neighbours.calendar = new Calendar(rules);
    const talk = conversation();
    await talk.queued();
    await talk.wrote('customer');
    // Monday 10:00; open until 10:01, and from nine on Tuesday.
    expect((await clock(talk.id, 'first-response')).dueAt).toBe('2026-03-03T01:01:00.000Z');
    seconds(90);
    neighbours.calendar = new Calendar({
      ...rules,
      holidays: ['2026-03-03'],
      days: { ...week, wed: days.tue },
    });
    await node.hear('calendar.updated', { calendarId: newId(), removed: false });
    await due();
    expect((await clock(talk.id, 'first-response')).dueAt).toBe('2026-03-04T01:01:00.000Z');
  });

  it('of those at risk are listed by when they are due, and counted by team', async () => {
    await promise({ firstResponse: target(100), waiting: null });
    const teamId = newId();
    const [late, soon, calm, elsewhere] = [
      conversation({ teamId }),
      conversation({ teamId }),
      conversation({ teamId }),
      conversation(),
    ];
    const opens = async (talk: ToldConversation) => {
      await talk.queued();
      await talk.wrote('customer');
    };
    await opens(late);
    seconds(5);
    await opens(elsewhere);
    seconds(30);
    await opens(soon);
    seconds(50);
    await opens(calm);
    seconds(20);
    await due();
    const ids = (rows: { conversationId: string }[]) => rows.map(({ conversationId }) => conversationId);
    const { atRisk } = node.levels;
    expect(ids(await atRisk.list({ limit: 10 }))).toEqual(
      ids([late, elsewhere, soon].map(({ id }) => ({ conversationId: id }))),
    );
    const own = await atRisk.list({ teamIds: [teamId], limit: 10 });
    expect(own.map(({ risk }) => risk)).toEqual(['late', 'soon']);
    expect(Object.fromEntries(await atRisk.counts())).toEqual({
      [teamId]: { late: 1, soon: 1 },
      [elsewhere.state.teamId!]: { late: 0, soon: 1 },
    });
    await late.assigned(newId());
    await late.wrote('agent');
    await soon.tell('conversation.transferred', { teamId: elsewhere.state.teamId });
    await due();
    expect(ids(await atRisk.list({ limit: 10 }))).toEqual([elsewhere.id, soon.id]);
    expect(Object.fromEntries(await atRisk.counts())).toEqual({
      [elsewhere.state.teamId!]: { late: 0, soon: 2 },
    });
  });

  it('do the rest when one thing cannot be done, and show why', async () => {
    neighbours.failing.set('escalate', refused);
    neighbours.failing.set('raise-priority', new Error('out of order'));
    await promise({ waiting: target(10, { onBreach: ['notify-leads', 'raise-priority', 'escalate'] }) });
    const talk = conversation();
    await talk.queued();
    seconds(11);
    await due();
    const states = async () =>
      Object.fromEntries(
        (await clock(talk.id, 'waiting')).actions.map(({ action, state, why }) => [action, [state, why]]),
      );
    expect(await states()).toEqual({
      'notify-leads': ['failed', 'The team has no supervisor.'],
      record: ['done', null],
      'raise-priority': ['pending', 'out of order'],
      escalate: ['failed', refused.message],
    });
    neighbours.failing.clear();
    seconds(6);
    await due();
    expect((await states())['raise-priority']).toEqual(['done', null]);
    expect(neighbours.done).toEqual([`record ${talk.id}`, `raise-priority ${talk.id}`]);
  });

  it('cost one short look along an index while none of many is due', async () => {
    await db.database.query(
      `insert into service_level_conversations (conversation_id, number, customer_id, inbox_id, channel, team_id, tier, status,
         waiting_for, seen_position, seen_revision, settings_revision, open_clocks, notice_at)
       select gen_random_uuid(), n::text, gen_random_uuid(), $1, 'web', $1, 'standard', 'queued', 'us', 1, 1, 1, 1,
         $2::timestamptz + make_interval(secs => n) from generate_series(1, 30000) n`,
      [newId(), db.clock.now()],
    );
    await db.database.query('analyze service_level_conversations');
    const plan = (
      await db.database.query<{ 'QUERY PLAN': string }>(
        `explain (analyze, costs off) select conversation_id from service_level_conversations
         where notice_at < $1 order by notice_at limit 200`,
        [db.clock.now()],
      )
    ).map((row) => row['QUERY PLAN']);
    expect(plan.join('\n')).toContain('Index Scan using service_level_conversations_notice_at_idx');
    expect(plan.join('\n')).toContain('rows=0');
  });
});

describe('who may change what is promised', () => {
  let db: TestDatabase;
  let node: StandInNode;
  beforeAll(async () => {
    db = await testDatabase();
    node = new StandInNode(db.database, db.clock, new Neighbours());
  });
  afterAll(() => db.close());

  it('is a manager; an older edit is refused, and so is an order that misses one', async () => {
    const content = { name: 'VIP', active: true, conditions: ANY, targets: NOTHING };
    const { editPolicies, reader } = node.levels;
    const someone = { kind: 'agent', agentId: newId(), permissions: {} } as unknown as Actor;
    await expect(editPolicies.add(someone, content)).rejects.toMatchObject({ code: 'not-permitted' });
    const added = await editPolicies.add(SYSTEM, content);
    expect((await reader.policies()).map(({ place, name }) => [place, name])).toEqual([
      [1, 'VIP'],
      [2, '默认 / Default'],
    ]);
    await editPolicies.edit(SYSTEM, { ...added, name: 'V', version: 1 });
    await expect(editPolicies.edit(SYSTEM, { ...added, version: 1 })).rejects.toMatchObject({
      code: 'stale-edit',
    });
    const ids = (await reader.policies()).map(({ id }) => id);
    await expect(editPolicies.order(SYSTEM, { policyIds: [added.id] })).rejects.toMatchObject({
      code: 'stale-edit',
    });
    const ordered = await editPolicies.order(SYSTEM, { policyIds: [...ids].reverse() });
    expect(ordered.map(({ name, place }) => [name, place])).toEqual([
      ['默认 / Default', 1],
      ['V', 2],
    ]);
  });
});
