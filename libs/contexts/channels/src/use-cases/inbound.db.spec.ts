import { Refusal } from '@yingda/contracts/names';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Inbox } from '../domain/inbox';
import { eventOf, type InboundGround, inboundGround } from '../testing/inbound-ground';
import { MOST_ATTEMPTS } from './work-inbound';

const from = (externalId: string) => ({ externalId });
const message = (externalId: string, text: string, with_: object = {}) => ({
  kind: 'message',
  sender: from('lin'),
  externalId,
  sentAt: null,
  parts: [{ kind: 'text', text }],
  ...with_,
});

describe('what providers tell', () => {
  let db: TestDatabase;
  let ground: InboundGround;
  let inbox: Inbox;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    ground = inboundGround(db);
    inbox = await ground.account();
  });
  afterAll(() => db.close());

  const words = () => ground.talks.heard.flatMap((one) => one.words);
  const events = () =>
    db.database.query<{ state: string; attempts: number; error: string | null }>(
      'select state, attempts, error from channel_events order by received_at, provider_key',
    );

  it('is kept once, however often and however much at once it comes, and always answered the same', async () => {
    const told = [{ key: 'a', at: 1, says: message('1', 'one') }];
    const answers = await Promise.all([1, 2, 3].map(() => ground.push(inbox, told)));
    answers.push(await ground.push(inbox, told));
    await ground.settled();
    answers.push(await ground.push(inbox, told));
    await ground.settled();
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(words()).toEqual(['one']);
    expect(await events()).toEqual([{ state: 'done', attempts: 0, error: null }]);
  });

  it('leaves nothing behind when its key is wrong, and is unknown where nobody listens', async () => {
    expect(await ground.push(inbox, [{ key: 'a', says: message('1', 'x') }], 'guess')).toEqual({
      kind: 'refused',
      status: 401,
    });
    expect(await ground.push({ ...inbox, key: 'elsewhere' }, [])).toEqual({ kind: 'unknown' });
    expect(await ground.push({ ...inbox, channel: 'line' }, [])).toEqual({ kind: 'unknown' });
    expect(await events()).toEqual([]);
  });

  it('is one message when it comes by two ways under two keys', async () => {
    await ground.push(inbox, [{ key: 'hook-1', at: 1, says: message('1', 'one') }]);
    await ground.push(inbox, [{ key: 'pull-1', at: 1, says: message('1', 'one') }]);
    await ground.settled();
    expect(words()).toEqual(['one']);
    expect((await events()).map((one) => one.state)).toEqual(['done', 'done']);
  });

  it('tells what the shop answered in the provider’s own client, once, and opens no window by it', async () => {
    const answer = {
      kind: 'answer',
      to: from('lin'),
      externalId: '2',
      sentAt: null,
      parts: [{ kind: 'text', text: 'two' }],
    };
    await ground.push(inbox, [
      { key: '1', at: 1, says: message('1', 'one', { opens: 'message' }) },
      { key: '2', at: 2, says: answer },
      { key: '2 again', at: 2, says: answer },
    ]);
    await ground.settled();
    expect(
      ground.talks.heard.map(({ words: [said], message: told }) => [said, told.byShop ?? false]),
    ).toEqual([
      ['one', false],
      ['two', true],
    ]);
    expect(ground.sending.opened).toHaveLength(1);
    const gone = { kind: 'deleted', sender: from('lin'), externalId: '2', sentAt: null, byShop: true };
    await ground.push(inbox, [{ key: '3', at: 3, says: gone }]);
    await ground.settled();
    expect(ground.talks.changed).toMatchObject([{ to: 'taken-back' }]);
  });

  it('is said in the provider’s order when a later message comes a moment earlier', async () => {
    await ground.push(inbox, [{ key: '9', at: 20, says: message('2', 'second') }]);
    db.clock.advance(100);
    await ground.push(inbox, [{ key: '10', at: 20, says: message('3', 'third') }]);
    await ground.push(inbox, [{ key: '8', at: 10, says: message('1', 'first') }]);
    await ground.settled();
    expect(words()).toEqual(['first', 'second', 'third']);
  });

  it('is undone whole when the work fails between two lines, and done once by the next try', async () => {
    let failures = 1;
    ground.talks.between = async () => {
      await db.database.query(`insert into leases (name, holder, expires_at) values ('half', 'x', now())`);
      if (failures-- > 0) throw new Error('the process died');
    };
    await ground.push(inbox, [
      { key: '1', at: 1, says: message('1', 'one', { opens: 'message' }) },
      { key: '2', at: 2, says: message('2', 'two') },
    ]);
    await ground.settled();
    // Neither the message nor what was written beside it; and the later one waits for its turn.
    expect(words()).toEqual([]);
    expect(await db.database.query(`select 1 from leases where name = 'half'`)).toEqual([]);
    expect((await events())[0]).toMatchObject({ state: 'received', attempts: 1, error: 'the process died' });
    ground.talks.between = async () => undefined;
    db.clock.advance(2_000);
    await ground.settled();
    expect(words()).toEqual(['one', 'two']);
  });

  it('that nobody can work on is given up after some tries, visibly, and its sender’s later ones go on', async () => {
    ground.talks.between = async () => {
      if (ground.talks.heard.length === 0) throw new Error('never');
    };
    await ground.push(inbox, [{ key: '1', at: 1, says: { kind: 'nothing we know', sender: from('lin') } }]);
    await ground.push(inbox, [{ key: '2', at: 2, says: message('2', 'two') }]);
    await ground.push(inbox, [{ key: '3', at: 3, says: message('3', 'other', { sender: from('ann') }) }]);
    for (let i = 0; i < MOST_ATTEMPTS + 2; i++) {
      await ground.settled();
      db.clock.advance(200_000);
    }
    expect((await events()).map((one) => one.state)).toEqual(['done', 'failed', 'failed']);
  });

  it('opens a window by the provider’s time, not when a machine wrote it, and hands on receipts and contacts', async () => {
    await ground.push(inbox, [
      { key: '1', at: 5, says: message('1', 'hi', { opens: 'message', sentAt: 5_000 }) },
      { key: '2', at: 6, says: message('2', 'I am away', { opens: 'message', automatic: true }) },
      {
        key: '3',
        at: 7,
        says: { kind: 'contact', sender: from('lin'), act: 'followed', at: null, opens: 'follow' },
      },
      { key: '4', at: 8, says: { kind: 'receipt', providerId: 'p1', state: 'delivered', at: null } },
    ]);
    await ground.settled();
    expect(ground.sending.opened.map(({ act, at }) => [act, at.getTime() === 5_000])).toEqual([
      ['message', true],
      ['follow', false],
    ]);
    expect(ground.sending.contacts).toMatchObject([{ act: 'followed', inboxId: inbox.id }]);
    expect(ground.sending.receipts).toMatchObject([{ providerId: 'p1', state: 'delivered' }]);
  });

  it('of who is blocked becomes nothing; of what was changed changes the message it became', async () => {
    ground.people.blocked.add('troll');
    await ground.push(inbox, [
      { key: '1', at: 1, says: message('1', 'spam', { sender: from('troll'), opens: 'message' }) },
      { key: '2', at: 1, says: message('2', 'helo') },
      {
        key: '3',
        at: 2,
        says: { kind: 'edited', sender: from('lin'), externalId: '2', sentAt: null, text: 'hello' },
      },
      {
        key: '4',
        at: 3,
        says: { kind: 'deleted', sender: from('lin'), externalId: 'unknown', sentAt: null },
      },
    ]);
    await ground.settled();
    expect(words()).toEqual(['helo']);
    expect(ground.sending.opened).toEqual([]);
    expect(ground.talks.changed).toEqual([{ messageId: expect.any(String), to: { text: 'hello' } }]);
  });

  it('of several parts is several messages with ids that are the same for every try', async () => {
    const parts = [
      { kind: 'text', text: 'look' },
      { kind: 'unsupported', providerKind: 'red packet' },
    ];
    ground.talks.between = async () => {
      ground.talks.between = async () => undefined;
    };
    await ground.push(inbox, [{ key: '1', at: 1, says: message('1', '', { parts }) }]);
    await ground.settled();
    const [first] = ground.talks.heard;
    expect(first!.words).toEqual(['look', 'unsupported']);
    await db.database.query('delete from channel_messages');
    await ground.push(inbox, [{ key: '1b', at: 1, says: message('1', '', { parts }) }]);
    await ground.settled();
    const ids = ground.talks.heard.map((one) => one.message.parts.map((part) => part.clientMessageId));
    expect(ids[1]).toEqual(ids[0]);
    expect(new Set(ids[0]).size).toBe(2);
  });

  describe('files', () => {
    const picture = { kind: 'image', media: { ref: 'm1', name: 'shoe.jpg' } };
    const sent = async () => {
      await ground.push(inbox, [{ key: '1', at: 1, says: message('1', '', { parts: [picture] }) }]);
      await ground.settled();
      return ground.talks.heard[0]!.message.parts[0]!.files[0]!.attachmentId;
    };
    const state = () =>
      db.database.query<{ state: string; attempts: number }>('select state, attempts from channel_media');

    it('are fetched after their message, tried again until they are there, under the customer’s own name', async () => {
      const id = await sent();
      await ground.fetchMedia.round();
      expect(await state()).toEqual([{ state: 'pending', attempts: 1 }]);
      ground.channel.files.set('m1', { name: 'x', contentType: 'image/jpeg', bytes: Buffer.from('jpeg') });
      await ground.fetchMedia.round();
      expect(ground.talks.arrived.size).toBe(0);
      db.clock.advance(2_000);
      await ground.fetchMedia.round();
      expect(ground.talks.arrived.get(id)).toMatchObject({ name: 'shoe.jpg', contentType: 'image/jpeg' });
      expect(await state()).toEqual([{ state: 'done', attempts: 2 }]);
    });

    it('that are not taken, or never come, are shown as not to be had', async () => {
      const id = await sent();
      ground.channel.files.set('m1', { name: 'x', contentType: 'image/jpeg', bytes: Buffer.from('jpeg') });
      ground.talks.refuses = new Refusal('file-type-not-allowed', 'Files of this type cannot be sent.');
      await ground.fetchMedia.round();
      expect(ground.talks.failed).toEqual([id]);
      expect(await state()).toEqual([{ state: 'failed', attempts: 1 }]);
    });

    it('are fetched by one of two processes', async () => {
      await sent();
      let asked = 0;
      ground.channel.fetchMedia = async () => {
        asked++;
        return { name: 'x', contentType: 'image/jpeg', bytes: Buffer.from('jpeg') };
      };
      await Promise.all([ground.fetchMedia.round(), ground.fetchMedia.round()]);
      expect(asked).toBe(1);
    });
  });

  describe('what is pulled', () => {
    const page = (n: number, more: boolean) => ({
      events: [eventOf(`p${n}`, n, message(`p${n}`, `pulled ${n}`))],
      cursor: `after ${n}`,
      more,
    });

    it('is read page by page from where it ended, and kept with the place in one transaction', async () => {
      ground.channel.pages = [page(1, true), page(2, false)];
      await ground.pullAccounts.round();
      await ground.settled();
      expect(words()).toEqual(['pulled 1', 'pulled 2']);
      ground.channel.pages = [page(3, false)];
      await ground.pullAccounts.round();
      expect(ground.channel.pulledFrom).toEqual([null, 'after 1']);
      db.clock.advance(60_000);
      await ground.pullAccounts.round();
      expect(ground.channel.pulledFrom).toEqual([null, 'after 1', 'after 2']);
    });

    it('is read at once when the provider says that there is something, with its hint, and once', async () => {
      await ground.pullAccounts.round();
      await ground.push(inbox, [{ key: 'h', at: 1, says: { kind: 'pull', hint: 'token-7' } }]);
      await ground.settled();
      ground.channel.pages = [page(1, true), page(2, false)];
      await ground.pullAccounts.round();
      await ground.pullAccounts.round();
      expect(ground.channel.hints).toEqual([undefined, 'token-7', 'token-7']);
      db.clock.advance(60_000);
      await ground.pullAccounts.round();
      expect(ground.channel.hints.at(-1)).toBeUndefined();
    });

    it('is tried again after a pause that grows while the provider has trouble, from the same place', async () => {
      ground.channel.pages = [page(1, false)];
      await ground.pullAccounts.round();
      ground.channel.fails = new Error('no route');
      const pauses: number[] = [];
      for (let i = 0; i < 3; i++) {
        db.clock.advance(60_000);
        await ground.pullAccounts.round();
        const [row] = await db.database.query<{ due: Date; error: string }>(
          'select due_at as due, error from channel_cursors',
        );
        pauses.push(row!.due.getTime() - db.clock.now().getTime());
        expect(row!.error).toBe('no route');
      }
      expect(pauses).toEqual([2_000, 4_000, 8_000]);
      ground.channel.fails = null;
      db.clock.advance(60_000);
      await ground.pullAccounts.round();
      expect(ground.channel.pulledFrom.at(-1)).toBe('after 1');
    });
  });

  it('is forgotten two weeks after it was done, and not while it waits', async () => {
    await ground.push(inbox, [{ key: '1', at: 1, says: message('1', 'old') }]);
    await ground.settled();
    db.clock.advance(13 * 86_400_000);
    await ground.push(inbox, [{ key: '2', at: 2, says: message('2', 'new') }]);
    expect(await ground.forgetEvents.execute()).toBe(0);
    db.clock.advance(2 * 86_400_000);
    expect(await ground.forgetEvents.execute()).toBe(1);
    expect((await events()).map((one) => one.state)).toEqual(['received']);
  });
});
