import { yuan } from './money';
import { ordersOf, withOrder } from './orders';
import { toggled } from './restock';
import { chosenInbox, routeOf, withInbox } from './router';
import { identify, session, signIn, signOut } from './session';

const at = (path: string) => routeOf(new URL(path, 'https://shop.example'));

describe('addresses', () => {
  it('lead to the pages of the shop', () => {
    expect(at('/')).toEqual({ page: 'home', filter: {} });
    expect(at('/?category=kitchen')).toEqual({ page: 'home', filter: { category: 'kitchen' } });
    expect(at('/?new&q=lamp')).toEqual({ page: 'home', filter: { onlyNew: true, query: 'lamp' } });
    expect(at('/products/kettle?colour=green')).toEqual({ page: 'product', id: 'kettle', colour: 'green' });
    expect(at('/cart/')).toEqual({ page: 'cart' });
    expect(at('/orders')).toEqual({ page: 'orders' });
    expect(at('/help#returns')).toEqual({ page: 'help' });
  });
  it('that mean nothing say so', () => {
    expect(at('/products/a/b')).toEqual({ page: 'not-found' });
    expect(at('/nowhere')).toEqual({ page: 'not-found' });
    expect(at('/?category=cars')).toEqual({ page: 'home', filter: {} });
  });
  it('keep the chosen entrance of the chat', () => {
    expect(withInbox('/help#returns', '?inbox=demo-shop-hours')).toBe('/help?inbox=demo-shop-hours#returns');
    expect(withInbox('/?q=a b', '?inbox=x')).toBe('/?q=a+b&inbox=x');
    expect(withInbox('/cart', '?lang=en')).toBe('/cart');
    expect(chosenInbox('?inbox=demo-shop-hours&q=a')).toBe('demo-shop-hours');
    expect(chosenInbox('?q=a')).toBeUndefined();
  });
});

describe('orders', () => {
  const now = Date.parse('2024-11-05T12:00:00Z');
  it('are the shopper’s own, newest first, the new member having none', () => {
    expect(ordersOf('new', {}, now)).toEqual([]);
    const vip = ordersOf('vip', {}, now);
    expect(vip.map(({ placedAt }) => placedAt)).toEqual(
      [...vip.map((order) => order.placedAt)].sort((a, b) => b - a),
    );
    expect(vip.every(({ placedAt, total }) => placedAt < now && total > 0)).toBe(true);
    expect(ordersOf('silver', {}, now).map(({ number }) => number)).not.toContain(vip[0]?.number);
  });
  it('made in the cart come first and have numbers of their own', () => {
    const lines = [{ productId: 'kettle', colourId: 'white', count: 2 }];
    const once = withOrder({}, 'silver', { lines, now });
    const twice = withOrder(once, 'vip', { lines, now });
    expect(ordersOf('silver', twice, now)[0]).toMatchObject({
      number: 'HJ-82501',
      total: 538,
      state: 'paid',
    });
    expect(ordersOf('vip', twice, now)[0]?.number).toBe('HJ-82502');
  });
});

it('a reminder is set and taken back', () => {
  expect(toggled([], 'diffuser')).toEqual(['diffuser']);
  expect(toggled(['diffuser'], 'diffuser')).toEqual([]);
});

it('prices are whole yuan with thousands apart', () => {
  expect([yuan(59), yuan(1299), yuan(1234567)]).toEqual(['¥59', '¥1,299', '¥1,234,567']);
});

describe('signing in', () => {
  const calls: unknown[][] = [];
  const world = globalThis as { window?: { Yingda: (...call: unknown[]) => void } };
  const server = (status: number, body: unknown, asked: unknown[] = []) =>
    (async (url: unknown, init?: { body?: unknown }) => {
      asked.push([url, init?.body]);
      return new Response(JSON.stringify(body), { status });
    }) as typeof fetch;
  beforeEach(() => {
    calls.length = 0;
    world.window = { Yingda: (...call) => void calls.push(call) };
    session.set(null);
  });
  afterAll(() => delete world.window);

  it('hands the identity the shop’s server signed to the chat', async () => {
    session.set('vip');
    const asked: unknown[] = [];
    expect(await identify('vip', server(200, { identity: 'a.b.c' }, asked))).toBe(true);
    expect(asked).toEqual([['/demo-shop/api/sign-in', '{"shopper":"vip"}']]);
    expect(calls).toEqual([['identify', { token: 'a.b.c' }]]);
  });
  it('leaves the shopper a visitor when the server refuses, answers nonsense or is down', async () => {
    session.set('vip');
    const down = (async () => {
      throw new TypeError('no network');
    }) as typeof fetch;
    for (const request of [server(500, {}), server(200, {}), server(200, { identity: 7 }), down])
      expect(await identify('vip', request)).toBe(false);
    expect(calls).toEqual([]);
    expect(session.get()).toBe('vip');
  });
  it('forgets an answer that comes after the shopper has changed', async () => {
    session.set('silver');
    expect(await identify('vip', server(200, { identity: 'a.b.c' }))).toBe(false);
    expect(calls).toEqual([]);
  });
  it('starts a new visitor on sign-out, and between two shoppers', async () => {
    session.set('vip');
    signOut();
    expect(session.get()).toBeNull();
    expect(calls).toEqual([['reset']]);
    session.set('vip');
    const changed = signIn('silver');
    expect(calls).toEqual([['reset'], ['reset']]);
    await changed;
    expect(session.get()).toBe('silver');
  });
});
