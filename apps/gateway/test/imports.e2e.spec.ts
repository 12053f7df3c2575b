import type { ImportProblemPage, ImportRecord } from '@yingda/contracts';
import { ImportWorker } from '@yingda/conversations';
import { TestGateway } from './harness';

interface Line {
  id: string;
  inbox: string;
  [field: string]: unknown;
}

const SOURCE = 'oldchat';

describe('conversations of another system', () => {
  let gateway: TestGateway;
  let inbox: { id: string; key: string };
  let teamId: string;
  let topicId: string;
  let known: { id: string; email: string };
  let admin: string;
  let key: string;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    teamId = await gateway.team('Pre-sale');
    inbox = await gateway.inbox(teamId);
    topicId = await gateway.topic();
    known = await gateway.agent([teamId], { name: '林婉' });
    admin = await gateway.signIn((await gateway.agent([], { role: 'administrator' })).email);
    key = await apiKey();
  }, 60_000);
  afterAll(async () => gateway?.stop());

  async function apiKey(): Promise<string> {
    const { body } = await gateway.request<{ secret: string }>('POST', '/api/api-keys', {
      token: admin,
      body: { name: 'importer' },
    });
    return body.secret;
  }

  function line(id: string, change: Record<string, unknown> = {}): Line {
    return {
      id,
      inbox: inbox.key,
      customer: { key: `customer of ${id}`, name: '陈晓琳', email: 'lin@shop.example', tier: 'vip' },
      messages: [
        { at: '2025-03-01T09:30:00+08:00', from: 'customer', text: `请问${id}什么时候发货` },
        { at: '2025-03-01T09:31:30+08:00', from: 'agent', agent: known.email, text: '今天发出' },
        { at: '2025-03-01T09:32:00+08:00', from: 'agent', agent: 'Old Bob', text: '我补充一下' },
      ],
      events: [
        { at: '2025-03-01T09:30:00+08:00', kind: 'queued' },
        { at: '2025-03-01T09:30:40+08:00', kind: 'assigned', agent: known.email },
        { at: '2025-03-01T09:30:50+08:00', kind: 'accepted', agent: known.email },
        { at: '2025-03-01T09:40:00+08:00', kind: 'closed', topic: '其他', resolved: 'yes', text: '已答复' },
        { at: '2025-03-01T09:50:00+08:00', kind: 'rated', score: 5 },
      ],
      ...change,
    };
  }

  const file = (...lines: (Line | string)[]) =>
    lines.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join('\n');

  async function upload(body: string, source = SOURCE): Promise<ImportRecord> {
    const response = await fetch(`${gateway.url}/api/v1/imports?source=${source}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      body,
    });
    expect(response.status).toBe(200);
    return (await response.json()) as ImportRecord;
  }

  async function finished(id: string): Promise<ImportRecord> {
    for (;;) {
      const { body } = await gateway.request<ImportRecord>('GET', `/api/v1/imports/${id}`, { token: key });
      if (body.state === 'done' || body.state === 'stopped') return body;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }

  const imported = async (body: string, source = SOURCE) => finished((await upload(body, source)).id);
  const counts = ({ lines, imported: made, updated, skipped, failed }: ImportRecord) => ({
    lines,
    made,
    updated,
    skipped,
    failed,
  });
  const rowsOf = (externalId: string) =>
    gateway.database.query<Record<string, unknown>>(
      `select c.*, i.external_id, p.name as customer_name, p.tier from imported_conversations i
       join conversations c on c.id = i.conversation_id join customers p on p.id = c.customer_id
       where i.source = $1 and i.external_id = $2`,
      [SOURCE, externalId],
    );

  it('stand here as if they had happened here, with their times, people and words', async () => {
    const record = await imported(file(line('A-1')));
    expect(record).toMatchObject({ state: 'done', source: SOURCE });
    expect(counts(record)).toEqual({ lines: 1, made: 1, updated: 0, skipped: 0, failed: 0 });
    const [row] = await rowsOf('A-1');
    expect(row).toMatchObject({
      status: 'closed',
      ended_by: 'agent',
      agent_id: known.id,
      team_id: teamId,
      inbox_id: inbox.id,
      opened_at: new Date('2025-03-01T01:30:00Z'),
      assigned_at: new Date('2025-03-01T01:30:40Z'),
      accepted_at: new Date('2025-03-01T01:30:50Z'),
      first_response_at: new Date('2025-03-01T01:31:30Z'),
      closed_at: new Date('2025-03-01T01:40:00Z'),
      disposition_topic_id: topicId,
      disposition_resolved: 'yes',
      rating_score: 5,
      wrap_up_due: false,
      unread: 0,
      customer_name: '陈晓琳',
      tier: 'vip',
    });
    const timeline = await gateway.database.query<{ what: string; by: string; at: Date }>(
      `select coalesce(content ->> 'event', content ->> 'text') as what, author ->> 'name' as by, created_at as at
       from messages where conversation_id = $1 order by position`,
      [row!['id']],
    );
    expect(timeline.map(({ what }) => what)).toEqual([
      'conversation-opened',
      'conversation-queued',
      '请问A-1什么时候发货',
      'conversation-assigned',
      'conversation-accepted',
      'agent-joined',
      '今天发出',
      '我补充一下',
      'conversation-closed',
      'chat-closed',
      'conversation-rated',
    ]);
    expect(timeline.find(({ what }) => what === '我补充一下')!.by).toBe('Old Bob');
  });

  it('are found by their words, in the history of their customer, and by the agents who may read them', async () => {
    const { email } = await gateway.agent([teamId]);
    const token = await gateway.signIn(email);
    const { body } = await gateway.request<{ messages: { conversationId: string }[] }>(
      'GET',
      `/api/search?q=${encodeURIComponent('A-1什么时候')}`,
      { token },
    );
    const [row] = await rowsOf('A-1');
    expect(body.messages.map(({ conversationId }) => conversationId)).toContain(row!['id']);
    const history = await gateway.request<{ items: { conversation: { id: string } }[] }>(
      'GET',
      `/api/customers/${String(row!['customer_id'])}/conversations`,
      { token },
    );
    expect(history.body.items.map(({ conversation }) => conversation.id)).toEqual([row!['id']]);
  });

  it('set nothing going: no screen, no queue, no load, no timer, nothing to be sent', async () => {
    const [row] = await rowsOf('A-1');
    const [going] = await gateway.database.query(
      `select (select count(*)::int from outbox_events where aggregate_id = $1::text and fanned_out_at is null) as told,
         (select count(*)::int from outbox_events where aggregate_id = $1::text) as events,
         (select count(*)::int from routing_queue where conversation_id = $1::uuid) as queued,
         (select count(*)::int from agent_loads where agent_id = $2 and open > 0) as loads,
         (select count(*)::int from timers where key like '%' || $1::text || '%') as timers,
         (select count(*)::int from channel_deliveries where conversation_id = $1::uuid) as deliveries`,
      [row!['id'], known.id],
    );
    expect(going).toEqual({ told: 0, events: 1, queued: 0, loads: 0, timers: 0, deliveries: 0 });
  });

  it('name people without an account here by their names, and make no account of them', async () => {
    const agents = await gateway.database.query('select name from imported_agents where source = $1', [
      SOURCE,
    ]);
    expect(agents).toEqual([{ name: 'Old Bob' }]);
    expect(await gateway.database.query(`select 1 from agents where name = 'Old Bob'`)).toEqual([]);
  });

  it('are there once however often the file is imported, and a line that has changed replaces what it said', async () => {
    const [before] = await rowsOf('A-1');
    const again = await imported(file(line('A-1'), line('A-2')));
    expect(counts(again)).toEqual({ lines: 2, made: 1, updated: 0, skipped: 1, failed: 0 });
    const changed = line('A-2', { subject: 'Where is it' });
    const third = await imported(file(line('A-1'), changed, changed));
    expect(counts(third)).toEqual({ lines: 3, made: 0, updated: 1, skipped: 2, failed: 0 });
    const [one, two] = [await rowsOf('A-1'), await rowsOf('A-2')];
    expect(one).toEqual([before]);
    expect(two).toHaveLength(1);
    expect(two[0]).toMatchObject({ subject: 'Where is it', sequence: one[0]!['sequence'] });
    const [{ count }] = (await gateway.database.query(
      'select count(*)::int as count from messages where conversation_id = $1',
      [two[0]!['id']],
    )) as [{ count: number }];
    expect(count).toBe(two[0]!['position']);
  });

  it('stay as they are where somebody has done something with them here', async () => {
    await imported(file(line('A-3')));
    await gateway.database.query(
      `update conversations set staff_revision = staff_revision + 1 where id =
        (select conversation_id from imported_conversations where external_id = 'A-3')`,
    );
    const record = await imported(file(line('A-3', { subject: 'other' })));
    expect(counts(record)).toEqual({ lines: 1, made: 0, updated: 0, skipped: 0, failed: 1 });
    expect((await problems(record.id)).map(({ code }) => code)).toEqual(['changed-here']);
  });

  async function problems(id: string): Promise<ImportProblemPage['items']> {
    const { body } = await gateway.request<ImportProblemPage>('GET', `/api/v1/imports/${id}/errors`, {
      token: key,
    });
    return body.items;
  }

  it('are not held up by bad lines, each of which is reported and given back as it came', async () => {
    const at = '2025-03-02T10:00:00Z';
    const closed = { at: '2025-03-02T11:00:00Z', kind: 'closed' };
    const bad: [string, Line | string][] = [
      ['not-json', '{"id": "B-1", '],
      ['not-json', '[1, 2]'],
      ['line-too-long', `{"id":"B-3","x":"${'x'.repeat(4_300_000)}"}`],
      [
        'times-out-of-order',
        line('B-4', {
          messages: [closed, { ...closed, at }].map((one) => ({ ...one, from: 'customer', text: 'hi' })),
        }),
      ],
      ['unknown-kind', line('B-5', { events: [{ at, kind: 'exploded' }] })],
      [
        'invalid-field',
        line('B-6', { messages: [{ at: '2025-03-02 10:00', from: 'customer', text: 'hi' }] }),
      ],
      ['invalid-field', line('B-7', { messages: [{ at, from: 'customer', text: 'x'.repeat(5_001) }] })],
      ['inbox-not-found', line('B-8', { inbox: 'nowhere' })],
      ['not-over', line('B-9', { events: [] })],
      ['topic-not-found', line('B-10', { events: [{ ...closed, topic: 'none' }], messages: [] })],
      ['agent-missing', line('B-11', { messages: [{ at, from: 'agent', text: 'hi' }] })],
      [
        'time-in-future',
        line('B-12', { messages: [{ at: '2999-01-01T00:00:00Z', from: 'customer', text: 'hi' }] }),
      ],
      ['not-storable', line('B-13', { subject: 'a\u0000b' })],
      ['not-possible', line('B-14', { events: [closed, { ...closed, at: '2025-03-02T12:00:00Z' }] })],
      ['invalid-field', line('B-15', { customer: { name: 'no key' } })],
    ];
    const lines = bad.flatMap(([, one], index) => [line(`good-${index}`), one]);
    const record = await imported(file(...lines));
    expect(counts(record)).toEqual({ lines: 30, made: 15, updated: 0, skipped: 0, failed: 15 });
    const found = await problems(record.id);
    expect(found.map(({ line: place, code }) => [place, code])).toEqual(
      bad.map(([code], index) => [2 * index + 2, code]),
    );
    for (const { message } of found) expect(message).toMatch(/^[A-Z“a-z].{5,}\.$/u);
    const all = await fetch(`${gateway.url}/api/v1/imports/${record.id}/errors`, {
      headers: { authorization: `Bearer ${key}`, accept: 'application/x-ndjson' },
    });
    expect(
      (await all.text())
        .trim()
        .split('\n')
        .map((one) => JSON.parse(one) as unknown),
    ).toEqual(found);
    const back = await fetch(`${gateway.url}/api/v1/imports/${record.id}/bad-lines`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(await back.text()).toBe(`${file(...bad.map(([, one]) => one))}\n`);
  });

  it('go on where they were when whoever reads them stops or is cut off in the middle, nothing lost and nothing twice', async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => line(`K-${index}`));
    const worker = gateway.app.get(ImportWorker, { strict: false });
    const { id } = await upload(file(...lines), 'killed');
    // Stopped between two of its transactions: where the file stands is known from the last one alone.
    for (;;) {
      const { body } = await gateway.request<ImportRecord>('GET', `/api/v1/imports/${id}`, { token: key });
      if (body.lines > 0) break;
    }
    await worker.stop();
    const { body: halfway } = await gateway.request<ImportRecord>('GET', `/api/v1/imports/${id}`, {
      token: key,
    });
    expect(halfway.state).toBe('running');
    expect(halfway.lines).toBeLessThan(1_000);
    worker.start();
    // As a kill ends them: transactions are cut off wherever they are, and whoever works goes on after each.
    for (let cut = 0; cut < 3; cut++) {
      await gateway.database.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
           and (query ilike '%import%' or query ilike '%messages%' or query ilike '%conversations%')`,
      );
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    const record = await finished(id);
    expect(counts(record)).toEqual({ lines: 1_000, made: 1_000, updated: 0, skipped: 0, failed: 0 });
    const [row] = await gateway.database.query(
      `select count(*)::int as all, count(distinct external_id)::int as different from imported_conversations
       where source = 'killed'`,
    );
    expect(row).toEqual({ all: 1_000, different: 1_000 });
  }, 60_000);

  it('come in by the example of the documentation, which says what every kind of line is', async () => {
    const page = await fetch(`${gateway.url}/docs/imports`);
    expect(await page.text()).toContain('/docs/imports/example.ndjson');
    const example = await (await fetch(`${gateway.url}/docs/imports/example.ndjson`)).text();
    const record = await imported(example.replaceAll('demo-shop', inbox.key), 'example');
    expect(counts(record)).toEqual({ lines: 3, made: 3, updated: 0, skipped: 0, failed: 0 });
    const rows = await gateway.database.query(
      `select i.external_id as id, c.status, c.ended_by as by, c.rating_score as score,
         c.customer_id = first.customer_id as same, (select name from imported_agents where id = c.agent_id) as agent
       from imported_conversations i join conversations c on c.id = i.conversation_id
       cross join (select customer_id from imported_conversations join conversations on id = conversation_id
         where source = 'example' and external_id = 'T-1001') first
       where i.source = 'example' order by 1`,
    );
    expect(rows).toEqual([
      { id: 'T-1001', status: 'closed', by: 'agent', score: 5, same: true, agent: '林婉' },
      { id: 'T-1002', status: 'abandoned', by: 'customer', score: null, same: false, agent: null },
      { id: 'T-1003', status: 'closed', by: 'silence', score: null, same: true, agent: '周野' },
    ]);
  });

  it('are imported by administrators and the shop’s own systems only', async () => {
    const agent = await gateway.signIn(known.email);
    const refused = await fetch(`${gateway.url}/api/imports?source=${SOURCE}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${agent}`, 'content-type': 'application/x-ndjson' },
      body: file(line('C-1')),
    });
    expect(refused.status).toBe(403);
    for (const path of ['/api/imports', `/api/imports/${(await upload(file(line('C-2')))).id}`])
      expect((await gateway.request('GET', path, { token: agent })).status).toBe(403);
    const list = await gateway.request<{ items: ImportRecord[]; next: string | null }>(
      'GET',
      '/api/imports?limit=2',
      { token: admin },
    );
    expect(list.body.items).toHaveLength(2);
    const rest = await gateway.request<{ items: ImportRecord[] }>(
      'GET',
      `/api/imports?limit=100&cursor=${list.body.next!}`,
      { token: admin },
    );
    expect(rest.body.items.map(({ id }) => id)).not.toContain(list.body.items[1]!.id);
    expect((await gateway.request('GET', '/api/imports', {})).status).toBe(401);
  });
});
