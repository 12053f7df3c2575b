import {
  type AutoReplyLogEntry,
  type AutoReplyRecord,
  type AutoReplyTrials,
  type EditInbox,
  type Message,
  type PastTrial,
} from '@yingda/contracts';
import { KeywordResponder, type Heard } from '@yingda/automation';
import { CLOCK, type Clock, newId, Relay } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { OCCASIONS, SHIPPED } from '../src/demo/samples/auto-replies/replies';
import { SYNONYMS, VARIABLES } from '../src/demo/samples/auto-replies/shop-words';
import { TestGateway, text } from './harness';

const PATIENCE_MS = 15_000;
type Hours = NonNullable<EditInbox['hours']>;

describe('auto-replies', () => {
  let gateway: TestGateway;
  let supervisor: string;
  let lead: { email: string };
  let team: string;
  let inbox: { id: string; key: string };

  const call = async <T>(method: string, path: string, body?: unknown) => {
    const told = await gateway.request<T>(method, `/api${path}`, {
      token: supervisor,
      ...(body ? { body } : {}),
    });
    if (told.status >= 300) throw new Error(`${path}: ${JSON.stringify(told.body)}`);
    return told.body;
  };
  const say = (socket: TestSocket, conversationId: string, words: string) =>
    socket.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
  const automatic = (fits: (words: string) => boolean) => {
    return ({ message }: { message: Message }) =>
      message.author.kind === 'bot' && 'text' in message.content && fits(message.content.text);
  };
  const told = (socket: TestSocket, part: string) =>
    socket.waitFor<{ message: Message }>(
      'message.sent',
      automatic((words) => words.includes(part)),
      PATIENCE_MS,
    );
  const automaticIn = async (conversationId: string) =>
    (
      await gateway.database.query<{ words: string }>(
        `select content ->> 'text' as words from messages
         where conversation_id = $1 and author_kind = 'bot' order by position`,
        [conversationId],
      )
    ).map(({ words }) => words);
  const log = (conversationId: string) =>
    call<AutoReplyLogEntry[]>('GET', `/conversations/${conversationId}/auto-replies`);

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: false });
    lead = await gateway.agent([team], { role: 'supervisor' });
    supervisor = await gateway.signIn(lead.email);
    inbox = await gateway.inbox(team);
    for (const reply of [...SHIPPED, ...OCCASIONS])
      await call('POST', '/auto-replies', { ...reply, inboxIds: [inbox.id] });
    await call('PUT', '/auto-replies/synonyms', { groups: SYNONYMS, version: 1 });
    await call('PUT', '/auto-replies/variables', { variables: VARIABLES, version: 1 });
  });
  afterAll(() => gateway.stop());

  it('greets with a menu, follows it by number, answers by words, and not twice in a row', async () => {
    const { shopper, conversationId } = await gateway.opened(inbox.key, '你好');
    await eventually(async () => (await automaticIn(conversationId)).length === 1, PATIENCE_MS);
    const [greeting] = await automaticIn(conversationId);
    expect(greeting).toMatch(/^您好，欢迎来到.+！/);
    const followed = told(shopper, '收货7天内可申请退换');
    await say(shopper, conversationId, '2');
    await followed;
    const invoice = told(shopper, '电子发票');
    const began = performance.now();
    await say(shopper, conversationId, '麻烦開發票🙏');
    await invoice;
    console.info(
      `answered after ${Math.round(performance.now() - began)} ms, from sending to the shopper's screen`,
    );
    await say(shopper, conversationId, '怎么退货');
    await eventually(
      async () => (await log(conversationId)).some(({ outcome }) => outcome === 'cooldown'),
      PATIENCE_MS,
    );
    expect((await log(conversationId)).map(({ key, outcome }) => `${key} ${outcome}`)).toEqual(
      expect.arrayContaining(['ar-012 sent', 'ar-006 sent', 'ar-008 sent', 'ar-006 cooldown']),
    );
    // The fourth is no second answer about returns, but that nobody is there: which they had not been told.
    expect((await automaticIn(conversationId)).filter((words) => words.includes('收货7天内'))).toHaveLength(
      1,
    );
    shopper.close();
  });

  it('says it once, however often and on however many nodes a message is handled', async () => {
    const { shopper, conversationId } = await gateway.opened(inbox.key, '积分怎么用');
    await eventually(async () => (await automaticIn(conversationId)).length === 1, PATIENCE_MS);
    const [event] = await gateway.database.query<{ id: string }>(
      `select id from outbox_events where aggregate_id = $1 and name = 'message.sent' order by position limit 1`,
      [conversationId],
    );
    const [row] = await gateway.database.query<
      Omit<Heard, 'eventId' | 'conversationId' | 'content' | 'text' | 'at'>
    >(
      `select m.id as "messageId", m.position, c.inbox_id as "inboxId", c.channel, c.customer_id as "customerId",
         c.identity_id as "identityId", c.team_id as "teamId", c.agent_id as "agentId", c.status
       from conversations c join messages m on m.conversation_id = c.id and m.author_kind = 'customer' where c.id = $1`,
      [conversationId],
    );
    const words = '积分怎么用';
    const heard: Heard = {
      ...row!,
      ...{ eventId: event!.id, conversationId, text: words },
      content: text(words),
      at: new Date(),
    };
    const responder = gateway.app.get(KeywordResponder, { strict: false });
    await Promise.all([1, 2, 3].map(() => responder.answer(heard)));
    expect(await automaticIn(conversationId)).toHaveLength(1);
    shopper.close();
  });

  it('sends its files after its text, in one breath and as often as it is asked for', async () => {
    const body = new FormData();
    body.append('file', new File(['how to measure'], 'sizes.txt', { type: 'text/plain' }));
    const stored = await gateway.request<{ id: string }>('POST', '/api/attachments', {
      ...{ token: supervisor, body },
    });
    await call('POST', '/auto-replies', {
      ...SHIPPED[0]!,
      ...{
        key: 'sizes',
        name: '尺码',
        inboxIds: [inbox.id],
        priority: 1,
        cooldownSeconds: 0,
        action: 'none',
      },
      ...{ texts: [{ language: 'zh-CN', text: '尺码表在这里' }], attachmentIds: [stored.body.id] },
      keywords: [{ language: 'zh-CN', match: 'contains', words: ['尺码表'] }],
    });
    const { shopper, conversationId } = await gateway.opened(inbox.key, '有尺码表吗');
    await shopper.waitFor(
      'message.sent',
      ({ message }: { message: Message }) => message.content.kind === 'file',
    );
    await say(shopper, conversationId, '再发一次尺码表');
    const files = () =>
      shopper.events<{ message: Message }>('message.sent').flatMap(({ message: { author, content } }) => {
        return author.kind === 'bot' && content.kind === 'file' ? [content.attachmentId] : [];
      });
    await eventually(() => files().length === 2, PATIENCE_MS);
    await gateway.app.get(Relay).caughtUp();
    const said = await gateway.database.query<{ author: string; kind: string }>(
      `select author_kind as author, content ->> 'kind' as kind from messages
       where conversation_id = $1 and entry = 'message' order by position`,
      [conversationId],
    );
    const turn = ['customer text', 'bot text', 'bot file'];
    expect(said.map(({ author, kind }) => `${author} ${kind}`)).toEqual([...turn, ...turn]);
    // A copy for each: what one customer got is removed with their data and stays with others.
    expect(new Set([...files(), stored.body.id]).size).toBe(3);
    const link = await gateway.request<{ url: string }>('GET', `/api/attachments/${files()[0]}/link`, {
      token: shopper.token,
    });
    expect(await (await fetch(new URL(link.body.url, gateway.url))).text()).toBe('how to measure');
    shopper.close();
  });

  it('tells on a holiday that it is one, once, and on another closed day when there is somebody again', async () => {
    const now = gateway.app.get<Clock>(CLOCK).now();
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now);
    const always = [{ open: '00:00', close: '24:00' }];
    const days = (hours: typeof always) =>
      Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, hours]));
    const timeZone = 'Asia/Shanghai';
    const holiday = { timeZone, days: days(always), holidays: [today] } as unknown as Hours;
    const closed = { timeZone, days: days([]), holidays: [] } as unknown as Hours;
    for (const [hours, kind, part] of [
      [holiday, 'holiday', '今天是节假日'],
      [closed, 'out-of-hours', '我们上班后按顺序回复'],
    ] as const) {
      const { id, key } = await gateway.inbox(team, { hours });
      for (const reply of OCCASIONS.filter((one) => ['holiday', 'out-of-hours'].includes(one.kind)))
        await call('POST', '/auto-replies', { ...reply, key: null, inboxIds: [id] });
      const { shopper, conversationId } = await gateway.opened(key, '这个锅多大');
      await told(shopper, part);
      await say(shopper, conversationId, '能用电磁炉吗');
      await gateway.app.get(Relay).caughtUp();
      expect(await automaticIn(conversationId)).toHaveLength(1);
      expect(await log(conversationId)).toMatchObject([{ kind, outcome: 'sent' }]);
      shopper.close();
    }
  });

  it('keeps silent once a person has answered, and when it is not what they mean', async () => {
    const { id: agentId, email } = await gateway.agent([team], { name: 'Ann' });
    const [agent, leading] = [await gateway.console(email), await gateway.console(lead.email)];
    const { shopper, conversationId } = await gateway.opened(inbox.key, '请问有发票吗');
    await eventually(async () => (await automaticIn(conversationId)).length === 1, PATIENCE_MS);
    await leading.done('conversation.assign', { conversationId, agentId });
    await say(agent, conversationId, '您好，我来帮您');
    await say(shopper, conversationId, '那退款什么时候到账');
    await say(shopper, conversationId, '转人工');
    await gateway.app.get(Relay).caughtUp();
    expect(await automaticIn(conversationId)).toHaveLength(1);
    for (const socket of [agent, leading, shopper]) socket.close();
  });

  it('is tried on texts and on what customers wrote, by who may edit it', async () => {
    const texts = [
      { id: 'a', text: '我要投訴你們', locale: 'zh-TW' },
      { id: 'b', text: 'I want a reufnd', locale: 'en' },
      { id: 'c', text: '这个锅能用电磁炉吗', locale: 'zh-CN' },
    ];
    const { results } = await call<AutoReplyTrials>('POST', '/auto-replies/try', { texts });
    expect(results.map(({ id, matches }) => [id, matches[0]?.key ?? null])).toEqual([
      ['a', 'ar-002'],
      ['b', 'ar-005'],
      ['c', null],
    ]);
    const draft = {
      ...SHIPPED[0]!,
      ...{ key: 'gift', name: '礼品', inboxIds: [], priority: 1 },
      keywords: [{ language: 'zh-CN', match: 'contains', words: ['积分'] }],
    };
    const week = { from: '2020-01-01T00:00:00Z', to: '2100-01-01T00:00:00Z', limit: 50 };
    await eventually(async () => {
      const past = await call<PastTrial>('POST', '/auto-replies/try-history', { ...week, draft });
      const found = past.messages.find((one) => one.text === '积分怎么用');
      if (!found) return false;
      expect(found.matches.map(({ key }) => key)).toEqual(['gift', 'ar-009']);
      expect(past.shares).toContainEqual(expect.objectContaining({ key: 'gift', messages: 1 }));
      return true;
    }, PATIENCE_MS);
    const agent = await gateway.signIn((await gateway.agent([team])).email);
    const refused = await gateway.request('POST', '/api/auto-replies/try', { token: agent, body: { texts } });
    expect(refused.status).toBe(403);
  });

  it('is edited by one at a time, and refuses what cannot work', async () => {
    const [reply] = await call<AutoReplyRecord[]>('GET', '/auto-replies');
    const change = { ...reply!, name: 'urgent' };
    await call('PUT', `/auto-replies/${reply!.id}`, change);
    const late = await gateway.request('PUT', `/api/auto-replies/${reply!.id}`, {
      token: supervisor,
      body: change,
    });
    expect([late.status, (late.body as { error: { code: string } }).error.code]).toEqual([409, 'stale-edit']);
    const pattern = {
      ...SHIPPED[0]!,
      key: null,
      keywords: [{ language: 'en', match: 'pattern', words: ['(a'] }],
    };
    const bad = await gateway.request('POST', '/api/auto-replies', { token: supervisor, body: pattern });
    expect(bad).toMatchObject({
      status: 422,
      body: { error: { code: 'invalid-setting', details: { field: 'keywords' } } },
    });
    const taken = await gateway.request('POST', '/api/auto-replies', { token: supervisor, body: SHIPPED[0] });
    expect(taken.status).toBe(409);
  });
});
