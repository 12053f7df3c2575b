import { InboxReader } from '@yingda/channels';
import {
  type LeadRecord,
  type Message,
  type OrderRecord,
  type Purchases,
  type ShopperOrders,
} from '@yingda/contracts';
import type { Role } from '@yingda/contracts/names';
import { hs256, signIdentity } from '@yingda/customers';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { SHIPPED } from '../src/demo/samples/auto-replies/replies';
import { TestGateway, text } from './harness';

const ROLES: Role[] = ['agent', 'supervisor', 'administrator'];

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString();

describe('orders of the shop', () => {
  let gateway: TestGateway;
  let key: string;
  let team: string;
  let inbox: { id: string; key: string };
  const tokens = new Map<Role, string>();

  const call = async <T>(token: string, request: string, body?: unknown) => {
    const [method, path] = request.split(' ') as [string, string];
    return gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
  };
  const order = (number: string, customer: string, change: object = {}) => ({
    ...{ customer, number, placedAt: YESTERDAY, status: 'shipped' },
    items: [{ title: '电热水壶', quantity: 1, priceFen: 26_900 }],
    shipments: [{ carrier: '速达', trackingNumber: 'SD4410' }],
    ...{ totalFen: 26_900, phoneEnd: '0417' },
    ...change,
  });
  const put = async (number: string, customer: string, change: object = {}) =>
    (await call<OrderRecord>(key, `PUT /v1/orders/${number}`, order(number, customer, change))).body;
  const signedIn = async (sub: string) => {
    const [secret] = await gateway.app.get(InboxReader, { strict: false }).secretsOf(inbox.id);
    const exp = Math.floor(Date.now() / 1_000) + 600;
    const identity = signIdentity({ sub, name: '沈念', exp }, { secret: secret!, hmac: hs256 });
    return gateway.widget(inbox.key, { identity });
  };
  const begin = async (shopper: Awaited<ReturnType<typeof signedIn>>, words: string) => {
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    const told = shopper.waitFor<{ message: Message }>('message.sent', isBot, 15_000);
    await say(shopper, conversationId, words);
    return { conversationId, told: wordsOf(await told) };
  };
  const say = (shopper: Awaited<ReturnType<typeof signedIn>>, conversationId: string, words: string) =>
    shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
  const isBot = ({ message }: { message: Message }) => message.author.kind === 'bot';
  const wordsOf = ({ message }: { message: Message }) =>
    'text' in message.content ? message.content.text : '';

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    inbox = await gateway.inbox(team);
    for (const role of ROLES)
      tokens.set(role, await gateway.signIn((await gateway.agent([team], { role })).email));
    const admin = tokens.get('administrator')!;
    key = (await call<{ secret: string }>(admin, 'POST /api-keys', { name: 'shop' })).body.secret;
    const reply = SHIPPED.find((one) => one.key === 'ar-004')!;
    await call(tokens.get('supervisor')!, 'POST /auto-replies', { ...reply, inboxIds: [inbox.id] });
  });
  afterAll(() => gateway.stop());

  it('are written once by the shop’s id, alone or many at a time, with what they come to', async () => {
    const [first, again] = [await put('E-10001', 'E1'), await put('E-10001', 'E1')];
    expect(again).toEqual(first);
    const orders = [
      { id: 'E-10001', ...order('E-10001', 'E1', { placedAt: first.placedAt }) },
      { id: 'E-10002', ...order('E-10002', 'E1') },
      { id: 'E-10003', ...order('E-10003', 'E\u0000') },
    ];
    const { body: many } = await call(key, 'POST /v1/orders/batch', { orders });
    expect(many).toMatchObject({ written: 1, unchanged: 1, problems: [{ id: 'E-10003' }] });
    const level = { level: '银卡', points: 655 };
    expect((await call(key, 'PUT /v1/customers/E1/membership', level)).body).toMatchObject(level);
    const { body } = await call<Purchases>(
      tokens.get('agent')!,
      `GET /customers/${first.customerId}/purchases`,
    );
    expect(body).toMatchObject({ sums: { orders: 2, spentFen: 53_800 }, membership: level });
    expect((await call(key, 'PUT /v1/orders/E-1', { number: 'E-1' })).status).toBe(400);
    expect((await call(tokens.get('agent')!, 'PUT /v1/orders/E-1', order('E-1', 'E1'))).status).toBe(401);
  });

  it('are shown to their own shopper and to no other', async () => {
    await put('E-20001', 'E2');
    await put('E-20002', 'E3');
    const own = async (token: string) => (await call<ShopperOrders>(token, 'GET /widget/orders')).body;
    const shopper = await signedIn('E2');
    const visitor = await gateway.widget(inbox.key);
    expect((await own(shopper.token)).orders.map(({ number }) => number)).toEqual(['E-20001']);
    expect(await own(visitor.token)).toEqual({ known: false, orders: [], membership: null });
    expect((await call(key, 'GET /widget/orders')).status).toBe(401);
    shopper.close();
    visitor.close();
  });

  it('are told of by themselves: to who is known at once, to others by number and the end of the phone', async () => {
    await put('E-30001', 'E4');
    const shopper = await signedIn('E4');
    expect((await begin(shopper, '我的快递到哪了')).told).toContain('订单 E-30001（电热水壶）：已发货');
    const visitor = await gateway.widget(inbox.key);
    const { conversationId, told: asked } = await begin(visitor, '我的快递到哪了');
    expect(asked).toContain('订单号');
    const told = visitor.waitFor<{ message: Message }>(
      'message.sent',
      (sent) => isBot(sent) && wordsOf(sent).includes('已发货'),
      15_000,
    );
    await say(visitor, conversationId, 'E-30001 尾号0417');
    await told;
    await eventually(async () => {
      const rows = await gateway.database.query<{ outcome: string }>(
        'select outcome from order_answers order by at',
      );
      return rows.map(({ outcome }) => outcome).join() === 'told-own,told-named';
    });
    shopper.close();
    visitor.close();
  });

  it('go to their customer as a card, with one request; never to another', async () => {
    const [mine, others] = [await put('E-40001', 'E5'), await put('E-40002', 'E6')];
    const shopper = await signedIn('E5');
    const { conversationId } = await begin(shopper, '快递到哪了');
    const agent = await gateway.console((await gateway.agent([team])).email);
    const card = (orderId: string, clientMessageId: string) =>
      call<{ id: string }>(agent.token, `POST /conversations/${conversationId}/order-cards`, {
        orderId,
        clientMessageId,
      });
    const shown = shopper.waitFor<{ message: Message }>(
      'message.sent',
      ({ message }: { message: Message }) => message.content.kind === 'order-card',
      15_000,
    );
    const once = newId();
    // The one agent who is there is given the conversation in a moment.
    await eventually(async () => (await card(mine.id, once)).status === 200, 10_000);
    expect((await shown).message.content).toMatchObject({ number: 'E-40001', total: '¥269.00' });
    expect((await card(mine.id, once)).body.id).toBe((await shown).message.id);
    expect((await card(others.id, newId())).body).toMatchObject({ error: { code: 'order-not-found' } });
    const raw = { kind: 'order-card', orderId: mine.id, number: 'x', title: 'x', status: 'x', total: 'x' };
    const answer = await shopper.send('message.send', {
      ...{ conversationId, clientMessageId: newId() },
      content: { ...raw, placedAt: new Date().toISOString() },
    });
    expect(answer).toMatchObject({ ok: false, error: { code: 'unsupported-content-kind' } });
    agent.close();
    shopper.close();
  });

  it('are joined to the conversation they came of, and win the lead found in it', async () => {
    const shopper = await signedIn('E7');
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await say(shopper, conversationId, '想给民宿买二十把水壶');
    const supervisor = tokens.get('supervisor')!;
    const flag = { interest: '二十把水壶', quality: 'hot' };
    const lead = (await call<LeadRecord>(supervisor, `PUT /conversations/${conversationId}/lead`, flag)).body;
    const hand = { version: lead.version, teamId: team, note: '请跟进' };
    const { body: handed } = await call<LeadRecord>(supervisor, `POST /leads/${lead.id}/hand`, hand);
    expect(handed.status).toBe('handed');
    await put('E-70001', 'E7', { placedAt: new Date().toISOString(), status: 'paid' });
    await eventually(async () => {
      const { body } = await call<LeadRecord>(supervisor, `GET /leads/${lead.id}`);
      return body.status === 'won' && body.orderNumber === 'E-70001';
    });
    shopper.close();
  });
});
