import { eventually } from '@yingda/testing';
import { email } from './desk';
import { SimulatedMail } from './simulated';

describe('a mailbox over IMAP', () => {
  let sim: SimulatedMail;
  beforeEach(async () => {
    sim = new SimulatedMail();
    await sim.start();
  });
  afterEach(() => sim.stop());

  test('the first connection takes unread mail of the last day, later ones what is above the last UID', async () => {
    await sim.act('write', { text: 'one' });
    const desk = sim.desk();
    expect(await desk.read()).toMatchObject([{ kind: 'message', parts: [{ text: 'one' }] }]);
    await sim.act('write', { text: 'two' });
    await sim.act('write', { text: 'three' });
    expect(await desk.read()).toMatchObject([{ parts: [{ text: 'two' }] }, { parts: [{ text: 'three' }] }]);
    expect(await desk.read()).toEqual([]);
  });

  test('mail read long ago by a person is not taken at the first connection', async () => {
    await sim.act('write', { text: 'old' });
    const first = sim.desk();
    await first.read();
    const second = sim.desk();
    expect(await second.read()).toEqual([]);
    await sim.act('write', { text: 'new' });
    expect(await second.read()).toMatchObject([{ parts: [{ text: 'new' }] }]);
  });

  test('a mail is marked as read only after its cursor was stored: a crash between loses nothing', async () => {
    const desk = sim.desk();
    await desk.read();
    await sim.act('write', { text: 'one' });
    const lost = await desk.pull();
    expect(lost.events).toHaveLength(1);
    expect(sim.folder('INBOX')[0]!.flags).toEqual([]);
    const again = await desk.pull();
    expect(again.events.map(({ key }) => key)).toEqual(lost.events.map(({ key }) => key));
    expect(again.events[0]!.raw).toEqual(lost.events[0]!.raw);
    desk.cursor = again.cursor;
    await desk.pull();
    expect(sim.folder('INBOX')[0]!.flags).toEqual(['\\Seen']);
  });

  test('after UIDVALIDITY changed everything is looked at again and nothing comes twice', async () => {
    const desk = sim.desk();
    await desk.read();
    for (const text of ['one', 'two']) await sim.act('write', { text });
    expect(await desk.read()).toHaveLength(2);
    await sim.act('renumber');
    await sim.act('write', { text: 'three' });
    expect(await desk.read()).toMatchObject([{ parts: [{ text: 'three' }] }]);
    await sim.act('write', { text: 'four' });
    expect(await desk.read()).toMatchObject([{ parts: [{ text: 'four' }] }]);
  });

  test('the same mail twice has one key; without a Message-ID, too', async () => {
    const desk = sim.desk();
    await sim.act('write', { text: 'one', copies: 3 });
    await sim.act('write', { text: 'two', copies: 2, message_id: null });
    expect(await desk.read()).toHaveLength(2);
    expect(sim.folder('INBOX').every(({ flags }) => flags.includes('\\Seen'))).toBe(true);
  });

  test('a mail in GBK with a file and a name is read as written', async () => {
    const desk = sim.desk();
    const files = [{ name: '发票.pdf', content_type: 'application/pdf', base64: 'JVBERg==' }];
    await sim.act('write', { text: '请开发票，谢谢', charset: 'gbk', subject: '发票', files });
    expect(await desk.read()).toMatchObject([
      {
        sender: { externalId: 'lilei@buyer.example', name: '李雷' },
        parts: [
          {
            subject: '发票',
            text: '请开发票，谢谢',
            attachments: [{ name: '发票.pdf', bytes: Buffer.from('%PDF') }],
          },
        ],
      },
    ]);
  });

  test('a mail of 30 MB comes without its body; those behind it come as ever', async () => {
    const desk = sim.desk();
    const head = 'From: anna@buyer.example\r\nMessage-ID: <big@buyer.example>\r\nSubject: big\r\n\r\n';
    const raw = Buffer.concat([Buffer.from(head), Buffer.alloc(30 * 1024 * 1024, 'x')]).toString('base64');
    await sim.act('inject', { raw });
    await sim.act('write', { text: 'small' });
    const pulled = await desk.pull();
    expect(pulled.events[0]!.raw.length).toBeLessThan(10_000);
    expect(await desk.read()).toMatchObject([
      {
        externalId: '<big@buyer.example>',
        parts: [{ kind: 'unsupported', providerKind: 'email.too-large' }],
      },
      { parts: [{ text: 'small' }] },
    ]);
  });

  test('a mail that cannot be fetched is moved aside after three tries and named by the check', async () => {
    const desk = sim.desk();
    await sim.act('write', { text: 'before' });
    await sim.act('write', { text: 'broken', headers: { 'X-Simulator': 'unfetchable' } });
    await sim.act('write', { text: 'behind' });
    expect(await desk.read()).toMatchObject([{ parts: [{ text: 'before' }] }]);
    expect(await desk.read()).toEqual([]);
    expect(await desk.read()).toEqual([]);
    expect(sim.folder('Yingda-unread')).toHaveLength(0);
    expect(await desk.read()).toMatchObject([{ parts: [{ text: 'behind' }] }]);
    expect(sim.folder('Yingda-unread')).toHaveLength(1);
    const checks = await email.check(desk.context);
    expect(checks).toMatchObject([
      { name: 'imap', ok: true },
      { name: 'imap-aside', ok: false },
      { name: 'smtp', ok: true },
    ]);
  });

  test('a connection that breaks in the middle loses nothing', async () => {
    const desk = sim.desk();
    for (const text of ['one', 'two']) await sim.act('write', { text });
    sim.world.faults.add({ match: { path: 'imap/SELECT' }, action: 'drop', times: 1 });
    await expect(desk.pull()).rejects.toThrow();
    expect(await desk.read()).toHaveLength(2);
  });

  describe('watched by IDLE', () => {
    const watching = (settings = {}) => {
      const desk = sim.desk(settings);
      const end = new AbortController();
      let news = 0;
      const over = email.watch!(desk.context, () => (news += 1), end.signal);
      return { desk, news: () => news, stop: async () => (end.abort(), await over) };
    };
    const idles = () => {
      const rule = sim.world.faults.add({ match: { path: 'imap/IDLE' }, action: 'delay_ms', value: 0 });
      return () => sim.world.faults.list().find(({ id }) => id === rule.id)!.matched;
    };

    test('says at once that a mail has come; the pull goes over the same connection', async () => {
      const logins = sim.world.faults.add({
        match: { path: 'imap/AUTHENTICATE' },
        action: 'delay_ms',
        value: 0,
      });
      const idled = idles();
      const { desk, news, stop } = watching();
      await eventually(() => idled() === 1 && news() > 0);
      await desk.read();
      await eventually(() => idled() === 2);
      const before = news();
      await sim.act('write', { text: 'now' });
      await eventually(() => news() > before, 2_000);
      expect(await desk.read()).toMatchObject([{ parts: [{ text: 'now' }] }]);
      expect(sim.world.faults.list().find(({ id }) => id === logins.id)!.matched).toBe(1);
      await stop();
    });

    test('begins IDLE again before servers end it', async () => {
      const idled = idles();
      const { stop } = watching({ idleMinutes: 0.005 });
      await eventually(() => idled() >= 4, 5_000);
      await stop();
    });

    test('comes back after its connection was cut, and what came meanwhile is news', async () => {
      const { desk, news, stop } = watching();
      await eventually(() => news() > 0);
      await desk.read();
      const before = news();
      await sim.act('cut');
      await sim.act('write', { text: 'meanwhile' });
      await eventually(() => news() > before, 6_000);
      expect(await desk.read()).toHaveLength(1);
      await stop();
    });

    test('a lost push is found by looking', async () => {
      await sim.provider.configure({ idle_pushes: false });
      const idled = idles();
      const { desk, news, stop } = watching();
      await eventually(() => idled() === 1 && news() > 0);
      await desk.read();
      await eventually(() => idled() === 2);
      const before = news();
      await sim.act('write', { text: 'unheard' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(news()).toBe(before);
      expect(await desk.read()).toHaveLength(1);
      expect(email.pullEveryMs).toBe(5 * 60_000);
      await stop();
    });

    test('ends when it is told to, also while it waits for a server that is away', async () => {
      const { stop } = watching({ imapPort: 9 });
      await new Promise((resolve) => setTimeout(resolve, 200));
      await stop();
    });
  });
});
