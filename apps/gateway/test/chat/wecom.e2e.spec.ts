import type { PieceBody } from './chat-shop';
import { WeComShop } from './wecom-shop';

const HOUR = 3_600_000;
const text = (words: string): PieceBody => ({ kind: 'text', text: words });

describe('wecom against its simulator', () => {
  let shop: WeComShop;

  beforeEach(async () => {
    shop = (await new WeComShop().start()) as WeComShop;
  });
  afterEach(() => shop.stop());

  it('answers the check of the address, and is found sound by its own; not with a wrong secret or account', async () => {
    expect(shop.provider.accounts()[0]!.connected).toBe(true);
    expect((await shop.adapter.check(shop.context)).filter((line) => !line.ok)).toEqual([]);
    const { settings } = shop.context;
    for (const wrong of [{ secret: 'x' }, { openKfId: 'wkNobodys' }]) {
      shop.use({ ...settings, ...wrong });
      expect((await shop.adapter.check(shop.context)).some((line) => !line.ok)).toBe(true);
    }
  });

  it('brings text and files of a customer, whose bytes are fetched, and says who they are', async () => {
    await shop.act('text', { text: '包裹在哪？🙂' });
    await shop.act('image', { base64: Buffer.from('pixels').toString('base64') });
    await shop.act('file', { base64: Buffer.from('bill').toString('base64'), file_name: '发票.pdf' });
    await shop.act('location', { latitude: 30.27, longitude: 120.13, label: '门店' });
    expect(shop.messages.map(({ parts: [part] }) => part!.kind)).toEqual([
      'text',
      'image',
      'file',
      'location',
    ]);
    expect(shop.messages[0]).toMatchObject({
      parts: [{ kind: 'text', text: '包裹在哪？🙂' }],
      sender: { externalId: shop.user },
      sentAt: expect.any(Date),
      opens: 'message',
    });
    const fetched = await Promise.all(
      shop.messages.slice(1, 3).map(({ parts: [part] }) => {
        const ref = part && 'media' in part ? part.media.ref : null;
        return shop.adapter.fetchMedia!(ref!, shop.context);
      }),
    );
    expect(fetched.map(({ bytes }) => bytes.toString())).toEqual(['pixels', 'bill']);
    expect(fetched[1]!.name).toBe('发票.pdf');
    expect(await shop.adapter.profile!(shop.user, shop.context)).toEqual({
      name: '周嘉宁',
      unionId: expect.stringMatching(/^u/),
    });
  });

  it('keeps one message of three callbacks at once, none of a forged one, and what a lost one was about', async () => {
    shop.fault({ match: { event: '*' }, action: 'duplicate 3' });
    await shop.act('text', { text: 'once' });
    expect(shop.answers.slice(-3)).toEqual([200, 200, 200]);
    expect([shop.messages.length, shop.of('pull').length]).toEqual([1, 1]);
    for (const action of ['bad_signature', 'old_timestamp', 'wrong_receive_id']) {
      shop.fault({ match: { event: '*' }, action });
      void shop.act('text', { text: action, wait: false });
      while (shop.answers.at(-1) === 200) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(shop.answers.pop()).toBe(403);
    }
    expect(shop.of('pull')).toHaveLength(1);
    await shop.fetch();
    expect(shop.messages.map(({ parts: [part] }) => part)).toEqual(
      ['once', 'bad_signature', 'old_timestamp', 'wrong_receive_id'].map(text),
    );
  });

  it('fetches all pages, short, empty and overlapping ones, and goes on where it was after a cursor got lost', async () => {
    await shop.configure({ page_items: 2, empty_pages: 2, overlap_items: 1, hook_url: null });
    for (let n = 1; n <= 5; n += 1) await shop.act('text', { text: `${n}` });
    await shop.fetch();
    expect(shop.messages.map(({ parts: [part] }) => part)).toEqual(['1', '2', '3', '4', '5'].map(text));
    expect(shop.pages).toBeGreaterThan(5);
    shop.cursor = 'of-another-life';
    await shop.fetch('a hint that is too old');
    expect(shop.messages).toHaveLength(5);
  });

  it('carries text, picture, file, place, card and menu to the customer, and the choice back', async () => {
    await shop.configure({ messages: 10 });
    await shop.act('text', { text: 'hi' });
    const bodies: PieceBody[] = [
      text('您好'),
      { kind: 'image', attachmentId: 'a.png', url: '' },
      { kind: 'file', attachmentId: 'b.pdf', url: '' },
      { kind: 'location', latitude: 30.27, longitude: 120.13, name: '门店' },
      { kind: 'link', url: 'https://shop.example/9', title: '外套', description: '羊毛' },
      { kind: 'menu', head: '满意吗？', items: [{ id: 'csat:1:5', label: '满意' }] },
    ];
    for (const body of bodies)
      expect(await shop.send(body)).toMatchObject({
        ok: true,
        state: 'accepted',
        providerId: expect.any(String),
      });
    expect(shop.shown.map(({ kind }) => kind)).toEqual(['text', 'image', 'file', 'location', 'news', 'menu']);
    await shop.act('menu_item', { id: 'csat:1:5', text: '满意' });
    expect(shop.messages.at(-1)).toMatchObject({ action: { itemId: 'csat:1:5', label: '满意' } });
  });

  it('tries again what an outage refused, and what was not answered under the same id: it is there once', async () => {
    await shop.act('text', { text: 'hi' });
    shop.fault({ match: { path: '/kf/send_msg' }, action: 'status 503' });
    expect(await shop.send(text('a'))).toMatchObject({ ok: false, class: 'retry-later' });
    shop.fault({ match: { path: '/kf/send_msg' }, action: 'error 45009' });
    expect(await shop.send(text('a'))).toMatchObject({
      ok: false,
      class: 'retry-later',
      retryAfterMs: 60_000,
    });
    const piece = { id: 'c'.repeat(32) };
    shop.fault({ match: { path: '/kf/send_msg' }, action: 'close_after_accept' });
    expect(await shop.send(text('b'), piece)).toMatchObject({ ok: false, class: 'unknown-outcome' });
    expect(await shop.send(text('b'), piece)).toEqual({ ok: true, state: 'accepted', providerId: piece.id });
    expect(shop.shown).toHaveLength(1);
  });

  it('hands back a token that was refused, and sends with the next one', async () => {
    await shop.act('text', { text: 'hi' });
    const refused: string[] = [];
    let token = '';
    shop.context.token = async (fetchNew) => (token ||= (await fetchNew()).token);
    shop.context.tokenRefused = async (one) => {
      refused.push(one);
      token = '';
    };
    expect(await shop.send(text('a'))).toMatchObject({ ok: true });
    shop.provider.expireTokens({});
    const [first] = [token];
    expect(await shop.send(text('b'))).toMatchObject({ ok: false, class: 'refresh-token' });
    expect(refused).toEqual([first]);
    expect(await shop.send(text('b'))).toMatchObject({ ok: true });
    expect(shop.shown).toHaveLength(2);
  });

  it('says when five were sent, and when 48 hours are over, until the customer writes again', async () => {
    await shop.configure({ session_ms: 96 * HOUR });
    await shop.act('text', { text: 'hi' });
    for (let n = 1; n <= 5; n += 1) expect(await shop.send(text(`${n}`))).toMatchObject({ ok: true });
    expect(await shop.send(text('6'))).toMatchObject({ ok: false, class: 'quota-reached' });
    await shop.act('text', { text: 'again' });
    expect(await shop.send(text('6'))).toMatchObject({ ok: true });
    await shop.advance(48 * HOUR);
    expect(await shop.send(text('late'))).toMatchObject({ ok: false, class: 'window-closed' });
    await shop.act('text', { text: 'again' });
    expect(await shop.send(text('in time'))).toMatchObject({ ok: true });
  });

  it('learns from events what was accepted and did not arrive', async () => {
    await shop.configure({ refusals: 'event', messages: 1 });
    await shop.act('text', { text: 'hi' });
    expect(await shop.send(text('1'))).toMatchObject({ ok: true });
    const second = await shop.send(text('2'));
    expect(second).toMatchObject({ ok: true });
    await shop.act('refuse');
    const third = await shop.send(text('3'));
    await shop.advance(1_000);
    await shop.fetch();
    expect(shop.of('receipt')).toEqual([
      expect.objectContaining({
        providerId: second.ok && second.providerId,
        failure: expect.objectContaining({ class: 'quota-reached' }),
      }),
      expect.objectContaining({
        providerId: third.ok && third.providerId,
        failure: expect.objectContaining({ class: 'recipient-unreachable' }),
      }),
    ]);
    expect(shop.shown).toHaveLength(1);
  });

  it('shows what an agent answers in WeCom, cannot write meanwhile, and can once the customer asks anew', async () => {
    await shop.act('text', { text: 'hi' });
    await shop.act('servicer_say', { text: '我是小林' });
    await shop.act('servicer_say', { base64: Buffer.from('chart').toString('base64') });
    expect(shop.of('answer')).toMatchObject([
      { to: { externalId: shop.user }, parts: [{ kind: 'text', text: '我是小林' }] },
      { to: { externalId: shop.user }, parts: [{ kind: 'image' }] },
    ]);
    const [part] = shop.of('answer')[1]!.parts;
    const { bytes } = await shop.adapter.fetchMedia!(
      ('media' in part! && part.media.ref) || '',
      shop.context,
    );
    expect(bytes.toString()).toBe('chart');
    expect(await shop.send(text('我也在'))).toMatchObject({
      class: 'not-permitted',
      code: 'service-state-3',
    });
    await shop.act('servicer_end');
    expect(await shop.send(text('还在'))).toMatchObject({ class: 'window-closed' });
    await shop.act('text', { text: 'another matter' });
    expect(await shop.send(text('您好'))).toMatchObject({ ok: true });
  });

  it('greets who enters by the code of it, once and for 20 seconds, and says goodbye by that of the end', async () => {
    await shop.act('enter', { scene: 'order', scene_param: 'id=9' });
    const [entered] = shop.of('contact');
    expect(entered).toMatchObject({
      act: 'entered',
      value: 'order id=9',
      code: { value: expect.any(String) },
    });
    const { value, validUntil } = entered!.code!;
    expect(validUntil.getTime() - entered!.at!.getTime()).toBe(20_000);
    expect(await shop.send(text('欢迎'), { code: value })).toMatchObject({ ok: true });
    expect(await shop.send(text('欢迎'), { code: value })).toMatchObject({
      ok: false,
      class: 'window-closed',
    });
    await shop.act('text', { text: 'hi' });
    await shop.act('servicer_end');
    const survey: PieceBody = { kind: 'menu', head: '满意吗？', items: [{ id: '5', label: '满意' }] };
    const ended = shop.of('contact').at(-1)!;
    expect(await shop.send(survey, { code: ended.code!.value })).toMatchObject({ ok: true });
    expect(shop.shown.map(({ kind }) => kind)).toEqual(['text', 'menu']);
  });

  it('tells what the customer took back, and what nobody knows by its kind', async () => {
    await shop.act('text', { text: 'oops' });
    await shop.act('recall');
    expect(shop.of('deleted')).toMatchObject([{ externalId: shop.messages[0]!.externalId }]);
    await shop.act('unknown', { msg_type: 'meeting', fields: { title: 'x' } });
    expect(shop.messages.at(-1)!.parts).toEqual([{ kind: 'unsupported', providerKind: 'meeting' }]);
  });
});
