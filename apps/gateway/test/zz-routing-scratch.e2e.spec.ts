import { newId } from '@yingda/platform';
import { TestGateway, text } from './harness';

type Row = { conversation: { id: string; status: string; agentId: string | null } };
describe('routing scratch', () => {
  let gateway: TestGateway;
  beforeAll(async () => { gateway = await TestGateway.start(); });
  afterAll(() => gateway.stop());
  const open = async (key: string) => {
    const shopper = await gateway.widget(key);
    const id = newId();
    const answer = await shopper.done<any>('conversation.open', { conversationId: id });
    await shopper.done('conversation.subscribe', { conversationId: id });
    await shopper.done('message.send', { conversationId: id, clientMessageId: newId(), content: text('hi') });
    return Object.assign(shopper, { id, answer });
  };
  it('offers, declines, goes on to the next', async () => {
    const team = await gateway.team(undefined, { automaticAccept: false });
    const a = await gateway.agent([team], { name: 'A' });
    const b = await gateway.agent([team], { name: 'B' });
    const inbox = await gateway.inbox(team);
    const ca = await gateway.console(a.email);
    const t0 = Date.now();
    const s = await open(inbox.key);
    await ca.waitFor<Row>('conversation.offered', (e) => e.conversation.id === s.id);
    console.log('offer ms', Date.now() - t0);
    const cb = await gateway.console(b.email);
    const t1 = Date.now();
    await ca.done('conversation.decline', { conversationId: s.id });
    await cb.waitFor<Row>('conversation.offered', (e) => e.conversation.id === s.id);
    console.log('next offer ms', Date.now() - t1);
    await cb.done('conversation.accept', { conversationId: s.id });
    const second = await ca.send?.('conversation.accept', { conversationId: s.id }).catch((e: unknown) => e);
    console.log(JSON.stringify(second));
    await new Promise((r) => setTimeout(r, 500));
    console.log(await gateway.database.query('select * from routing_queue'), await gateway.database.query("select kind,key from timers"));
    ca.close(); cb.close(); s.close();
  });
  it('queue places, take', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const a = await gateway.agent([team], { name: 'A', capacity: 1 });
    const inbox = await gateway.inbox(team);
    const ss = [await open(inbox.key), await open(inbox.key), await open(inbox.key)];
    await new Promise((r) => setTimeout(r, 1500));
    for (const s of ss) console.log(JSON.stringify(s.received.filter((e: any) => e.name === 'queue.updated').map((e: any) => e.payload ?? e.data ?? e)));
    const ca = await gateway.console(a.email);
    const row = await ca.waitFor<Row>('conversation.updated', (e) => e.conversation.status === 'assigned');
    console.log('first?', row.conversation.id === ss[0]!.id);
    await ca.done('presence.set', { state: 'busy' });
    console.log(JSON.stringify(await ca.done('queue.take', {})).slice(0, 200));
    console.log(JSON.stringify(await ca.done('queue.take', {})).slice(0, 200));
    console.log(JSON.stringify(await ca.done('queue.take', {})).slice(0, 200));
    await new Promise((r) => setTimeout(r, 300));
    console.log(await gateway.database.query('select * from routing_queue'));
    console.log(await gateway.database.query('select * from outbox_parked'));
    console.log(await gateway.database.query('select * from agent_loads'));
    ca.close(); for (const s of ss) s.close();
  });
});
