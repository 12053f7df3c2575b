import type { AgentActor } from '@yingda/events';
import { Cryptor, newId, silentLog } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { AdapterContext, ChannelAdapter } from '../adapters/adapter';
import { ChannelCursorTable } from '../storage/channel-cursors';
import { ChannelEventTable } from '../storage/channel-events';
import { InboxTable } from '../storage/inboxes';
import { ScriptedChannel } from '../sending-ground';
import { anInbox } from '../testing';
import { Accounts } from './accounts';
import { AccountWatch } from './account-watch';
import { KeepEvents } from './keep-events';

const as = (permissions: Record<string, 'all'>) =>
  ({
    ...{ kind: 'agent', agentId: newId(), name: 'A', publicName: 'A', role: 'administrator', teamIds: [] },
    permissions,
  }) as AgentActor;
const admin = as({ 'settings.edit': 'all' });

describe('an account as an administrator sees it', () => {
  let db: TestDatabase;
  let inboxes: InboxTable;
  let events: ChannelEventTable;
  let cursors: ChannelCursorTable;
  let keep: KeepEvents;
  let watch: AccountWatch;
  const cryptor = new Cryptor('a secret key for specs that is long enough');
  const inbox = anInbox({ key: 'demo-wechat', channel: 'wechat' });
  const shop = anInbox({ key: 'demo-shop' });
  const adapter: ChannelAdapter = {
    ...new ScriptedChannel().adapter,
    read: ({ raw }) => {
      if (raw.toString() === 'broken') throw new Error('not to be read');
      return [{ kind: 'ignored', why: raw.toString() }];
    },
    check: async ({ inboxId }) => [
      { name: 'appSecret', ok: inboxId === inbox.id },
      { name: 'token', ok: false, advice: { zh: '请核对', en: 'Check it' } },
    ],
  };

  beforeAll(async () => {
    db = await testDatabase();
    inboxes = new InboxTable(db.database);
    events = new ChannelEventTable(db.database);
    cursors = new ChannelCursorTable(db.database);
    keep = new KeepEvents(events, db.clock, silentLog);
    const adapters = {
      of: (channel: string) => (channel === 'wechat' ? adapter : null),
      all: () => [adapter],
    };
    const accounts = new Accounts(adapters, cryptor, { url: 'https://chat.shop.example' });
    const contexts = { of: async (inboxId: string) => ({ inboxId }) as AdapterContext };
    watch = new AccountWatch(inboxes, accounts, contexts, { events, cursors });
  });
  beforeEach(async () => {
    await db.truncate();
    for (const one of [inbox, shop]) await inboxes.add(one, cryptor.encrypt('x'), db.clock.now());
  });
  afterAll(() => db.close());

  const tell = (...raws: string[]) =>
    keep.execute(
      { inboxId: inbox.id, adapter, settings: { hookUrl: '' } },
      raws.map((raw) => ({ key: raw, at: null, raw: Buffer.from(raw) })),
      'hook',
    );

  it('is empty before anything has come', async () => {
    expect(await watch.health(admin, inbox.id)).toEqual({
      ...{ events: [], waiting: 0, failed: 0, pulledAt: null, pullError: null },
    });
  });

  it('shows what came, what it says and what became of it, the newest first', async () => {
    await tell('first');
    db.clock.advance(1_000);
    await tell('second');
    const [latest] = await events.latest(inbox.id, 1);
    await events.failed(latest!.id, { at: db.clock.now(), error: 'no such thing' });
    const health = await watch.health(admin, inbox.id);
    expect(health).toMatchObject({ waiting: 1, failed: 1 });
    expect(health.events).toMatchObject([
      { kind: 'ignored', origin: 'hook', state: 'failed', attempts: 1, error: 'no such thing' },
      { kind: 'ignored', origin: 'hook', state: 'received', attempts: 0, error: null },
    ]);
    expect(JSON.stringify(health)).not.toContain('second');
  });

  it('shows an event that cannot be read, without its kind', async () => {
    await tell('broken');
    const { events: lines } = await watch.health(admin, inbox.id);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toHaveProperty('kind');
  });

  it('says since when fetching fails', async () => {
    await cursors.ensure([inbox.id], db.clock.now());
    await cursors.failed(inbox.id, { dueAt: db.clock.now(), error: 'sign-in refused' });
    expect(await watch.health(admin, inbox.id)).toMatchObject({ pullError: 'sign-in refused' });
  });

  it('tries the credentials of just this account', async () => {
    expect(await watch.check(admin, inbox.id)).toEqual([
      { name: 'appSecret', ok: true },
      { name: 'token', ok: false, advice: { zh: '请核对', en: 'Check it' } },
    ]);
  });

  it('is for those who may edit settings, and only where there is a provider', async () => {
    const nobody = as({});
    await expect(watch.health(nobody, inbox.id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(watch.check(nobody, inbox.id)).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(watch.health(admin, shop.id)).rejects.toMatchObject({ code: 'inbox-not-found' });
    await expect(watch.check(admin, newId())).rejects.toMatchObject({ code: 'inbox-not-found' });
  });
});
