import {
  type ConversationRouting,
  type PromiseRecord,
  type PromotionMode,
  type RoutingRulesRecord,
  type SegmentRecord,
} from '@yingda/contracts';
import { MISSED_OFFERS } from '@yingda/contracts/names';
import { AdjustableClock, CLOCK } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

describe('who gets a conversation, and why', () => {
  let gateway: TestGateway;
  let admin: string;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
  });
  afterAll(() => gateway.stop());

  const call = async <T>(what: string, body?: unknown, token = admin) => {
    const [method = '', path = ''] = what.split(' ');
    const sent = body === undefined ? {} : { body };
    return gateway.request<T>(method, `/api${path}`, { token, ...sent });
  };

  const inLine = async (team: string) =>
    (
      await gateway.database.query<{ id: string }>(
        'select conversation_id as id from routing_queue where team_id = $1 order by front desc, turn_at',
        [team],
      )
    ).map(({ id }) => id);

  it('follows the team’s rules and members’ skills, and is told on the conversation', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const [plain, able] = [await gateway.agent([team]), await gateway.agent([team])];
    const sockets = [await gateway.console(plain.email), await gateway.console(able.email)];
    const { body: before } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    expect(before).toMatchObject({ version: 0, rules: { strategy: 'least-loaded' } });
    const need = { language: null, topicId: null, channel: 'web', skill: '退换货', level: 3, firm: true };
    const rules = { ...before.rules, needs: [need] };
    const saved = await call(`PUT /teams/${team}/routing`, { rules, version: 0 });
    expect([saved.status, saved.body]).toEqual([200, { teamId: team, rules, version: 1 }]);

    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const why = () =>
      call<ConversationRouting>(`GET /conversations/${conversationId}/routing`, undefined, sockets[0]!.token);
    await eventually(async () => (await why()).body.waiting?.obstacleCounts.skill === 2);
    const skills = [{ skill: '退换货', level: 4 }];
    expect((await call(`PUT /agents/${able.id}/skills`, { skills })).body).toEqual({
      agentId: able.id,
      skills,
    });
    await eventually(async () => (await why()).body.decisions.length > 0);
    const { decisions, waiting } = (await why()).body;
    expect(waiting).toBeNull();
    expect(decisions).toMatchObject([
      { agentId: able.id, how: 'assigned', explanation: { rule: 'least-loaded', eligibleCount: 1 } },
    ]);
    expect(decisions[0]!.explanation.notEligible).toMatchObject([
      { agentId: plain.id, obstacles: [{ why: 'skill', skill: '退换货', needed: 3, level: 0 }] },
    ]);
    for (const socket of [...sockets, shopper]) socket.close();
  });

  it('goes on when its agent does not answer, told to both, until who leads is asked', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const rules = { ...body.rules, noReplySeconds: 10, noReplyTries: 2 };
    expect((await call(`PUT /teams/${team}/routing`, { rules, version: 0 })).status).toBe(200);
    const people = [
      await gateway.agent([team], { name: 'Ann' }),
      await gateway.agent([team], { name: 'Bob' }),
    ];
    const sockets = [await gateway.console(people[0]!.email), await gateway.console(people[1]!.email)];
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    interface Row {
      agent_id: string | null;
      escalation_level: number;
    }
    const state = async () => {
      const sql = 'select agent_id, escalation_level from conversations where id = $1';
      return (await gateway.database.query<Row>(sql, [conversationId]))[0]!;
    };
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    const first = await eventually(async () => (await state()).agent_id);
    const at = people.findIndex(({ id }) => id === first);
    const [former, next] = [sockets[at]!, sockets[1 - at]!];
    clock.advance(11_000);
    await eventually(async () => (await state()).agent_id === people[1 - at]!.id);
    await former.waitFor<{ conversationId: string; reason: string }>(
      'conversation.withdrawn',
      (told) => told.conversationId === conversationId && told.reason === 'unanswered',
    );
    await next.done('conversation.subscribe', { conversationId });
    const { entries } = await next.done<{ entries: { content: { event?: string } }[] }>(
      'conversation.catch-up',
      { conversationId, afterPosition: 0, afterRevision: 0 },
    );
    expect(entries.map(({ content }) => content.event)).toContain('reply-missed');
    clock.advance(11_000);
    await eventually(async () => (await state()).escalation_level === 2);
    expect((await state()).agent_id).toBe(people[1 - at]!.id);
    for (const socket of [...sockets, shopper]) socket.close();
  });

  it('goes back to the queue when its offer is let pass, and who misses too many is set away and told why', async () => {
    const team = await gateway.team(undefined, { automaticAccept: false, offerSeconds: 20 });
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const rules = { ...body.rules, missedOffers: 1 };
    expect((await call(`PUT /teams/${team}/routing`, { rules, version: 0 })).status).toBe(200);
    const agent = await gateway.agent([team]);
    const socket = await gateway.console(agent.email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const status = async () =>
      (
        await gateway.database.query<{ status: string }>('select status from conversations where id = $1', [
          conversationId,
        ])
      )[0]!.status;
    await eventually(async () => (await status()) === 'offered');
    gateway.app.get<AdjustableClock>(CLOCK).advance(21_000);
    await socket.waitFor<{ agentId: string; state: string; reason?: string }>(
      'presence.changed',
      (told) => told.agentId === agent.id && told.state === 'away' && told.reason === MISSED_OFFERS,
    );
    expect(await status()).toBe('queued');
    for (const one of [socket, shopper]) one.close();
  });

  it('is another one at once when its waiting customer turns out to be somebody dearer', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const rules = { ...body.rules, headStarts: { channels: {}, tiers: { vip: 600 } } };
    expect((await call(`PUT /teams/${team}/routing`, { rules, version: 0 })).status).toBe(200);
    const { key } = await gateway.inbox(team);
    const [first, second] = [await gateway.opened(key), await gateway.opened(key)];
    await eventually(async () => (await inLine(team)).length === 2);
    expect(await inLine(team)).toEqual([first.conversationId, second.conversationId]);
    const { id } = second.shopper.session.customer;
    const token = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const { body: customer } = await call<{ version: number }>(`GET /customers/${id}`, undefined, token);
    const edited = await call(`PATCH /customers/${id}`, { tier: 'vip', version: customer.version }, token);
    expect(edited.status).toBe(200);
    await eventually(async () => (await inLine(team))[0] === second.conversationId);
    for (const { shopper } of [first, second]) shopper.close();
  });

  it('is before others when its customer is in a segment of the rules, also when the segment changes meanwhile', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const token = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const loyal = { field: 'attribute', key: 'club', value: team };
    const conditions = (field: object) => ({
      ...{ kind: 'all', conditions: [{ kind: 'test', operator: 'is', ...field }] },
    });
    const named = { name: `Segment ${team}`, conditions: conditions({ ...loyal, value: 'nobody' }) };
    const { body: segment } = await call<SegmentRecord>('POST /segments', named, token);
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const segments = [{ segmentId: segment.id, seconds: 600 }];
    const rules = { ...body.rules, headStarts: { channels: {}, tiers: {}, segments } };
    expect((await call(`PUT /teams/${team}/routing`, { rules, version: 0 })).status).toBe(200);
    const { key } = await gateway.inbox(team);
    const [first, second] = [await gateway.opened(key), await gateway.opened(key)];
    await eventually(async () => (await inLine(team)).length === 2);
    const { id } = second.shopper.session.customer;
    const { body: customer } = await call<{ version: number }>(`GET /customers/${id}`, undefined, token);
    const change = { attributes: { club: team }, version: customer.version };
    expect((await call(`PATCH /customers/${id}`, change, token)).status).toBe(200);
    expect(await inLine(team)).toEqual([first.conversationId, second.conversationId]);
    const anew = { ...named, conditions: conditions(loyal), version: segment.version };
    expect((await call(`PUT /segments/${segment.id}`, anew, token)).status).toBe(200);
    await eventually(async () => (await inLine(team))[0] === second.conversationId);
    for (const { shopper } of [first, second]) shopper.close();
  });

  it('is before others when something promised to its customer is due, until it is kept', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const agent = await gateway.agent([], { role: 'manager' });
    const token = await gateway.signIn(agent.email);
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const rules = { ...body.rules, headStarts: { channels: {}, tiers: {}, promises: 600 } };
    expect((await call(`PUT /teams/${team}/routing`, { rules, version: 0 })).status).toBe(200);
    const { key } = await gateway.inbox(team);
    const [first, second] = [await gateway.opened(key), await gateway.opened(key)];
    await eventually(async () => (await inLine(team)).length === 2);
    const { conversationId } = second;
    const promise = async (minutes: number) => {
      const dueAt = new Date(Date.now() + minutes * 60_000).toISOString();
      return call<PromiseRecord>('POST /promises', { what: '回电', dueAt, conversationId }, token);
    };
    // Far from due: nobody is reminded yet.
    expect((await promise(600)).status).toBe(201);
    const { body: near } = await promise(10);
    await eventually(async () => (await inLine(team))[0] === conversationId);
    const path = `GET /conversations/${conversationId}/routing`;
    const why = await call<ConversationRouting>(path, undefined, token);
    expect(why.body.waiting!.turn).toMatchObject({ headStartSeconds: 600, promiseDue: true });
    const kept = { outcome: '已回电', reached: 'yes' };
    expect((await call(`POST /promises/${near.id}/keep`, kept, token)).status).toBeLessThan(300);
    await eventually(async () => (await inLine(team))[0] === first.conversationId);
    for (const { shopper } of [first, second]) shopper.close();
  });

  it('is refused to change for agents, for what contradicts itself, and over somebody else’s change', async () => {
    const team = await gateway.team();
    const agent = await gateway.signIn((await gateway.agent([team])).email);
    const { body } = await call<RoutingRulesRecord>(`GET /teams/${team}/routing`);
    const put = (rules: object, token = admin, version = body.version) =>
      call(`PUT /teams/${team}/routing`, { rules: { ...body.rules, ...rules }, version }, token);
    expect((await put({}, agent)).status).toBe(403);
    expect((await put({ strategy: 'by-chance' })).status).toBe(400);
    expect((await put({ weights: { channels: { web: 0 }, tiers: {} } })).status).toBe(400);
    const overflow = [{ cause: 'wait', over: 60, target: 'team', teamId: team }];
    expect(await put({ overflow })).toMatchObject({
      status: 422,
      body: { error: { code: 'invalid-setting' } },
    });
    expect((await put({})).status).toBe(200);
    expect(await put({})).toMatchObject({ status: 409, body: { error: { code: 'stale-edit' } } });
  });

  it('is switched to promotion mode by who leads the whole shop only', async () => {
    const [agent, manager] = await Promise.all(
      (['agent', 'manager'] as const).map(async (role) =>
        gateway.signIn((await gateway.agent([], { role })).email),
      ),
    );
    const put = (active: boolean, token?: string) =>
      call<PromotionMode>('PUT /routing/promotion', { active }, token);
    expect((await put(true, agent)).status).toBe(403);
    expect(await put(true, manager)).toMatchObject({ status: 200, body: { active: true } });
    expect((await call('GET /routing/promotion', undefined, agent)).body).toEqual({ active: true });
    expect((await put(false)).body).toEqual({ active: false });
  });
});
