import type {
  NoticePlan,
  NoticePreview,
  NoticeRecipientPage,
  NoticeRecord,
  SegmentRecord,
} from '@yingda/contracts';
import { newId } from '@yingda/platform';
import { eventually } from '@yingda/testing';
import { TestGateway, type Widget } from './harness';

const ROLES = ['agent', 'senior-agent', 'supervisor', 'manager', 'quality-reviewer', 'handler'] as const;
type Who = (typeof ROLES)[number] | 'administrator';
interface QueueTold {
  conversationId: string;
  notices?: { zh: string; en: string }[];
}

describe('notices to many over HTTP', () => {
  let gateway: TestGateway;
  let team: string;
  let inbox: { id: string; key: string };
  const tokens = {} as Record<Who, string>;
  const open: Widget[] = [];

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team();
    inbox = await gateway.inbox(team);
    for (const role of [...ROLES, 'administrator'] as const) {
      const { email } = await gateway.agent([team], { role });
      tokens[role] = await gateway.signIn(email);
    }
  });
  afterAll(async () => {
    for (const one of open) one.close();
    await gateway.stop();
  });

  const ask = async <T>(...[who, method, path, body]: [Who, string, string, unknown?]) =>
    gateway.request<T>(method, `/api${path}`, { token: tokens[who], ...(body ? { body } : {}) });
  const plan = (over: Partial<NoticePlan> = {}): NoticePlan => ({
    ...{ name: '暴雨', audience: 'waiting', way: 'message', purpose: 'service', segmentId: null },
    ...{
      teamIds: [team],
      inboxIds: [],
      channels: ['web'],
      texts: { zh: '{{store_name}}：派送延误', en: '' },
    },
    ...{ perMinute: 3_000, startsAt: null, endsAt: null, alsoMessage: false, ...over },
  });
  const shopper = async () => {
    const one = await gateway.opened(inbox.key);
    open.push(one.shopper);
    return one;
  };
  const send = async (over: Partial<NoticePlan>): Promise<string> => {
    const { body } = await ask<NoticeRecord>('manager', 'POST', '/notices', plan(over));
    const { id, version } = body;
    const sent = await ask<NoticeRecord>('manager', 'POST', `/notices/${id}/send`, { version });
    expect(sent).toMatchObject({ status: 200, body: { state: 'running' } });
    return id;
  };
  const recipients = async (id: string) =>
    (await ask<NoticeRecipientPage>('manager', 'GET', `/notices/${id}/recipients`)).body.items;
  const isOver = async (id: string) => {
    await eventually(
      async () => (await ask<NoticeRecord>('manager', 'GET', `/notices/${id}`)).body.state === 'ended',
    );
  };

  it.each([
    ['agent', 403, 403],
    ['senior-agent', 403, 403],
    ['supervisor', 201, 403],
    ['manager', 201, 201],
    ['quality-reviewer', 403, 403],
    ['handler', 403, 403],
    ['administrator', 403, 403],
  ] as const)('are for who leads, to their own queues, and for managers: %s', async (who, own, all) => {
    expect((await ask(who, 'POST', '/notices', plan())).status).toBe(own);
    expect((await ask(who, 'POST', '/notices', plan({ teamIds: [] }))).status).toBe(all);
    expect((await ask(who, 'GET', '/notices')).status).toBe(own === 201 ? 200 : 403);
    expect((await ask(who, 'POST', '/notices/preview', plan())).status).toBe(own === 201 ? 200 : 403);
  });

  it('stand over the queue of who waits until they are taken away', async () => {
    const { shopper: first } = await shopper();
    const texts = { zh: '暴雨，派送延误', en: 'Rain: parcels are late' };
    const id = await send({ way: 'banner', channels: [], texts });
    const shown = ({ notices }: QueueTold) => notices?.[0]?.zh === texts.zh;
    await first.waitFor<QueueTold>('queue.updated', shown, 10_000);
    expect(await recipients(id)).toMatchObject([{ state: 'shown' }]);
    expect((await ask('manager', 'POST', `/notices/${id}/stop`)).body).toMatchObject({ state: 'stopped' });
    await first.waitFor<QueueTold>('queue.updated', ({ notices }) => notices === undefined, 10_000);
    expect((await ask('manager', 'POST', `/notices/${id}/stop`)).status).toBe(409);
  });

  it('go to a segment as messages, once, by consent; are read, listed and exported', async () => {
    const { shopper: one, conversationId } = await shopper();
    const customerId = one.session.customer.id;
    const conditions = { kind: 'all', conditions: [] };
    const segment = await ask<SegmentRecord>('manager', 'POST', '/segments', {
      ...{ name: `All ${newId()}`, conditions },
    });
    const to: Partial<NoticePlan> = { audience: 'segment', segmentId: segment.body.id, teamIds: [] };
    await eventually(async () => {
      const { body } = await ask<NoticePreview>('manager', 'POST', '/notices/preview', plan(to));
      const mine = body.sample.find((who) => who.customerId === customerId);
      return mine?.channel === 'web' && mine.text === 'Shop：派送延误';
    });
    const marketing = await ask<NoticePreview>(
      'manager',
      'POST',
      '/notices/preview',
      plan({ ...to, purpose: 'marketing' }),
    );
    expect(marketing.body.tallies).toMatchObject([{ state: 'left-out', reason: 'no-consent' }]);

    const id = await send(to);
    await isOver(id);
    const { message } = await one.waitFor<{ message: { sequence: number; content: { text: string } } }>(
      'message.sent',
      (told) => told.message.content.text === 'Shop：派送延误',
    );
    await one.done('conversation.read', { conversationId, upToSequence: message.sequence });
    await eventually(async () => {
      const mine = (await recipients(id)).filter((who) => who.customerId === customerId);
      return mine.length === 1 && mine[0]!.state === 'read';
    });
    const file = await fetch(`${gateway.url}/api/notices/${id}/export`, {
      headers: { authorization: `Bearer ${tokens.manager}` },
    });
    expect(await file.text()).toContain(`${customerId},`);
    expect((await ask('supervisor', 'GET', `/notices/${id}/export`)).status).toBe(403);
    expect((await ask('manager', 'PUT', `/notices/${id}`, plan(to))).status).toBe(409);
    const unknown = plan({ texts: { zh: '{{x}}', en: '' } });
    expect((await ask('manager', 'POST', '/notices', unknown)).status).toBe(400);
  });
});
