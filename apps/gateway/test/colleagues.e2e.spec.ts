import { newId } from '@yingda/platform';
import { TestGateway, text } from './harness';

describe('what agents know of their colleagues', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  it('is how many conversations each has, whenever one changes hands', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const outside = await gateway.console((await gateway.agent([await gateway.team()])).email);
    const busy = await gateway.agent([team], { name: '陈敏' });
    const agent = await gateway.console(busy.email);
    const { key } = await gateway.inbox(team);
    const shopper = await gateway.widget(key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text('在吗') });
    const told = (load: number) =>
      outside.waitFor<{ loads: { agentId: string; load: number }[] }>('loads.changed', (event) =>
        event.loads.some((one) => one.agentId === busy.id && one.load === load),
      );
    await told(1);
    await shopper.done('conversation.close', { conversationId });
    await told(0);
    for (const socket of [outside, agent, shopper]) socket.close();
  });

  it('is who talks with a customer already, where the conversation itself is not theirs to read', async () => {
    const [team, other] = [await gateway.team('售后组'), await gateway.team()];
    const { key } = await gateway.inbox(team);
    const shopper = await gateway.widget(key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    const secret = '不给别的组看';
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(secret) });
    const stranger = await gateway.console((await gateway.agent([other])).email);
    const answer = await stranger.send('conversation.open', {
      ...{ conversationId: newId(), inboxKey: key, customerId: shopper.session.customer.id },
    });
    expect(answer).toMatchObject({
      ok: false,
      error: { code: 'conversation-elsewhere', details: { teamId: team, teamName: '售后组' } },
    });
    expect(JSON.stringify([answer, stranger.received])).not.toMatch(
      new RegExp(`${conversationId}|${secret}`),
    );
    for (const socket of [stranger, shopper]) socket.close();
  });
});
