import { email, type MessageEvent, type Receipt } from './desk';
import { SimulatedMail } from './simulated';

describe('a conversation by mail', () => {
  let sim: SimulatedMail;
  beforeEach(async () => {
    sim = new SimulatedMail();
    await sim.start();
  });
  afterEach(() => sim.stop());

  test.each(['gmail', 'outlook', 'apple', 'qq'])(
    'goes back and forth with %s: each answer finds its thread, the history is folded',
    async (quoting) => {
      const desk = sim.desk();
      await desk.read();
      await sim.act('write', { text: '我的订单到哪了？', subject: '订单' });
      const question = await desk.message();
      expect(question.thread).toMatchObject({ references: [] });
      const sent = await desk.answer(question, '已发货，\n明天送达。');
      expect(sent).toMatchObject({ ok: true, state: 'sent' });
      expect(sim.seenBy('lilei@buyer.example')).toMatchObject([
        { body: { text: '已发货，\n明天送达。', automatic: false } },
      ]);

      await sim.act('write', { text: '谢谢！', quoting });
      const thanks = await desk.message();
      expect(thanks.thread).toMatchObject({ token: desk.token });
      expect(thanks.thread!.references).toEqual([sent.ok && sent.providerId, question.thread!.messageId]);
      expect(thanks.replyTo).toBe(sent.ok && sent.providerId);
      expect(thanks.parts).toMatchObject([
        { kind: 'email', text: '谢谢！', quoted: expect.stringContaining('已发货') },
      ]);
      const [part] = thanks.parts;
      expect(part?.kind === 'email' && (part.html ?? '')).not.toContain('已发货');
    },
  );

  test('an agent sends a mail with a file', async () => {
    const desk = sim.desk();
    const piece = desk.piece('', 'anna@buyer.example');
    expect(
      await desk.send({ ...piece, body: { kind: 'email', text: 'Your invoice.', attachmentIds: ['a'] } }),
    ).toMatchObject({ ok: true });
    expect(sim.seenBy('anna@buyer.example')).toMatchObject([{ body: { text: 'Your invoice.' } }]);
  });

  test('who is not there is refused at once; a mail taken and then returned fails by its report', async () => {
    const desk = sim.desk();
    await desk.read();
    expect(await desk.send(desk.piece('Hello', 'nobody@buyer.example'))).toMatchObject({
      ok: false,
      class: 'recipient-unreachable',
      code: '5.1.1',
    });
    const sent = await desk.send(desk.piece('Hello', 'full@buyer.example'));
    expect(sent).toMatchObject({ ok: true, state: 'sent' });
    expect(await desk.read()).toMatchObject([
      {
        kind: 'receipt',
        providerId: sent.ok && sent.providerId,
        externalId: 'full@buyer.example',
        state: 'failed',
        failure: { class: 'recipient-unreachable', code: '5.1.1' },
      },
    ]);
  });

  test('a late mail is noted, and neither report becomes a message', async () => {
    const desk = sim.desk();
    await desk.read();
    await sim.act('meet', { user: 'slow@buyer.example', delivery: 'delayed' });
    await desk.send(desk.piece('Hello', 'slow@buyer.example'));
    const [late] = (await desk.read()) as Receipt[];
    expect(late).toMatchObject({ kind: 'receipt', state: 'sent', failure: { code: '4.4.1' } });
  });

  test('4xx is tried later, 5xx is final, a cut after the mail had left is unknown, no server is tried later', async () => {
    const desk = sim.desk();
    const outcome = async (path: string, wish: object) => {
      sim.world.faults.add({ match: { path }, times: 1, ...wish });
      return desk.send(desk.piece('Hello', 'anna@buyer.example'));
    };
    expect(await outcome('smtp/DATA', { action: 'status 451' })).toMatchObject({
      ok: false,
      class: 'retry-later',
    });
    expect(await outcome('smtp/RCPT', { action: 'status 450' })).toMatchObject({
      ok: false,
      class: 'retry-later',
    });
    expect(await outcome('smtp/DATA', { action: 'status 554' })).toMatchObject({
      ok: false,
      class: 'not-permitted',
    });
    const cut = await outcome('smtp/DATA', { action: 'close_after_accept' });
    expect(cut).toMatchObject({ ok: false, class: 'unknown-outcome' });
    expect(sim.seenBy('anna@buyer.example')).toHaveLength(1);
    expect(await sim.desk({ smtpPort: 9 }).send(desk.piece('Hello', 'anna@buyer.example'))).toMatchObject({
      class: 'retry-later',
    });
  });

  test('automatic mail goes with the null sender; where that is refused, with the account’s own', async () => {
    const desk = sim.desk();
    const sender = async () => {
      const since = sim.world.journal.read().at(-1)?.id;
      const piece = desk.piece('Thank you for writing.', 'anna@buyer.example', { automatic: true });
      expect(await desk.send(piece)).toMatchObject({ ok: true });
      return sim.world.journal.read({ since }).map(({ account }) => account);
    };
    expect(await sender()).toEqual([null]);
    await sim.provider.configure({ refuse_null_sender: true });
    expect(await sender()).toEqual(['support@shop.example']);
  });

  test('the check tells reading and writing apart, and what to do', async () => {
    const names = async (settings: object) =>
      (await email.check(sim.desk(settings as never).context)).map(({ name, ok, advice }) => [
        name,
        ok,
        advice?.zh.slice(0, 9),
      ]);
    expect(await names({})).toEqual([
      ['imap', true, undefined],
      ['smtp', true, undefined],
    ]);
    expect(await names({ smtpPassword: 'wrong' })).toEqual([
      ['imap', true, undefined],
      ['smtp', false, '服务器不接受这个用'],
    ]);
    expect(await names({ password: 'wrong' })).toMatchObject([
      ['imap', false, '服务器不接受这个用'],
      ['smtp', false, '服务器不接受这个用'],
    ]);
    expect(await names({ imapPort: 9, smtpHost: 'nowhere.invalid' })).toMatchObject([
      ['imap', false, '连不上收信服务器。'],
      ['smtp', false, '找不到发信服务器。'],
    ]);
    expect(await names({ folder: 'Nothing' })).toMatchObject([
      ['imap', false, '已登录，但打不开收'],
      ['smtp', true, undefined],
    ]);
  }, 60_000);

  test('signs in by OAuth; a token that is refused is given back', async () => {
    const refused: string[] = [];
    let token = String(sim.account['access_token']);
    const desk = sim.desk(
      { authentication: 'oauth', oauthTokenUrl: 'https://login.example/token', password: '' },
      {
        token: async () => token,
        tokenRefused: async (one) => void refused.push(one),
      },
    );
    await sim.act('write', { text: 'one' });
    expect(await desk.read()).toHaveLength(1);
    expect(await desk.send(desk.piece('Hello', 'anna@buyer.example'))).toMatchObject({ ok: true });
    sim.provider.expireTokens({});
    await expect(desk.pull()).rejects.toThrow();
    expect(await desk.send(desk.piece('Hello', 'anna@buyer.example'))).toMatchObject({
      ok: false,
      class: 'refresh-token',
    });
    expect(refused).toEqual([token, token]);
    token = String(sim.account['access_token']);
    expect(await desk.read()).toEqual([]);
  });

  describe('machines on the other side', () => {
    const quiet = async (...desks: ReturnType<SimulatedMail['desk']>[]) => {
      for (let round = 0, still = 0; still < 2 && round < 30; round++) {
        const answered = await Promise.all(
          desks.map((desk) => desk.answerAll('We will answer within a day.')),
        );
        still = answered.every((count) => count === 0) ? still + 1 : 0;
      }
      return desks.map(({ answers }) => answers);
    };

    test.each(['away@buyer.example', 'robot@buyer.example'])(
      'no loop with the responder %s',
      async (user) => {
        const desk = sim.desk();
        await desk.read();
        await sim.act('write', { user, text: 'Where is my order?' });
        expect(await quiet(desk)).toEqual([1]);
        expect(sim.seenBy(user)).toHaveLength(1);
        expect(sim.folder('INBOX').length).toBeLessThanOrEqual(2);
      },
    );

    test('no storm between two of our own inboxes', async () => {
      await sim.provider.configure({ account: 'sales@shop.example' });
      const [one, two] = [sim.desk(), sim.desk({ address: 'sales@shop.example' })];
      await Promise.all([one.read(), two.read()]);
      expect(await one.send(one.piece('Hello colleagues', 'sales@shop.example'))).toMatchObject({ ok: true });
      expect(await quiet(one, two)).toEqual([0, 0]);
    });

    test('their answers are shown as written by a machine', async () => {
      const desk = sim.desk();
      await desk.read();
      await sim.act('write', { user: 'away@buyer.example', text: 'Hello' });
      await desk.answer(await desk.message(), 'Hello, how can we help?');
      expect(await desk.message()).toMatchObject({ automatic: true } satisfies Partial<MessageEvent>);
    });
  });
});
