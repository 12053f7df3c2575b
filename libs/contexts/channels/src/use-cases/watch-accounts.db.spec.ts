import { Cryptor, Leases, silentLog } from '@yingda/platform';
import { eventually, type TestDatabase, testDatabase } from '@yingda/testing';
import type { AdapterContext, ChannelAdapter } from '../adapters/adapter';
import type { Inbox } from '../domain/inbox';
import { AdapterContexts } from '../ports';
import { ChannelCursorTable } from '../storage/channel-cursors';
import { InboxTable } from '../storage/inboxes';
import { anInbox } from '../testing';
import { Accounts } from './accounts';
import { WatchAccounts } from './watch-accounts';

/** A connection that somebody holds. */
interface Held {
  inboxId: string;
  version: number;
  onNews: () => void;
  /** Ends it from the provider's side. */
  breaks: (error?: Error) => void;
  open: boolean;
}

const ROUND_MS = 10_000;

describe('watching accounts', () => {
  let db: TestDatabase;
  let inboxes: InboxTable;
  let cursors: ChannelCursorTable;
  let held: Held[];
  let news: string[];
  let unreachable: Set<string>;
  let nodes: WatchAccounts[];
  /** What a connection waits for before it has ended, once it was told to. */
  let goodbye: () => Promise<void>;

  const adapter = {
    channel: 'email',
    fields: [],
    async watch(context, onNews, signal) {
      const inbox = (await inboxes.byId(context.inboxId))!;
      const one: Held = {
        inboxId: inbox.id,
        version: inbox.version,
        onNews,
        breaks: () => undefined,
        open: true,
      };
      held.push(one);
      try {
        await new Promise<void>((resolve, reject) => {
          one.breaks = (error) => (error ? reject(error) : resolve());
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        if (signal.aborted) await goodbye();
      } finally {
        one.open = false;
      }
    },
  } as Partial<ChannelAdapter> as ChannelAdapter;

  class Contexts extends AdapterContexts {
    override async of(inboxId: string): Promise<AdapterContext> {
      if (unreachable.has(inboxId)) throw new Error('no context');
      return { inboxId } as AdapterContext;
    }
  }

  beforeAll(async () => {
    db = await testDatabase();
    inboxes = new InboxTable(db.database);
    cursors = new ChannelCursorTable(db.database);
  });
  beforeEach(async () => {
    await db.truncate();
    held = [];
    news = [];
    nodes = [];
    unreachable = new Set();
    goodbye = async () => undefined;
  });
  afterEach(() => Promise.all(nodes.map((node) => node.stop())));
  afterAll(() => db.close());

  function node(name = 'node'): WatchAccounts {
    const accounts = new Accounts(
      { of: (channel) => (channel === 'email' ? adapter : null), all: () => [adapter] },
      new Cryptor('a secret key for specs that is long enough'),
      { url: 'https://chat.shop.example' },
    );
    const way = { inboxes, accounts, cursors, contexts: new Contexts(), keep: null as never };
    const leases = new Leases(db.database, db.clock);
    const onNews = () => void news.push(name);
    const made = new WatchAccounts(way, { leases, clock: db.clock, log: silentLog, onNews });
    nodes.push(made);
    return made;
  }

  async function mailbox(with_: Partial<Inbox> = {}): Promise<Inbox> {
    const inbox = anInbox({ channel: 'email', ...with_ });
    await inboxes.add(inbox, 'x', db.clock.now());
    return inbox;
  }

  const open = () => held.filter((one) => one.open);
  const openOne = async () => {
    await eventually(() => open().length === 1);
    return open()[0]!;
  };
  /** The end of a connection is noticed a moment later. */
  const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

  it('holds one connection for each account, over all nodes, and none where there is nothing to watch', async () => {
    const [one, other] = [await mailbox(), await mailbox()];
    await mailbox({ channel: 'web' });
    await mailbox({ paused: true });
    const [first, second] = [node(), node()];
    await Promise.all([first.round(), second.round()]);
    await eventually(() => open().length === 2);
    db.clock.advance(ROUND_MS);
    await Promise.all([first.round(), second.round()]);
    expect(held.map(({ inboxId }) => inboxId).sort()).toEqual([one.id, other.id].sort());
  });

  it('goes on with the same connection for as long as it says that it lives', async () => {
    await mailbox();
    const first = node();
    const second = node();
    await first.round();
    await openOne();
    for (let round = 0; round < 12; round++) {
      db.clock.advance(ROUND_MS);
      await first.round();
      await second.round();
    }
    expect(held).toHaveLength(1);
  });

  it('is taken over at once from a node that stops, which says goodbye first', async () => {
    await mailbox();
    const [first, second] = [node(), node()];
    await first.round();
    await openOne();
    let said = false;
    goodbye = async () => {
      await moment();
      said = true;
    };
    await first.stop();
    expect([said, open()]).toEqual([true, []]);
    await second.round();
    await openOne();
    expect(held).toHaveLength(2);
  });

  it('is taken over from a node that has not been heard of; back again, that one lets go', async () => {
    await mailbox();
    const [first, second] = [node(), node()];
    await first.round();
    const lost = await openOne();
    db.clock.advance(31_000);
    await second.round();
    await eventually(() => open().length === 2);
    await first.round();
    expect(lost.open).toBe(false);
    db.clock.advance(ROUND_MS);
    await Promise.all([first.round(), second.round()]);
    expect(open()).toHaveLength(1);
    expect(held).toHaveLength(2);
  });

  it('is made anew when settings have changed, and ended when the account is paused', async () => {
    const inbox = await mailbox();
    const first = node();
    await first.round();
    const before = await openOne();
    await inboxes.save({ ...inbox, name: 'Another', version: 2 }, db.clock.now());
    await first.round();
    await eventually(() => held.length === 2);
    expect(before.open).toBe(false);
    expect(await openOne()).toMatchObject({ version: 2 });
    await inboxes.save({ ...inbox, paused: true, version: 3 }, db.clock.now());
    await first.round();
    expect(open()).toEqual([]);
    await inboxes.save({ ...inbox, version: 4 }, db.clock.now());
    await node().round();
    expect(await openOne()).toMatchObject({ version: 4 });
  });

  it.each([
    ['ends by itself', undefined],
    ['fails', new Error('the line is dead')],
  ])('is made again at the next look when one %s', async (_, error) => {
    await mailbox();
    const first = node();
    await first.round();
    (await openOne()).breaks(error);
    await eventually(() => open().length === 0);
    await moment();
    db.clock.advance(ROUND_MS);
    await first.round();
    await openOne();
    expect(held).toHaveLength(2);
  });

  it('tells that there is something to pull: the account is due at once, before its next turn', async () => {
    const inbox = await mailbox();
    const later = new Date(db.clock.now().getTime() + 300_000);
    await cursors.ensure([inbox.id], later);
    await node('first').round();
    (await openOne()).onNews();
    await eventually(() => news.length === 1);
    expect(news).toEqual(['first']);
    expect(await cursors.due(db.clock.now(), 10)).toMatchObject([{ inboxId: inbox.id }]);
  });

  it('of one account that cannot be watched does not keep the others from being watched', async () => {
    const [broken, fine] = [await mailbox({ key: 'a-broken' }), await mailbox({ key: 'b-fine' })];
    unreachable.add(broken.id);
    const first = node();
    await first.round();
    expect(await openOne()).toMatchObject({ inboxId: fine.id });
    unreachable.clear();
    // Its lease was given back: whoever looks next may try.
    await node().round();
    await eventually(() => open().length === 2);
  });
});
