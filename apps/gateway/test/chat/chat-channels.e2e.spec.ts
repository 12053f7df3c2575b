// Deep imports: what is tried is the adapters themselves.
/* eslint-disable @nx/enforce-module-boundaries */
import { adapterFor } from '../../../../libs/contexts/channels/src/adapters';
/* eslint-enable @nx/enforce-module-boundaries */
import { ChatShop, type PieceBody } from './chat-shop';

interface Case {
  channel: string;
  settings: (account: Record<string, unknown>, address: string) => Record<string, unknown>;
  /** Settings with a token that the provider does not know. */
  wrongToken: Record<string, unknown>;
  account?: Record<string, unknown>;
  /** Part of the path of the call that sends. */
  sends: string;
  /** Ms after the last message when nothing may be sent; none: always. */
  closesAfterMs?: number;
  /** How a piece is answered whose answer was lost. */
  lost: 'unknown-outcome' | 'accepted';
  /** Whether the channel has no files, or they are fetched by their address. */
  blocked: 'recipient-unreachable' | 'accepted';
}

const meta = (id: string) => (account: Record<string, unknown>) => ({
  [id]: account['id'],
  accessToken: account['token'],
  appSecret: account['app_secret'],
  verifyToken: account['verify_token'],
});
const day = 24 * 3_600_000;
const CASES: Case[] = [
  {
    channel: 'telegram',
    settings: (account) => ({ botToken: account['token'], secretToken: account['secret'] }),
    wrongToken: { botToken: '1:unknown-token' },
    sends: '/send',
    lost: 'unknown-outcome',
    blocked: 'recipient-unreachable',
  },
  {
    channel: 'whatsapp',
    settings: meta('phoneNumberId'),
    wrongToken: { accessToken: 'unknown' },
    account: { receipts: [] },
    sends: '/messages',
    closesAfterMs: day,
    lost: 'unknown-outcome',
    blocked: 'recipient-unreachable',
  },
  {
    channel: 'messenger',
    settings: meta('pageId'),
    wrongToken: { accessToken: 'unknown' },
    account: { echoes: true, deliveries: false },
    sends: '/messages',
    closesAfterMs: day,
    lost: 'unknown-outcome',
    blocked: 'recipient-unreachable',
  },
  {
    channel: 'instagram',
    settings: meta('accountId'),
    wrongToken: { accessToken: 'unknown' },
    account: { echoes: true },
    sends: '/messages',
    closesAfterMs: day,
    lost: 'unknown-outcome',
    blocked: 'recipient-unreachable',
  },
  {
    channel: 'line',
    settings: (account, address) => ({
      accessToken: account['token'],
      channelSecret: account['channel_secret'],
      dataBase: `${address}/line`,
    }),
    wrongToken: { accessToken: 'unknown' },
    sends: '/push',
    lost: 'unknown-outcome',
    // LINE answers 200, and nobody gets it.
    blocked: 'accepted',
  },
];

describe.each(CASES)('$channel against its simulator', (one) => {
  let shop: ChatShop;
  const text = (words: string): PieceBody => ({ kind: 'text', text: words });

  beforeEach(async () => {
    shop = await new ChatShop(adapterFor(one.channel)!, one).start();
  });
  afterEach(() => shop.stop());

  it('is found sound by the check, and not with a wrong token', async () => {
    expect((await shop.adapter.check(shop.context)).filter((line) => !line.ok)).toEqual([]);
    shop.use({ ...shop.context.settings, ...one.wrongToken });
    expect((await shop.adapter.check(shop.context)).some((line) => !line.ok)).toBe(true);
  });

  it('brings text and files of a customer, whose bytes are fetched', async () => {
    await shop.act('text', { text: '包裹在哪？🙂' });
    await shop.act('image', { base64: Buffer.from('pixels').toString('base64') });
    await shop.act('voice', { seconds: 3 });
    const [words, image, voice] = shop.messages;
    expect(words).toMatchObject({
      parts: [{ kind: 'text', text: '包裹在哪？🙂' }],
      sentAt: expect.any(Date),
    });
    expect(voice).toMatchObject({ parts: [{ kind: 'voice' }] });
    const [part] = image!.parts;
    const ref = part && 'media' in part ? part.media.ref : null;
    const file = await shop.adapter.fetchMedia!(ref!, shop.context);
    expect(file.bytes.toString()).toBe('pixels');
    expect(new Set(shop.messages.map((message) => message.sender.externalId)).size).toBe(1);
  });

  it('keeps one event of three deliveries at once, and nothing that is forged', async () => {
    shop.fault({ match: { event: '*' }, action: 'duplicate 3' });
    await shop.act('text', { text: 'once' });
    expect(shop.answers.slice(-3)).toEqual([200, 200, 200]);
    expect(shop.messages).toHaveLength(1);
    shop.fault({ match: { event: '*' }, action: 'bad_signature' });
    void shop.act('text', { text: 'forged', wait: false });
    while (shop.answers.at(-1) === 200) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(shop.answers.at(-1)).toBe(401);
    expect(shop.messages).toHaveLength(1);
  });

  it('carries text, a picture and a menu to the customer, and the choice back', async () => {
    await shop.act('text', { text: 'hi' });
    expect(await shop.send(text('您好'))).toMatchObject({ ok: true, providerId: expect.any(String) });
    const picture: PieceBody = { kind: 'image', attachmentId: 'a.png', url: 'https://shop.example/a.png' };
    expect(await shop.send(picture)).toMatchObject({ ok: true });
    const menu: PieceBody = { kind: 'menu', head: 'OK?', items: [{ id: 'i1', label: '是' }] };
    expect(await shop.send(menu)).toMatchObject({ ok: true });
    expect(shop.shown).toHaveLength(3);
    expect(JSON.stringify(shop.shown[0]!.body)).toContain('您好');
    await shop.act(...press(one.channel, shop.shown[2]!));
    expect(shop.messages.at(-1)).toMatchObject({ action: { itemId: 'i1', label: '是' } });
  });

  it('tries again what an outage refused, and is in doubt about what was not answered', async () => {
    await shop.act('text', { text: 'hi' });
    shop.fault({ match: { path: one.sends }, action: 'status 503' });
    expect(await shop.send(text('a'))).toMatchObject({ ok: false, class: 'retry-later' });
    shop.fault({ match: { path: one.sends }, action: 'close_after_accept' });
    expect(await shop.send(text('b'))).toMatchObject({ ok: false, class: one.lost });
    expect(shop.shown).toHaveLength(1);
  });

  it('says that the customer cannot be reached, or that the time is over', async () => {
    await shop.act('text', { text: 'hi' });
    if (one.closesAfterMs !== undefined) {
      await shop.advance(one.closesAfterMs);
      expect(await shop.send(text('late'))).toMatchObject({ ok: false, class: 'window-closed' });
      await shop.act('text', { text: 'again' });
      expect(await shop.send(text('in time'))).toMatchObject({ ok: true });
    }
    const { sender } = shop;
    await shop.act('block');
    expect(await shop.send(text('gone'), { to: sender })).toMatchObject(
      one.blocked === 'accepted' ? { ok: true } : { ok: false, class: one.blocked },
    );
    expect(shop.shown.some((message) => JSON.stringify(message.body).includes('gone'))).toBe(false);
  });

  it('shows that somebody is typing', async () => {
    await shop.act('text', { text: 'hi' });
    const lastInboundId = shop.messages[0]!.externalId;
    await shop.adapter.typing!(shop.sender, true, { ...shop.context, lastInboundId });
    expect(shop.provider.accounts()[0]!.people[0]!.typingUntil).toBeGreaterThan(shop.context.now().getTime());
  });
});

describe('line against its simulator, where sending is safe to repeat', () => {
  let shop: ChatShop;
  beforeEach(async () => {
    shop = await new ChatShop(adapterFor('line')!, CASES[4]!).start();
    await shop.act('text', { text: 'hi' });
  });
  afterEach(() => shop.stop());

  it('sends once under one key, however often it is tried', async () => {
    const piece = { id: 'c'.repeat(32) };
    shop.fault({ match: { path: '/push' }, action: 'close_after_accept' });
    expect(await shop.send({ kind: 'text', text: 'once' }, piece)).toMatchObject({
      class: 'unknown-outcome',
    });
    expect(await shop.send({ kind: 'text', text: 'once' }, piece)).toMatchObject({ ok: true });
    expect(shop.shown).toHaveLength(1);
  });

  it('answers free of charge by the token, also when the answer to that is lost', async () => {
    const { code } = shop.messages[0]!;
    shop.fault({ match: { path: '/reply' }, action: 'close_after_accept' });
    expect(await shop.send({ kind: 'text', text: 'free' }, { code: code!.value })).toEqual({
      ok: true,
      state: 'accepted',
      providerId: null,
    });
    expect(shop.shown).toHaveLength(1);
    expect(shop.provider.quota({})).toMatchObject({ used: 0 });
  });
});

describe.each(['messenger', 'instagram'])('%s against its simulator, where others answer, too', (channel) => {
  it('shows what was typed in Meta’s own inbox as the shop’s, and not what comes back of ours', async () => {
    const one = CASES.find((known) => known.channel === channel)!;
    const shop = await new ChatShop(adapterFor(channel)!, one).start();
    try {
      await shop.act('text', { text: 'hi' });
      await shop.send({ kind: 'text', text: 'from here' });
      await shop.act('page_reply', { text: 'typed in the inbox' });
      expect(shop.events.filter(({ kind }) => kind === 'answer')).toMatchObject([
        { to: { externalId: shop.sender }, parts: [{ kind: 'text', text: 'typed in the inbox' }] },
      ]);
    } finally {
      await shop.stop();
    }
  });
});

/** How a user of each network presses the first choice of a menu. */
function press(
  channel: string,
  menu: { id: string; body: Record<string, unknown> },
): [string, Record<string, unknown>] {
  switch (channel) {
    case 'telegram':
      return ['press', { message: menu.id, data: 'i1' }];
    case 'whatsapp':
      return ['press', { item: 'i1', title: '是' }];
    case 'line': {
      const { items } = menu.body['quickReply'] as { items: { action: { data: string } }[] };
      return ['press', { data: items[0]!.action.data }];
    }
    default:
      return ['quick_reply', { item: 'i1', title: '是' }];
  }
}
