import { CLOCK, newId } from '@yingda/platform';
import { TestGateway, text } from './harness';

type Row = { conversation: { id: string; status: string; agentId: string | null } };
describe('routing scratch', () => {
  let gateway: TestGateway;
  beforeAll(async () => { gateway = await TestGateway.start(); });
  afterAll(() => gateway.stop());
  const open = async (key: string) => {
    const shopper = await gateway.widget(key);
    const id = newId();
    await shopper.done('conversation.open', { conversationId: id });
    await shopper.done('message.send', { conversationId: id, clientMessageId: newId(), content: text('hi') });
    return Object.assign(shopper, { id });
  };
  it('missed offers', async () => {
    const clock = gateway.app.get(CLOCK) as any;
    const team = await gateway.team(undefined, { automaticAccept: false });
    const a = await gateway.agent([team], { name: 'A' });
    const inbox = await gateway.inbox(team);
    const ca = await gateway.console(a.email);
    const s = await open(inbox.key);
    for (let i = 0; i < 3; i++) {
      await ca.waitFor<Row>('conversation.offered', (e) => e.conversation.id === s.id);
      ca.forget();
      clock.advance(31_000);
      await new Promise((r) => setTimeout(r, 2500));
      console.log(i, ca.received.map((e: any) => [e.name, JSON.stringify(e.payload ?? e.data).slice(0, 120)].join(' ')).join('\n'));
    }
    console.log(await gateway.database.query('select * from routing_queue'), await gateway.database.query("select kind,key,error from timers"), await gateway.database.query('select shown, chosen, reason from agent_presence'));
    console.log(await gateway.database.query('select error from outbox_parked'));
    ca.close(); s.close();
  });
  it('lost', async () => {
    const clock = gateway.app.get(CLOCK) as any;
    const team = await gateway.team(undefined, { automaticAccept: true });
    const a = await gateway.agent([team], { name: 'A' });
    const b = await gateway.agent([team], { name: 'B' });
    const inbox = await gateway.inbox(team);
    const ca = await gateway.console(a.email);
    const s = await open(inbox.key);
    await ca.waitFor<Row>('conversation.updated', (e) => e.conversation.status === 'assigned');
    ca.close();
    await new Promise((r) => setTimeout(r, 500));
    const cb = await gateway.console(b.email);
    for (let i = 0; i < 16; i++) { clock.advance(2_000); await new Promise((r) => setTimeout(r, 1100)); }
    console.log(await gateway.database.query('select status, agent_id from conversations where id=$1', [s.id]), b.id);
    console.log(await gateway.database.query('select error from outbox_parked'), await gateway.database.query('select * from routing_queue'));
    cb.close(); s.close();
  }, 60000);
});
