// eslint-disable-next-line @nx/enforce-module-boundaries -- the form of the context’s own specs
import { aForm } from '../../../libs/contexts/surveys/src/testing';
import {
  type ConversationDetail,
  type PromisePage,
  type RuleRecord,
  type RuleRun,
  type RuleRunPage,
  type RuleTrials,
  type RuleVocabulary,
  type RuleWebhookSecret,
  type SurveyForm,
} from '@yingda/contracts';
import { type AdjustableClock, CLOCK, Jobs, newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { TestGateway, text, type Widget } from './harness';

const PATIENCE_MS = 20_000;

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

describe('rules of a shop', () => {
  let gateway: TestGateway;
  let receiver: Server;
  let supervisor: string;
  let lead: { id: string; email: string };
  let team: string;
  const calls: Call[] = [];

  beforeAll(async () => {
    receiver = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        calls.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
        response.writeHead(204).end();
      });
    }).listen(0, '127.0.0.1');
    gateway = await TestGateway.start({ allowPrivateHosts: ['127.0.0.1'] });
    team = await gateway.team();
    lead = await gateway.agent([team], { role: 'supervisor', name: 'Lead' });
    supervisor = await gateway.signIn(lead.email);
  });
  afterAll(async () => {
    await gateway.stop();
    receiver.close();
  });

  const call = async <T>(
    method: string,
    path: string,
    { body, node = gateway }: { body?: unknown; node?: TestGateway } = {},
  ): Promise<T> => {
    const sent = { token: supervisor, ...(body ? { body } : {}) };
    const told = await node.request<T>(method, `/api${path}`, sent);
    if (told.status >= 300) throw new Error(JSON.stringify(told.body));
    return told.body;
  };
  const rule = (words: string[], actions: object[], more: object = {}) => ({
    ...{ name: 'Spec', enabled: true, teamIds: [team], trigger: { kind: 'message.customer' } },
    conditions: {
      kind: 'all',
      conditions: [{ kind: 'test', field: 'message.text', operator: 'contains', value: words }],
    },
    ...{ actions, stopAfter: false, ...more },
  });
  const runsIn = (id: string, node = gateway) =>
    call<RuleRunPage>('GET', `/conversations/${id}/rule-runs`, { node }).then(({ runs }) => runs);
  const ended = (id: string, node = gateway) =>
    eventually(async () => {
      const runs = await runsIn(id, node);
      expect(runs.length).toBeGreaterThan(0);
      for (const { endedAt } of runs) expect(endedAt).not.toBeNull();
      return runs;
    }, PATIENCE_MS);
  const hears = (shopper: Widget, words: string) =>
    shopper.waitFor<{ message: { content: { text?: string }; author: { kind: string } } }>(
      'message.sent',
      ({ message }) => message.content.text === words,
      PATIENCE_MS,
    );

  it('are made by whoever leads, answer a shopper, sort the conversation, tell the lead and say why', async () => {
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/hook`;
    const words = await call<RuleVocabulary>('GET', '/rules/vocabulary');
    expect(words.triggers.map(({ kind }) => kind)).toContain('message.customer');
    const made = await call<RuleRecord>('POST', '/rules', {
      body: rule(
        ['投诉', 'complaint'],
        [
          {
            kind: 'reply',
            texts: [
              { locale: 'zh-CN', text: '非常抱歉' },
              { locale: 'en', text: 'We are sorry' },
            ],
          },
          { kind: 'priority', priority: 'urgent' },
          { kind: 'tag', tags: ['投诉'] },
          { kind: 'notify', leads: true, text: 'A complaint' },
          { kind: 'webhook', url },
        ],
      ),
    });
    const console_ = await gateway.console(lead.email);
    const { key } = await gateway.inbox(team);
    const { shopper, conversationId } = await gateway.opened(key, '我要投訴你们');
    const heard = await hears(shopper, '非常抱歉');
    expect(heard.message.author.kind).toBe('bot');
    await console_.waitFor('agent.mentioned', () => true, PATIENCE_MS);
    const [run] = await ended(conversationId);
    expect(run).toMatchObject({
      ...{ ruleId: made.id, trigger: 'message.customer' },
      conditions: [{ field: 'message.text', met: true, actual: '我要投訴你们' }],
    });
    const { conversation } = await call<ConversationDetail>('GET', `/conversations/${conversationId}`);
    expect(conversation).toMatchObject({ tags: ['投诉'], priority: 'urgent' });

    const arrived = await eventually(() => {
      expect(calls).toHaveLength(1);
      return calls[0]!;
    }, PATIENCE_MS);
    const { secret } = await call<RuleWebhookSecret>(
      'GET',
      `/rules/webhook-secret?url=${encodeURIComponent(url)}`,
    );
    const body = new Webhook(secret).verify(arrived.body, arrived.headers as Record<string, string>);
    expect(body).toMatchObject({ data: { rule: { id: made.id }, conversation: { id: conversationId } } });
    const actions = await eventually(async () => {
      const [one] = await runsIn(conversationId);
      expect(one!.actions.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done']);
      return one!.actions;
    });
    expect(actions.at(-1)).toMatchObject({ kind: 'webhook', details: { status: '204' } });
    await call('DELETE', `/rules/${made.id}`);
  });

  it('ask for a rating, once, and promise something, which who leads the team owes', async () => {
    const token = await gateway.signIn((await gateway.agent([], { role: 'manager' })).email);
    const made = await gateway.request<SurveyForm>('POST', '/api/survey-forms', { token, body: aForm() });
    const actions = [
      { kind: 'survey', surveyId: made.body.id },
      { kind: 'promise', text: '回电说明', seconds: 7_200 },
      { kind: 'survey', surveyId: made.body.id },
    ];
    await call('POST', '/rules', { body: rule(['回电'], actions) });
    const holder = await gateway.agent([team], { name: 'Ann' });
    const agent = await gateway.console(holder.email);
    const { key } = await gateway.inbox(team);
    const { shopper, conversationId } = await gateway.opened(key, '在吗');
    await agent.done('conversation.assign', { conversationId, agentId: holder.id });
    const say = (socket: TestSocket, words: string) =>
      socket.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    await say(agent, '您好');
    await say(shopper, '请给我回电');
    await shopper.waitFor('survey.offered', () => true, PATIENCE_MS);
    const [run] = await ended(conversationId);
    expect(run!.actions).toMatchObject([
      { kind: 'survey', state: 'done' },
      { kind: 'promise', state: 'done', details: { dueAt: expect.any(String) } },
      { kind: 'survey', state: 'skipped', why: 'The customer was asked about this already.' },
    ]);
    const { items } = await gateway
      .request<PromisePage>('GET', `/api/promises?conversationId=${conversationId}`, { token })
      .then(({ body }) => body);
    expect(items).toMatchObject([
      { what: '回电说明', state: 'open', ownerId: lead.id, dueAt: run!.actions[1]!.details['dueAt'] },
    ]);
    const surveys = await gateway.database.query(
      'select state, form_id as form from survey_invitations where conversation_id = $1 order by state',
      [conversationId],
    );
    expect(surveys).toEqual([
      { state: 'not-sent', form: made.body.id },
      { state: 'sent', form: made.body.id },
    ]);
    for (const socket of [agent, shopper]) socket.close();
  });

  it('are tried on what was written before, and what nearly matched says why not', async () => {
    const { key } = await gateway.inbox(team);
    const { conversationId } = await gateway.opened(key, 'where is my invoice');
    const now = gateway.app.get<AdjustableClock>(CLOCK).now().getTime();
    const asked = {
      rule: rule(['invoice'], [{ kind: 'tag', tags: ['invoice'] }]),
      ...{ from: new Date(now - 60_000).toISOString(), to: new Date(now + 60_000).toISOString() },
    };
    const vip = { kind: 'test', field: 'customer.tier', operator: 'is', value: 'vip' };
    const both = { kind: 'all', conditions: [...asked.rule.conditions.conditions, vip] };
    const found = (trials: RuleTrials) => trials.trials.find((one) => one.conversationId === conversationId);
    const matched = await eventually(async () => {
      const trials = await call<RuleTrials>('POST', '/rules/try', { body: asked });
      expect(found(trials)).toMatchObject({ matched: true, excerpt: 'where is my invoice' });
      return trials;
    }, PATIENCE_MS);
    expect(matched).toMatchObject({ complete: true, lookedAt: expect.any(Number) });
    const nearly = await call<RuleTrials>('POST', '/rules/try', {
      body: { ...asked, rule: { ...asked.rule, conditions: both } },
    });
    expect(found(nearly)).toMatchObject({ matched: false, nearly: true });
    expect(await runsIn(conversationId)).toEqual([]);
    for (const { kind } of (await call<RuleVocabulary>('GET', '/rules/vocabulary')).triggers) {
      const seconds = kind.startsWith('time.') ? { seconds: 60 } : {};
      const status = kind === 'time.in-status' ? { status: 'queued' } : {};
      const plain = { kind: 'all', conditions: [] };
      const other = { ...asked.rule, trigger: { kind, ...seconds, ...status }, conditions: plain };
      const trials = await call<RuleTrials>('POST', '/rules/try', { body: { ...asked, rule: other } });
      expect([kind, trials.complete]).toEqual([kind, true]);
    }
  });

  it('open a case from the message, and hear of cases by kind, category and level', async () => {
    const asked = (field: string, operator: string, value: unknown) => ({
      kind: 'test',
      field,
      operator,
      value,
    });
    const hearing = {
      ...rule([], [{ kind: 'note', text: 'A quality case' }], { trigger: { kind: 'case.opened' } }),
      conditions: {
        kind: 'all',
        conditions: [
          asked('case.kind', 'is', 'quality'),
          asked('case.category', 'one-of', ['quality', 'safety']),
          asked('case.level', 'at-least', 1),
        ],
      },
    };
    await call('POST', '/rules', { body: rule(['坏了'], [{ kind: 'case', caseKind: 'quality' }]) });
    await call('POST', '/rules', { body: hearing });
    const { key } = await gateway.inbox(team);
    const { conversationId } = await gateway.opened(key, '杯子坏了，请处理');
    const runs = await eventually(async () => {
      const all = await runsIn(conversationId);
      expect(all.map(({ trigger, state }) => [trigger, state]).sort()).toEqual([
        ['case.opened', 'done'],
        ['message.customer', 'done'],
      ]);
      return all;
    }, PATIENCE_MS);
    const [opened] = runs.find(({ trigger }) => trigger === 'message.customer')!.actions;
    const [row] = await gateway.database.query<object>(
      `select k.number, k.kind, k.source, k.title, m.content ->> 'text' as text
       from cases k join messages m on m.id = any(k.message_ids) where k.conversation_id = $1`,
      [conversationId],
    );
    expect(row).toEqual({
      ...{ number: opened!.details['case'], kind: 'quality', source: 'rule' },
      ...{ title: '杯子坏了，请处理', text: '杯子坏了，请处理' },
    });
    const heard = runs.find(({ trigger }) => trigger === 'case.opened')!;
    expect(heard).toMatchObject({ depth: 2, conditions: [{ actual: 'quality' }, {}, {}] });
    const to = new Date(gateway.app.get<AdjustableClock>(CLOCK).now().getTime() + 1_000);
    const stretch = { from: new Date(to.getTime() - 86_400_000).toISOString(), to: to.toISOString() };
    const trials = await call<RuleTrials>('POST', '/rules/try', { body: { ...stretch, rule: hearing } });
    expect(trials).toMatchObject({ matched: 1, asOfNow: ['case.kind', 'case.category', 'case.level'] });
  });

  it('are refused with the place of what is wrong, and to those who may not', async () => {
    const wrong = { ...rule(['x'], [{ kind: 'tag', tags: ['x'] }]), trigger: { kind: 'customer.blocked' } };
    const refused = await gateway.request<{ error: { code: string; details: object } }>(
      'POST',
      '/api/rules',
      {
        ...{ token: supervisor, body: wrong },
      },
    );
    expect(refused.body.error).toMatchObject({
      ...{ code: 'invalid-setting', details: { path: 'conditions.conditions.0.field' } },
    });
    const token = await gateway.signIn((await gateway.agent([team])).email);
    expect((await gateway.request('GET', '/api/rules', { token })).status).toBe(403);
  });

  it('go on where a node that is gone has left them, and do nothing twice', async () => {
    await gateway.app.get(Jobs).stop();
    const wait = { kind: 'wait', seconds: 2 };
    const texts = [{ locale: 'en', text: 'Still looking' }];
    await call('POST', '/rules', {
      body: rule(['parcel'], [{ kind: 'tag', tags: ['parcel'] }, wait, { kind: 'reply', texts }]),
    });
    const { key } = await gateway.inbox(team, { language: 'en' });
    const { conversationId } = await gateway.opened(key, 'my parcel');
    await eventually(async () => (await runsIn(conversationId))[0]?.state === 'waiting', PATIENCE_MS);
    await gateway.leave();
    const next = await gateway.another();
    next.app.get<AdjustableClock>(CLOCK).advance(3_000);
    const runs: RuleRun[] = await ended(conversationId, next);
    expect(runs).toHaveLength(1);
    expect(runs[0]!.actions.map(({ kind, state }) => [kind, state])).toEqual([
      ['tag', 'done'],
      ['wait', 'done'],
      ['reply', 'done'],
    ]);
    const said = await next.database.query<{ text: string }>(
      `select content ->> 'text' as text from messages where conversation_id = $1 and author_kind = 'bot'`,
      [conversationId],
    );
    expect(said).toEqual([{ text: 'Still looking' }]);
    await next.stop();
  });
});
