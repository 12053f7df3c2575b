import { type AdjustableClock, CLOCK, newId } from '@yingda/platform';
import { eventually as within, hasRedis } from '@yingda/testing';
import { TestGateway, text } from '../harness';
import { SimulatedMail } from './simulated';

/** Over the relay, a timer, a worker and a mail server, and back through a mailbox. */
const eventually = <T>(check: () => T | Promise<T>) => within(check, 20_000);
const SHOPPER = 'lilei@buyer.example';

interface Entry {
  id: string;
  entry: string;
  author: { kind: string; id?: string };
  content: { kind: string; text?: string };
  delivery?: { state: string; channel: string; also?: boolean };
}

// Two nodes need Redis; one alone shows the same but the race.
const nodes = hasRedis() ? 2 : 1;

describe('a conversation on the web whose shopper has left', () => {
  let mail: SimulatedMail;
  let gateways: TestGateway[];
  let agent: Awaited<ReturnType<TestGateway['console']>>;
  let agentEmail: string;
  let shop: { id: string; key: string };
  beforeAll(async () => {
    mail = new SimulatedMail();
    await mail.start();
    const redisUrl = nodes === 2 ? (process.env['REDIS_URL'] as string) : null;
    const first = await TestGateway.start({ redisUrl, allowPrivateHosts: ['127.0.0.1'] });
    gateways = nodes === 2 ? [first, await first.another({ redisUrl })] : [first];
    const team = await first.team(undefined, { automaticAccept: true });
    shop = await first.inbox(team, { shopName: '禾间', sending: sendingOf({ mailAfterSeconds: 120 }) });
    const { address, password, imap_port: imapPort, smtp_port: smtpPort } = mail.account;
    await first.inbox(team, {
      channel: 'email',
      settings: {
        ...({ address, password, imapPort, smtpPort } as Record<string, string>),
        ...{ imapHost: '127.0.0.1', imapSecurity: 'none', smtpHost: '127.0.0.1', smtpSecurity: 'none' },
      },
    });
    ({ email: agentEmail } = await first.agent([team]));
  }, 60_000);
  // The time that went by before has ended their session.
  beforeEach(async () => {
    agent = await gateways.at(-1)!.console(agentEmail);
  });
  afterEach(() => agent.close());
  afterAll(async () => {
    for (const gateway of [...gateways].reverse()) await gateway.stop();
    await mail.stop();
  });

  const advance = (ms: number) =>
    gateways.forEach((gateway) => gateway.app.get<AdjustableClock>(CLOCK as never).advance(ms));
  const entries = async (conversationId: string) =>
    (
      await gateways[0]!.request<{ entries: Entry[] }>(
        'GET',
        `/api/conversations/${conversationId}/entries`,
        {
          token: agent.token,
        },
      )
    ).body.entries;
  const detail = async (conversationId: string) =>
    (
      await gateways[0]!.request<{
        followUp: { state: string; goneSince: string | null; address?: string };
        outlets: { channel: string; chosen: boolean }[];
      }>('GET', `/api/conversations/${conversationId}`, { token: agent.token })
    ).body;
  const say = (conversationId: string, words: string) =>
    agent.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
  const saidBy = async (kind: string, conversationId: string) =>
    (await entries(conversationId)).filter(
      ({ author, entry }) => author.kind === kind && entry === 'message',
    );
  /** What was said has been heard of by those who look after it: the time that passes counts from then. */
  const planned = (conversationId: string) =>
    eventually(async () => {
      const rows = await gateways[0]!.database.query(
        'select 1 from channel_follow_ups where conversation_id = $1',
        [conversationId],
      );
      return rows.length > 0;
    });
  const mailsTo = (address: string) =>
    mail.seenBy(address).map(({ body }) => (body as { text: string }).text);

  async function begun(address: string) {
    const shopper = await gateways[0]!.widget(shop.key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId, answers: { contact: address } });
    await shopper.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('在吗') });
    await agent.waitFor<{ conversation: { id: string; agentId: string | null } }>(
      'conversation.updated',
      ({ conversation }) => conversation.id === conversationId && conversation.agentId !== null,
    );
    await agent.done('conversation.subscribe', { conversationId });
    return { shopper, conversationId };
  }

  it('goes on by mail, once, and the answer to it comes back into the same conversation', async () => {
    const { shopper, conversationId } = await begun(SHOPPER);
    expect((await detail(conversationId)).followUp).toMatchObject({ state: 'ready', goneSince: null });
    await say(conversationId, '您好，已经发货了');
    await say(conversationId, '明天送达');
    shopper.close();
    const left = await agent.waitFor<{ customerId: string; goneSince: string | null }>(
      'shopper.changed',
      ({ goneSince }) => goneSince !== null,
    );
    expect(left.goneSince).not.toBeNull();
    expect((await detail(conversationId)).followUp).toMatchObject({
      state: 'ready',
      goneSince: expect.any(String),
      address: expect.stringMatching(/^l[^@]*\*[^@]*@buyer\.example$/),
    });
    expect(mailsTo(SHOPPER)).toEqual([]);
    await planned(conversationId);
    advance(125_000);
    await eventually(() => mailsTo(SHOPPER).length === 1);
    expect(mailsTo(SHOPPER)[0]).toContain('您好，已经发货了\n\n明天送达');
    await eventually(async () => {
      const said = await saidBy('agent', conversationId);
      return (
        said.length === 2 &&
        said.every(({ delivery }) => delivery?.also === true && delivery.state === 'sent')
      );
    });

    await mail.act('write', { text: '谢谢，收到再告诉您', user: SHOPPER, quoting: 'qq', reply: true });
    const answer = await eventually(async () =>
      (await entries(conversationId)).find(({ content }) => content.kind === 'email'),
    );
    expect(answer).toMatchObject({
      author: { kind: 'customer' },
      content: { text: '谢谢，收到再告诉您' },
    });
    const mine = await saidBy('customer', conversationId);
    expect(new Set(mine.map(({ author }) => author.id)).size).toBe(1);
    const { outlets } = await detail(conversationId);
    expect(outlets.map(({ channel }) => channel).sort()).toEqual(['email', 'web']);
    // From now on the shop answers where they wrote last.
    expect(outlets).toContainEqual(expect.objectContaining({ channel: 'email', chosen: true }));
    await say(conversationId, '好的');
    await eventually(() => mailsTo(SHOPPER).length === 2);
    advance(600_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(mailsTo(SHOPPER)).toHaveLength(2);
  }, 90_000);

  it('sends nothing to who has come back and read', async () => {
    const address = 'anna@buyer.example';
    const { shopper, conversationId } = await begun(address);
    await say(conversationId, '您好');
    await planned(conversationId);
    shopper.close();
    advance(60_000);
    const back = await gateways[0]!.widget(shop.key, { visitorToken: shopper.session.visitorToken });
    await back.done('conversation.subscribe', { conversationId });
    const { sequence } = (
      await gateways[0]!.request<{ conversation: { head: { sequence: number } } }>(
        'GET',
        `/api/conversations/${conversationId}`,
        { token: agent.token },
      )
    ).body.conversation.head;
    await back.done('conversation.read', { conversationId, upToSequence: sequence });
    back.close();
    advance(400_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(mailsTo(address)).toEqual([]);
    const [said] = await saidBy('agent', conversationId);
    expect(said?.delivery).toBeUndefined();
  }, 60_000);

  it('sends nothing more to who asks for that, and says so in the composer', async () => {
    const address = 'bert@buyer.example';
    await mail.act('meet', { user: address });
    const { shopper, conversationId } = await begun(address);
    shopper.close();
    await say(conversationId, '您好');
    await planned(conversationId);
    advance(125_000);
    await eventually(() => mailsTo(address).length === 1);
    await mail.act('write', { text: '退订', user: address, reply: true });
    await eventually(async () => (await detail(conversationId)).followUp.state === 'stopped');
    expect((await entries(conversationId)).filter(({ content }) => content.kind === 'email')).toEqual([]);
    await say(conversationId, '还有一件事');
    advance(600_000);
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(mailsTo(address)).toHaveLength(1);
  }, 60_000);
});

function sendingOf(parts: { mailAfterSeconds: number }) {
  return { mail: true, mailInboxId: null, warnMinutes: 10, joinLines: null, ...parts };
}
