import type { ReportAnswer, ReportCasePage } from '@yingda/contracts';
import { TestGateway } from './harness';

const PERIOD = { from: '2025-03-01', to: '2025-03-08' };
const FIRST = { figure: 'first-response', ...PERIOD };

describe('reports, what is behind them, and their files', () => {
  let gateway: TestGateway;
  let key: string;
  let admin: string;
  let manager: string;
  const teams: string[] = [];
  const agents: { id: string; email: string; token: string }[] = [];

  // Two teams with an agent each, and what they answered in a week of the system before.
  beforeAll(async () => {
    gateway = await TestGateway.start();
    admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    manager = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const lines: string[] = [];
    for (const index of [0, 1]) {
      const teamId = await gateway.team(`Team ${index}`);
      teams.push(teamId);
      const inbox = await gateway.inbox(teamId);
      const agent = await gateway.agent([teamId], { name: `Agent ${index}` });
      agents.push({ ...agent, token: await gateway.signIn(agent.email) });
      for (let number = 0; number < 6; number++)
        lines.push(lineOf(index, number, { inbox: inbox.key, agent: agent.email }));
    }
    const created = await gateway.request<{ secret: string }>('POST', '/api/api-keys', {
      token: admin,
      body: { name: 'reports' },
    });
    key = created.body.secret;
    const response = await fetch(`${gateway.url}/api/v1/imports?source=before`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body: lines.join('\n'),
    });
    expect(response.status).toBe(200);
    while ((await query(manager)).figures[0]!.overall!.count < 12)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }, 60_000);
  afterAll(async () => gateway?.stop());

  function lineOf(team: number, number: number, { inbox, agent }: { inbox: string; agent: string }): string {
    const at = (seconds: number) => new Date(Date.UTC(2025, 2, 2 + number, 2, 0, seconds)).toISOString();
    return JSON.stringify({
      id: `${team}-${number}`,
      inbox,
      customer: {
        key: `c${team}${number}`,
        name: number === 0 ? '=HYPERLINK("http://evil.example")' : `客户 ${number}`,
      },
      messages: [
        { at: at(0), from: 'customer', text: 'hello' },
        { at: at(10 * (number + 1)), from: 'agent', agent, text: 'hi' },
      ],
      events: [
        { at: at(5), kind: 'assigned', agent },
        { at: at(300), kind: 'closed', by: 'agent' },
      ],
    });
  }

  async function query(token: string, change: Record<string, unknown> = {}): Promise<ReportAnswer> {
    const body = { figures: ['first-response'], ...PERIOD, compare: false, ...change };
    return (await gateway.request<ReportAnswer>('POST', '/api/reports/query', { token, body })).body;
  }
  const behind = (token: string, change: Record<string, unknown> = {}) =>
    gateway.request<ReportCasePage>('POST', '/api/reports/conversations', {
      token,
      body: { ...FIRST, ...change },
    });

  async function file(token: string, body: Record<string, unknown>, prefix = '/api/reports') {
    const response = await fetch(`${gateway.url}${prefix}/export`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      // As bytes: reading it as text would drop the mark at its beginning.
      text: Buffer.from(await response.arrayBuffer()).toString(),
    };
  }

  it('count imported conversations like our own, and show them with what counted', async () => {
    const answer = await query(manager, { groupBy: ['agent'] });
    expect(answer.figures[0]!.overall).toMatchObject({ count: 12, mean: 35, median: 35 });
    expect(answer.figures[0]!.rows.map(({ group }) => group[0]).sort()).toEqual(
      agents.map(({ id }) => id).sort(),
    );
    const { body } = await behind(manager, {
      groupBy: ['agent'],
      group: [agents[0]!.id],
      sort: 'highest',
      limit: 4,
    });
    expect(body.count).toBe(6);
    expect(body.items.map(({ value }) => value)).toEqual([60, 50, 40, 30]);
    expect(body.items[0]).toMatchObject({
      imported: true,
      agentId: agents[0]!.id,
      customer: { name: '客户 5' },
    });
    const rest = await behind(manager, {
      ...{ groupBy: ['agent'], group: [agents[0]!.id], sort: 'highest', limit: 4, cursor: body.next },
    });
    expect(rest.body.items.map(({ value }) => value)).toEqual([20, 10]);
    expect(rest.body.next).toBeNull();
  });

  it('show agents their own only, and nothing to those whose role sees no figures', async () => {
    const { body } = await behind(agents[1]!.token);
    expect(body.count).toBe(6);
    expect(new Set(body.items.map(({ agentId }) => agentId))).toEqual(new Set([agents[1]!.id]));
    const other = await behind(agents[1]!.token, { filters: { agents: [agents[0]!.id] } });
    expect(other.status).toBe(403);
    const supervisor = await gateway.signIn((await gateway.agent([teams[0]!], { role: 'supervisor' })).email);
    const seen = await behind(supervisor);
    expect(new Set(seen.body.items.map(({ teamId }) => teamId))).toEqual(new Set([teams[0]]));
    expect((await behind(admin)).status).toBe(403);
    expect((await file(admin, { what: 'conversations', conversations: FIRST })).status).toBe(403);
  });

  it('name no customer of a conversation that the reader may not open', async () => {
    await gateway.database.query('update conversations set agent_id = $1, team_id = $2 where agent_id = $3', [
      agents[0]!.id,
      teams[0],
      agents[1]!.id,
    ]);
    const { body } = await behind(agents[1]!.token);
    expect(body.count).toBe(6);
    for (const one of body.items) expect(one.customer).toBeNull();
    // Who reads their own figures reads them on screens; files are for who answers for more.
    const exported = await file(agents[1]!.token, { what: 'conversations', conversations: FIRST });
    expect(exported.status).toBe(403);
  });

  it('come as files whose numbers are those of the report, with names instead of ids', async () => {
    const answer = await query(manager, { groupBy: ['team'] });
    const report = { figures: ['first-response'], ...PERIOD, groupBy: ['team'], compare: false };
    const { status, type, text } = await file(manager, { what: 'figures', report });
    expect([status, type]).toEqual([200, 'text/csv; charset=utf-8']);
    const lines = text.slice(1).trim().split('\r\n');
    expect(text.codePointAt(0)).toBe(0xfeff);
    expect(lines[0]).toMatch(/^Figure,Team,Value,Unit,Count/);
    const { overall, rows } = answer.figures[0]!;
    expect(lines[1]).toMatch(new RegExp(`^First response,All,${overall!.value},seconds,${overall!.count},`));
    expect(lines.slice(2).map((line) => line.split(',').slice(1, 5))).toEqual(
      rows.map(({ group, value }) => [
        `Team ${teams.indexOf(group[0]!)}`,
        String(value.value),
        'seconds',
        String(value.count),
      ]),
    );
  });

  it('list conversations in files that hold no formula, and are written down when they are taken', async () => {
    const { text } = await file(manager, {
      what: 'conversations',
      conversations: FIRST,
      language: 'zh-CN',
      bom: false,
    });
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(13);
    expect(lines[0]).toMatch(/^会话号,客户,渠道/);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(
      (await file(key, { what: 'conversations', conversations: FIRST }, '/api/v1/reports')).text
        .trim()
        .split('\r\n'),
    ).toHaveLength(13);
    const taken = await gateway.database.query(
      `select actor_name as by, details ->> 'what' as what from audit_log where action = 'report.exported' order by id`,
    );
    expect(taken.length).toBe(3);
    expect(taken.at(-1)).toEqual({ by: 'reports', what: 'conversations' });
    expect((await file(manager, { what: 'conversations' })).status).toBe(400);
    const time = { what: 'conversations', conversations: { ...FIRST, figure: 'online-time' } };
    expect((await file(manager, time)).status).toBe(422);
  });
});
