import {
  type CannedImport,
  type CannedProposal,
  type CannedResponseRecord,
  type CannedUsageList,
  type DraftResults,
  type StoredAttachment,
  type WordCatchesList,
  type WordsAdded,
} from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway, text } from './harness';

describe('how agents speak', () => {
  let gateway: TestGateway;
  let team: string;
  let manager: string;
  let agent: string;
  let agentEmail: string;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    manager = await gateway.signIn((await gateway.agent([team], { role: 'manager' })).email);
    agentEmail = (await gateway.agent([team])).email;
    agent = await gateway.signIn(agentEmail);
  });
  afterAll(() => gateway.stop());

  // eslint-disable-next-line no-restricted-syntax -- who, what, where and with what, as a request reads
  const call = <T>(token: string, method: string, path: string, body?: unknown) =>
    gateway.request<T>(method, `/api${path}`, { token, ...(body === undefined ? {} : { body }) });

  it('words of the list, data and masks are told for many texts at once', async () => {
    const words = [
      { word: '最便宜', language: 'zh-CN', kind: 'absolute-claim', level: 'forbidden' },
      { word: '保证', kind: 'promise', level: 'warn', exceptions: ['保证金'] },
    ];
    expect((await call(agent, 'POST', '/words', { words })).status).toBe(403);
    const added = await call<WordsAdded>(manager, 'POST', '/words', { words: [...words, words[0]] });
    expect(added).toMatchObject({ status: 201, body: { added: [{}, {}], known: ['最便宜'] } });
    const texts = [
      { id: 'a', text: '我們最 便宜，卡 4111 1111 1111 1111' },
      { id: 'b', text: '请先交保证金，订单号 1763801234567' },
    ];
    const checked = await call<DraftResults>(agent, 'POST', '/drafts/check', { texts });
    expect(checked).toMatchObject({
      status: 200,
      body: {
        results: [
          {
            id: 'a',
            findings: [
              { kind: 'absolute-claim', word: '最便宜', from: 2, to: 6, level: 'forbidden' },
              { kind: 'card-number', word: '4111 1111 1111 1111', from: 9, to: 28, level: 'mask' },
            ],
            masked: '我們* **，卡 **** **** **** 1111',
          },
          { id: 'b', findings: [], masked: texts[1]!.text },
        ],
      },
    });
    const many = Array.from({ length: 201 }, (_, id) => ({ id: String(id), text: 'x' }));
    expect((await call(agent, 'POST', '/drafts/check', { texts: many })).status).toBe(400);
  });

  it('a forbidden word is refused and counted, a customer may say it, a file is sent as often as one likes', async () => {
    const { key } = await gateway.inbox(team);
    const desk = await gateway.console(agentEmail);
    const { conversationId } = await gateway.opened(key, '你们是最便宜的吗');
    await desk.waitFor<{ conversation: { id: string; status: string } }>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.status === 'assigned',
    );
    const say = (content: object, more: object = {}) =>
      desk.send('message.send', { conversationId, clientMessageId: newId(), content, ...more });
    expect(await say(text('是的，最 便宜！'))).toMatchObject({
      ok: false,
      error: { code: 'forbidden-words', details: { words: ['最便宜'] } },
    });
    const caught = await call<WordCatchesList>(manager, 'GET', '/words/caught');
    expect(caught.body.items).toMatchObject([{ held: 1, sent: 0, agents: 1 }]);
    expect((await call(agent, 'GET', '/words/caught')).status).toBe(403);

    const body = new FormData();
    body.append('file', new File(['hello'], 'a.txt', { type: 'text/plain' }));
    const stored = await gateway.request<StoredAttachment>('POST', '/api/attachments', {
      token: agent,
      body,
    });
    const file = stored.body;
    const canned = await call<CannedResponseRecord>(agent, 'POST', '/canned-responses', {
      ...{ scope: 'personal', shortcut: 'file', stage: 'after-sales' },
      texts: [{ language: 'en', title: 'File', body: 'Hi {{customer_name|there}}, here it is.' }],
      parts: [{ kind: 'file', attachmentId: file.id }],
    });
    expect(canned.body.parts).toMatchObject([{ kind: 'file', attachment: { name: 'a.txt', bytes: 5 } }]);
    const cannedResponseId = canned.body.id;
    for (const said of ['Hi there, here it is.', 'Hi Ann, here it is. Anything else?'])
      expect(await say(text(said), { cannedResponseId })).toMatchObject({ ok: true });
    for (let times = 0; times < 2; times++)
      expect(await say({ kind: 'file', attachmentId: file.id })).toMatchObject({ ok: true });
    const usage = async () =>
      (await call<CannedUsageList>(agent, 'GET', '/canned-responses/usage?days=7')).body.items;
    await eventually(async () => (await usage())[0]?.used === 2);
    expect(await usage()).toMatchObject([{ cannedResponseId, used: 2, unchanged: 1, by: [{ used: 2 }] }]);
  });

  it('a response is proposed, taken over or refused with a reason, and comes and goes as a file', async () => {
    const change = {
      scope: 'shop',
      shortcut: 'sorry2',
      texts: [{ language: 'en', title: 'Sorry', body: 'Sorry!' }],
    };
    const senior = await gateway.signIn((await gateway.agent([team], { role: 'senior-agent' })).email);
    expect((await call(agent, 'POST', '/canned-proposals', { change })).status).toBe(403);
    const proposed = await call<CannedProposal>(senior, 'POST', '/canned-proposals', {
      change,
      note: 'often',
    });
    expect(proposed).toMatchObject({ status: 201, body: { state: 'open', mayDecide: false } });
    const at = `/canned-proposals/${proposed.body.id}`;
    expect((await call(senior, 'POST', `${at}/approve`)).status).toBe(403);
    expect(await call(manager, 'POST', `${at}/approve`)).toMatchObject({ body: { state: 'approved' } });
    expect((await call(manager, 'POST', `${at}/reject`, { reason: 'no' })).status).toBe(409);
    expect(await call(senior, 'GET', '/canned-proposals')).toMatchObject({
      body: { items: [{ state: 'approved', unseen: true }] },
    });

    const csv = 'shortcut,scope,text en\nsorry2,shop,So sorry!\nnew1,shop,New\nbad one,shop,x\n';
    const send = (csvText: string) =>
      call<CannedImport>(manager, 'POST', '/canned-responses/import', {
        ...{ file: Buffer.from(csvText).toString('base64'), commit: true },
      });
    const refused = await send(csv);
    expect(refused.body).toMatchObject({
      written: false,
      rows: [{ outcome: 'change' }, { outcome: 'add' }, { outcome: 'wrong', problems: ['shortcut'] }],
    });
    expect((await send(csv.replace('bad one', 'new2'))).body.written).toBe(true);
    const exported = await fetch(`${gateway.url}/api/canned-responses/export`, {
      headers: { authorization: `Bearer ${agent}` },
    });
    expect(await exported.text()).toContain('So sorry!');
    const hints = await call(agent, 'POST', '/canned-responses/suggest', { text: 'I am so sorry' });
    expect(hints).toMatchObject({ status: 200, body: { items: [{ score: expect.any(Number) }] } });
  });
});
