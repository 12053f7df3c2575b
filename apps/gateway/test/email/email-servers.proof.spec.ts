// A conversation through the mail servers that run half of the world, with their own reports, headers and folders.
// eslint-disable-next-line @nx/enforce-module-boundaries -- the samples are those of the adapter's own specs
import { quotingSamples } from '../../../../libs/contexts/channels/src/adapters/email/samples/quoting';
import { createTransport } from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import type { AddressInfo, Server } from 'node:net';
import { Desk, email, type MessageEvent } from './desk';
import { PASSWORD, RealServers, whatIsMissing } from './real-servers';

const missing = whatIsMissing();
if (missing) console.warn(`mail through dovecot and postfix: ${missing}`);
const whole = missing ? describe.skip : describe;

jest.setTimeout(90_000);

whole('mail through dovecot and postfix', () => {
  const servers = new RealServers();
  /** Somebody else's server: it takes the recipient and refuses the mail. */
  const far = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => {
      stream
        .resume()
        .on('end', () => done(Object.assign(new Error('5.1.1 no such user'), { responseCode: 550 })));
    },
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => far.listen(0, '127.0.0.1', () => resolve()));
    await servers.start(((far.server as Server).address() as AddressInfo).port);
  });
  afterAll(async () => {
    await servers.stop();
    await new Promise<void>((resolve) => far.close(() => resolve()));
  });

  const desk = async (address = 'support@shop.test') => {
    const one = new Desk(servers.settings(address));
    await one.read();
    return one;
  };
  /** A person's mail program. */
  const program = (address: string) => {
    const settings = servers.settings(address);
    const transport = createTransport({
      host: '127.0.0.1',
      port: servers.smtpPort,
      requireTLS: true,
      tls: { ca: String(settings['ca']) },
      auth: { user: address, pass: PASSWORD },
    });
    return (mail: Record<string, unknown>) => transport.sendMail({ from: address, ...mail });
  };

  test('reading and writing pass the live check, with STARTTLS and sign-in; a wrong password does not', async () => {
    const { context } = await desk();
    expect(await email.check(context)).toEqual([
      { name: 'imap', ok: true },
      { name: 'smtp', ok: true },
    ]);
    const wrong = new Desk({ ...servers.settings('support@shop.test'), password: 'wrong' });
    expect(await email.check(wrong.context)).toMatchObject([{ ok: false }, { ok: false }]);
    const untrusted = new Desk({ ...servers.settings('support@shop.test'), ca: '' });
    const [imap, smtp] = await email.check(untrusted.context);
    expect([imap!.advice!.en, smtp!.advice!.en]).toEqual([
      expect.stringContaining('certificate'),
      expect.stringContaining('certificate'),
    ]);
  });

  test.each(quotingSamples.map((sample) => [sample.program, sample] as const))(
    'a real conversation with %s',
    async (_, { text, html, written, history }) => {
      const shop = await desk();
      const anna = program('anna@buyer.test');
      const asked = await anna({
        to: 'support@shop.test',
        subject: '订单 20260301',
        text: '我的订单到哪了？',
      });
      const question = await shop.message();
      expect(question).toMatchObject({
        externalId: asked.messageId,
        sender: { externalId: 'anna@buyer.test' },
      });
      const sent = await shop.answer(question, '已发货，明天送达。');
      expect(sent).toMatchObject({ ok: true, state: 'sent' });

      const annas = new Desk(servers.settings('anna@buyer.test'));
      const got = (await annas.next(
        (event) => event.kind === 'message' && event.externalId === (sent.ok && sent.providerId),
      )) as MessageEvent;
      expect(got.parts).toMatchObject([{ kind: 'email', text: '已发货，明天送达。' }]);
      expect(got.thread!.references).toEqual([asked.messageId]);

      await anna({
        to: `support+${shop.token}@shop.test`,
        subject: 'Re: 订单 20260301',
        text,
        html,
        inReplyTo: got.externalId,
        references: [asked.messageId, got.externalId],
      });
      const reply = await shop.message();
      expect(reply.thread).toMatchObject({
        token: shop.token,
        references: [got.externalId, asked.messageId],
      });
      expect(reply.parts).toMatchObject([
        { kind: 'email', text: written, quoted: expect.stringContaining(history) },
      ]);
      expect(reply.automatic).toBeUndefined();
    },
  );

  test('IDLE of a real server says at once that a mail has come', async () => {
    const shop = await desk();
    const end = new AbortController();
    let news = 0;
    const over = email.watch!(shop.context, () => (news += 1), end.signal);
    const until = async (count: number) => {
      for (let wait = 0; news < count && wait < 100; wait++)
        await new Promise((resolve) => setTimeout(resolve, 50));
      expect(news).toBeGreaterThanOrEqual(count);
    };
    await until(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const before = news;
    await program('anna@buyer.test')({ to: 'support@shop.test', subject: 'now', text: 'now' });
    await until(before + 1);
    expect(await shop.message()).toMatchObject({ parts: [{ text: 'now' }] });
    end.abort();
    await over;
  });

  test('who is not there is refused; what a server elsewhere refuses comes back as a report, not as a message', async () => {
    const shop = await desk();
    expect(await shop.send(shop.piece('Hello', 'nobody@buyer.test'))).toMatchObject({
      ok: false,
      class: 'recipient-unreachable',
      code: '5.1.1',
    });
    const sent = await shop.send(shop.piece('Hello', 'gone@far.test'));
    expect(sent).toMatchObject({ ok: true, state: 'sent' });
    const report = await shop.next((event) => event.kind !== 'ignored', 30_000);
    expect(report).toMatchObject({
      kind: 'receipt',
      providerId: sent.ok && sent.providerId,
      externalId: 'gone@far.test',
      state: 'failed',
      failure: { class: 'recipient-unreachable', code: '5.1.1' },
    });
  });

  test.each([
    ['says what it is', true],
    ['says nothing of itself', false],
  ])('a responder on the other side that %s makes no loop', async (_, polite) => {
    const shop = await desk();
    const robot = await desk('robot@buyer.test');
    const answerAs = program('robot@buyer.test');
    await answerAs({ to: 'support@shop.test', subject: 'Where is my order?', text: 'Hello' });
    let replies = 0;
    for (let round = 0, quiet = 0; quiet < 8 && round < 60; round++) {
      const ours = await shop.answerAll('Thank you, we will answer within a day.');
      const theirs = (await robot.read()).filter((event) => event.kind === 'message') as MessageEvent[];
      for (const event of theirs) {
        replies += 1;
        const headers = polite ? { 'Auto-Submitted': 'auto-replied' } : {};
        await answerAs({
          to: event.sender.externalId,
          subject: 'Away',
          text: 'Until Monday',
          inReplyTo: event.externalId,
          headers,
        });
      }
      quiet = ours + theirs.length === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    expect(shop.answers).toBe(1);
    expect(replies).toBe(1);
  });
});
