import { newId } from '@yingda/platform';
import { eventually, hasRedis, TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';
import { NodeProcess } from './node-process';

const SHOPPERS = 12;

interface Acknowledged {
  id: string;
  sequence: number;
}

/** A shopper who goes on writing through whatever happens, as the widget does: same message, next gateway. */
class Writer {
  readonly conversationId = newId();
  readonly acknowledged = new Map<string, Acknowledged>();
  private socket: TestSocket | null = null;
  private at: number;
  moves = 0;

  constructor(
    private readonly gateways: NodeProcess[],
    readonly token: string,
    first: number,
  ) {
    this.at = first;
  }

  async write(until: () => boolean): Promise<void> {
    for (let n = 1; !until(); n++) await this.deliver(newId(), `${n}`);
    this.socket?.close();
  }

  private async deliver(clientMessageId: string, words: string): Promise<void> {
    const payload = { conversationId: this.conversationId, clientMessageId, content: text(words) };
    for (;;) {
      const socket = await this.connected();
      const gone = new Promise<null>((resolve) => socket.socket.once('disconnect', () => resolve(null)));
      const answer = await Promise.race([socket.send<Acknowledged>('message.send', payload), gone]);
      if (answer?.ok) return void this.acknowledged.set(clientMessageId, answer.data);
      if (answer) throw new Error(`Refused: ${answer.error.code}`);
    }
  }

  private async connected(): Promise<TestSocket> {
    while (!this.socket?.socket.connected) {
      const gateway = this.gateways[this.at++ % this.gateways.length] as NodeProcess;
      this.moves++;
      try {
        this.socket = await TestSocket.connect({ url: gateway.url, namespace: '/widget', token: this.token });
        await this.socket.done('conversation.open', { conversationId: this.conversationId });
      } catch {
        this.socket = null;
        await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 50));
      }
    }
    return this.socket;
  }
}

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('a rolling restart under load', () => {
  let worker: TestGateway;
  let gateways: NodeProcess[];
  beforeAll(async () => {
    worker = await TestGateway.start({ redisUrl: process.env['REDIS_URL'] as string });
    gateways = await Promise.all([0, 1].map(() => NodeProcess.start(worker.config, { ROLE: 'gateway' })));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(gateways.map((gateway) => gateway.end()));
    await worker.stop();
  });

  it('loses no message and stores none twice, keeps agents present, and shows everything', async () => {
    const team = await worker.team(undefined, { automaticAccept: true });
    const { id: agentId, email } = await worker.agent([team], { capacity: 40 });
    const inbox = await worker.inbox(team);
    const watching = await worker.console(email);
    const token = watching.token;
    // A second screen of the agent on the gateway that goes first.
    const other = await TestSocket.connect({ url: gateways[0]!.url, namespace: '/console', token });
    const writers = await Promise.all(
      Array.from({ length: SHOPPERS }, async (_, n) => {
        const { body } = await worker.request<{ token: string }>('POST', '/api/widget/sessions', {
          body: { inboxKey: inbox.key },
        });
        return new Writer(gateways, body.token, n);
      }),
    );
    let over = false;
    const writing = Promise.all(writers.map((writer) => writer.write(() => over)));
    for (const { conversationId } of writers)
      await eventually(
        async () => (await watching.send('conversation.subscribe', { conversationId })).ok === true,
        10_000,
      );
    const total = () => writers.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0);
    for (const gateway of gateways) {
      const before = total();
      await eventually(() => total() > before + 60, 20_000);
      const began = performance.now();
      expect(await gateway.end('SIGTERM')).toBe(0);
      expect(performance.now() - began).toBeLessThan(8_000);
      await other.closed();
      const meanwhile = total();
      await eventually(() => total() > meanwhile + 60, 20_000);
      await gateway.run();
    }
    const last = total();
    await eventually(() => total() > last + 60, 20_000);
    over = true;
    await writing;

    for (const { conversationId, acknowledged } of writers) {
      const rows = await worker.database.query<{ id: string; sequence: number; client: string }>(
        `select id, sequence::int as sequence, client_message_id as client from messages
         where conversation_id = $1 and entry = 'message' and author_kind = 'customer' order by sequence`,
        [conversationId],
      );
      expect(rows.map(({ client }) => client)).toEqual([...acknowledged.keys()]);
      for (const { id, sequence, client } of rows)
        expect({ ...acknowledged.get(client), client }).toMatchObject({ id, sequence, client });
      const all = await worker.database.query<{ sequence: number }>(
        `select sequence::int as sequence from messages where conversation_id = $1 and sequence is not null order by sequence`,
        [conversationId],
      );
      expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, n) => n + 1));
      const shown = () =>
        new Set(
          watching
            .events<{
              message: { conversationId: string; sequence: number | null; author: { kind: string } };
            }>('message.sent')
            .filter(
              ({ message }) =>
                message.conversationId === conversationId && message.author.kind === 'customer',
            )
            .map(({ message }) => message.sequence),
        );
      // What was said before the agent looked is read, not heard.
      const heardFrom = Math.min(...([...shown()] as number[]));
      await eventually(() => rows.every(({ sequence }) => sequence < heardFrom || shown().has(sequence)));
    }
    expect(total()).toBeGreaterThan(300);
    expect(writers.every(({ moves }) => moves >= 2)).toBe(true);
    const lost = await worker.database.query(`select 1 from outbox_events where name = 'agent.lost'`);
    expect(lost).toEqual([]);
    const [presence] = await worker.database.query<{ shown: string }>(
      'select shown from agent_presence where agent_id = $1',
      [agentId],
    );
    expect(presence?.shown).toBe('online');
    watching.close();
  }, 90_000);

  it('gives leases back at once, so that another process goes on with what it did', async () => {
    const node = await NodeProcess.start(worker.config, { ROLE: 'worker' });
    const lanes = async () =>
      (
        await worker.database.query<{ count: number }>(
          `select count(*)::int as count from outbox_lanes where holder like '%/' || $1 || '/%'`,
          [String(node.pid)],
        )
      )[0]!.count;
    await eventually(async () => (await lanes()) > 0, 15_000);
    expect(await node.end('SIGTERM')).toBe(0);
    expect(await lanes()).toBe(0);
    const left = await worker.database.query(
      `select 1 from outbox_relays where holder like '%/' || $1 || '/%'`,
      [String(node.pid)],
    );
    expect(left).toEqual([]);
  }, 60_000);

  it('lets nobody in at a worker', async () => {
    const node = await NodeProcess.start(worker.config, { ROLE: 'worker' });
    const inbox = await worker.inbox(await worker.team());
    const shopper = await worker.widget(inbox.key);
    await expect(
      TestSocket.connect({ url: node.url, namespace: '/widget', token: shopper.token }),
    ).rejects.toThrow();
    expect((await fetch(`${node.url}/api/widget/sessions`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${node.url}/metrics`)).status).toBe(200);
    await node.end();
    shopper.close();
  }, 60_000);
});
