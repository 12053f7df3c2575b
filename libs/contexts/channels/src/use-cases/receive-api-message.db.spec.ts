import { Cryptor, newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import { Webhook } from 'standardwebhooks';
import { registeredAdapters } from '../adapters';
import { ApiRequestTable } from '../storage/api-requests';
import { ChannelEventTable } from '../storage/channel-events';
import { InboxTable } from '../storage/inboxes';
import { anInbox } from '../testing';
import { Accounts } from './accounts';
import { KeepEvents } from './keep-events';
import { ReceiveApiMessage } from './receive-api-message';

const SECRET = 'whsec_ukd58yzDpOj63C4aD8WTSI4XC+F4Yvt0gFbYqThVW/E=';
const silent = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};

describe('the API channel’s door', () => {
  let db: TestDatabase;
  let receive: ReceiveApiMessage;
  let woken = 0;
  let inboxes: InboxTable;
  const cryptor = new Cryptor('a secret key for specs that is long enough');
  const inbox = anInbox({
    key: 'demo-api',
    channel: 'api',
    settings: cryptor.encrypt(JSON.stringify({ signingSecret: SECRET })),
  });

  beforeAll(async () => {
    db = await testDatabase();
    inboxes = new InboxTable(db.database);
    receive = new ReceiveApiMessage(
      db.unitOfWork,
      db.clock,
      {
        inboxes,
        accounts: new Accounts(registeredAdapters, cryptor, { url: 'https://chat.shop.example' }),
        requests: new ApiRequestTable(db.database),
        keep: new KeepEvents(new ChannelEventTable(db.database), db.clock, silent as never),
      },
      () => (woken += 1),
    );
  });
  beforeEach(async () => {
    await db.truncate();
    await inboxes.add(inbox, cryptor.encrypt('x'), db.clock.now());
    woken = 0;
  });
  afterAll(() => db.close());

  const message = (more: object = {}) => ({
    type: 'message.created',
    timestamp: '2026-01-01T00:10:00Z',
    data: { external_message_id: 'm-1', contact: { external_id: 'u-7' }, text: '您好', ...more },
  });
  const post = (
    payload: object | string,
    webhookId = 'msg_1',
    with_: { inbox?: string; secret?: string } = {},
  ) => {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    const now = db.clock.now();
    return receive.execute({
      inbox: with_.inbox ?? 'demo-api',
      rawBody: Buffer.from(body),
      headers: {
        'webhook-id': webhookId,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
        'webhook-signature': new Webhook(with_.secret ?? SECRET).sign(webhookId, now, body),
      },
    });
  };
  const kept = () =>
    db.database.query<{ key: string }>(
      'select provider_key as key from channel_events order by received_at, key',
    );

  it('keeps a message and answers with its id, by key and by id of the inbox', async () => {
    const { repeated, messageId } = await post(message());
    expect(repeated).toBe(false);
    expect(messageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await post(message(), 'msg_1', { inbox: inbox.id })).toEqual({ repeated: true, messageId });
    expect(await kept()).toEqual([{ key: 'message:m-1' }]);
    expect(woken).toBe(1);
  });

  it('answers a repeat under the same webhook-id or message id with the same id, and keeps it once', async () => {
    const first = await post(message());
    expect(await post(message())).toEqual({ ...first, repeated: true });
    expect(await post({ ...message(), timestamp: '2026-01-01T00:11:00Z' }, 'msg_2')).toEqual({
      ...first,
      repeated: true,
    });
    expect(await kept()).toHaveLength(1);
  });

  it('refuses ids that no database keeps, with a sentence and without keeping anything', async () => {
    for (const broken of ['\ud83d', 'm\0', '', 'x'.repeat(201)]) {
      await expect(post(message({ external_message_id: broken }))).rejects.toMatchObject({
        code: 'invalid-payload',
        message: expect.stringContaining('external_message_id'),
      });
      await expect(post(message({ contact: { external_id: broken } }))).rejects.toMatchObject({
        code: 'invalid-payload',
        message: expect.stringContaining('contact.external_id'),
      });
    }
    expect(await kept()).toEqual([]);
  });

  it('refuses another message under a known id', async () => {
    await post(message());
    await expect(post(message({ text: '再见' }), 'msg_2')).rejects.toMatchObject({ code: 'already-exists' });
    await expect(post(message({ external_message_id: 'm-2' }))).rejects.toMatchObject({
      code: 'already-exists',
    });
    expect(await kept()).toHaveLength(1);
  });

  it('keeps one of ten that come at the same moment, and all hear the same id', async () => {
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, place) => post(message(), place % 2 ? 'msg_1' : 'msg_2')),
    );
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await kept()).toHaveLength(1);
  });

  it('keeps statuses, deletions and typing without an id of a message', async () => {
    expect(
      await post({ type: 'message.status', data: { message_id: 'p-1', status: 'read' } }, 'msg_3'),
    ).toEqual({
      repeated: false,
      messageId: null,
    });
    expect(await kept()).toEqual([{ key: 'status:p-1:read' }]);
  });

  it('keeps nothing of what is not signed, not readable, or for no API inbox', async () => {
    const other = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
    await expect(post(message(), 'msg_1', { secret: other })).rejects.toMatchObject({
      code: 'token-invalid',
    });
    await expect(post('{"type":')).rejects.toMatchObject({ code: 'invalid-payload' });
    await expect(post(message({ contact: {} }))).rejects.toMatchObject({ code: 'invalid-payload' });
    await expect(post(message(), 'msg_1', { inbox: newId() })).rejects.toMatchObject({
      code: 'inbox-not-found',
    });
    const web = anInbox({ key: 'web-shop' });
    await inboxes.add(web, cryptor.encrypt('x'), db.clock.now());
    await expect(post(message(), 'msg_1', { inbox: 'web-shop' })).rejects.toMatchObject({
      code: 'inbox-not-found',
    });
    expect(await kept()).toEqual([]);
    expect(await db.database.query('select 1 from channel_api_requests')).toEqual([]);
  });

  it('forgets after a while', async () => {
    await post(message());
    await new ApiRequestTable(db.database).removeOld(new Date(db.clock.now().getTime() + 1));
    expect(await db.database.query('select 1 from channel_api_requests')).toEqual([]);
  });
});
