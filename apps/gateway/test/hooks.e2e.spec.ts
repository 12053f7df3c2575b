import { InboundWorker } from '@yingda/channels';
import { eventually } from '@yingda/testing';
import { TestGateway } from './harness';

const SECRET = 'a-webhook-secret-of-the-spec';

/** What Telegram sends for a text: `second` is the provider's time, within one minute. */
function update(id: number, with_: { chat?: number; text?: string; second?: number } = {}) {
  const { chat = 700, text = `message ${id}`, second = 0 } = with_;
  return {
    update_id: id,
    message: {
      message_id: id,
      date: 1_790_000_000 + second,
      chat: { id: chat, type: 'private' },
      from: { id: chat, is_bot: false, first_name: 'Lin' },
      text,
    },
  };
}

interface StoredMessage {
  text: string;
  conversationId: string;
  authorKind: string;
}

const becomes = (check: () => Promise<void>, timeoutMs = 5_000) =>
  eventually(async () => {
    await check();
    return true;
  }, timeoutMs);

describe('webhooks of providers', () => {
  let gateway: TestGateway;
  let inbox: { id: string; key: string };

  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  beforeEach(async () => {
    inbox = await telegramInbox(gateway);
  });
  afterAll(() => gateway.stop());

  async function telegramInbox(on: TestGateway) {
    return on.inbox(await on.team(), {
      channel: 'telegram',
      settings: { botToken: '123456789:AAaaaaaaaaaaaaaaaaaaaaaa', secretToken: SECRET },
    });
  }

  const push = (body: unknown, how: { key?: string; secret?: string | null; raw?: string } = {}) => {
    const { key = inbox.key, secret = SECRET } = how;
    return fetch(`${gateway.url}/hooks/telegram/${key}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(secret === null ? {} : { 'x-telegram-bot-api-secret-token': secret }),
      },
      body: how.raw ?? JSON.stringify(body),
    });
  };

  const stored = () =>
    gateway.database.query<{ n: number }>(
      'select count(*)::int as n from channel_events where inbox_id = $1',
      [inbox.id],
    );

  const messages = () =>
    gateway.database.query<StoredMessage>(
      `select m.content ->> 'text' as text, m.conversation_id as "conversationId", m.author_kind as "authorKind"
       from messages m join conversations c on c.id = m.conversation_id
       where c.inbox_id = $1 and m.entry = 'message' order by m.conversation_id, m.position`,
      [inbox.id],
    );

  it('that are forged are refused alike, whatever is wrong with them, and leave nothing behind', async () => {
    const refused = await Promise.all([
      push(update(1), { secret: 'wrong' }),
      push(update(1), { secret: null }),
      push(null, { secret: 'wrong', raw: '{"not json' }),
      push(null, { secret: 'wrong', raw: '\u0000\ufffd' }),
    ]);
    const bodies = await Promise.all(refused.map((answer) => answer.text()));
    for (const answer of refused) expect([401, 403]).toContain(answer.status);
    expect(new Set(bodies).size).toBe(1);
    expect(await stored()).toEqual([{ n: 0 }]);
    expect((await push(update(1), { key: 'nobody-here' })).status).toBe(404);
    const other = await fetch(`${gateway.url}/hooks/line/${inbox.key}`, { method: 'POST', body: '{}' });
    expect(other.status).toBe(404);
    const large = await push(null, { raw: JSON.stringify({ update_id: 1, pad: 'x'.repeat(1_100_000) }) });
    expect(large.status).toBe(413);
    expect(await stored()).toEqual([{ n: 0 }]);
  });

  it('become a customer’s message in a queued conversation, answered by an agent’s console', async () => {
    const team = await gateway.team();
    inbox = await gateway.inbox(team, {
      channel: 'telegram',
      settings: { botToken: '123456789:AAaaaaaaaaaaaaaaaaaaaaaa', secretToken: SECRET },
    });
    const { email } = await gateway.agent([team]);
    const console_ = await gateway.console(email);
    expect((await push(update(10, { text: '我的快递到哪了？' }))).status).toBe(200);
    await becomes(async () => {
      const { body } = await gateway.request<{ items: { customer: { name: string }; channel: string }[] }>(
        'GET',
        '/api/conversations?view=all',
        { token: console_.token },
      );
      expect(body.items).toEqual([
        expect.objectContaining({ channel: 'telegram', customer: expect.objectContaining({ name: 'Lin' }) }),
      ]);
    });
    console_.socket.close();
  });

  it('that come three times at once, and once more an hour later, are one message', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => push(update(20))));
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    await becomes(async () => expect(await messages()).toHaveLength(1));
    const again = await push(update(20));
    expect([again.status, await again.text()]).toEqual([200, bodies[0]]);
    // The same message by another way, under another key.
    await push({ ...update(20), update_id: 21 });
    await push(update(22, { text: 'last', second: 5 }));
    await becomes(async () =>
      expect((await messages()).map((one) => one.text)).toEqual(['message 20', 'last']),
    );
    expect(await stored()).toEqual([{ n: 3 }]);
  });

  it('that come in the wrong order are shown in the right one', async () => {
    for (const id of [35, 34, 33, 32, 31]) await push(update(id, { second: id }));
    await becomes(async () => expect(await messages()).toHaveLength(5));
    expect((await messages()).map((one) => one.text)).toEqual(
      [31, 32, 33, 34, 35].map((id) => `message ${id}`),
    );
    expect(new Set((await messages()).map((one) => one.conversationId)).size).toBe(1);
  });

  it('of many customers at once are one conversation each, in each one’s order', async () => {
    const chats = Array.from({ length: 12 }, (_, index) => 800 + index);
    await Promise.all(
      chats.flatMap((chat) =>
        [1, 2, 3].map((n) => push(update(chat * 10 + n, { chat, text: `${chat}/${n}`, second: n }))),
      ),
    );
    await becomes(async () => expect(await messages()).toHaveLength(36), 20_000);
    const byConversation = new Map<string, string[]>();
    for (const { conversationId, text } of await messages())
      byConversation.set(conversationId, [...(byConversation.get(conversationId) ?? []), text]);
    expect([...byConversation.values()].sort()).toEqual(
      chats.map((chat) => [`${chat}/1`, `${chat}/2`, `${chat}/3`]),
    );
  });

  it('are answered at once while nobody works on them, and worked on when somebody does again', async () => {
    const worker = gateway.app.get(InboundWorker, { strict: false });
    await worker.stop();
    try {
      const times: number[] = [];
      for (let id = 41; id <= 60; id++) {
        const began = performance.now();
        const answer = await push(update(id, { second: 60 - id, chat: 900 }));
        times.push(performance.now() - began);
        expect(answer.status).toBe(200);
      }
      times.sort((a, b) => a - b);
      expect(times[Math.floor(times.length * 0.9)]).toBeLessThan(300);
      expect(await stored()).toEqual([{ n: 20 }]);
      expect(await messages()).toEqual([]);
    } finally {
      worker.start();
    }
    await becomes(async () => expect(await messages()).toHaveLength(20), 10_000);
    expect((await messages()).map((one) => one.text)).toEqual(
      Array.from({ length: 20 }, (_, index) => `message ${60 - index}`),
    );
  });

  it('whose work fails between two lines leave nothing half done, and are done at the next try', async () => {
    // A transaction that fails between two lines: nothing of the message is there, and it is tried again.
    await gateway.database.query(
      `create function fail_once() returns trigger language plpgsql as $$
       begin if (select attempts from channel_events where provider_key like '%77') = 0
         then raise exception 'between two lines'; end if; return new; end $$`,
    );
    await gateway.database.query(
      'create trigger fail_once before insert on channel_messages for each row execute function fail_once()',
    );
    try {
      await push(update(77, { chat: 950 }));
      await becomes(async () => {
        const [event] = await gateway.database.query<{ attempts: number; error: string }>(
          `select attempts, error from channel_events where inbox_id = $1 and error is not null`,
          [inbox.id],
        );
        expect(event).toMatchObject({ attempts: 1, error: 'between two lines' });
      });
      expect(await messages()).toEqual([]);
      await becomes(async () => expect(await messages()).toHaveLength(1), 10_000);
    } finally {
      await gateway.database.query('drop trigger fail_once on channel_messages');
      await gateway.database.query('drop function fail_once');
    }
  });
});
