import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { LeanSocket } from '../load/lean-socket';
import type { Pair } from '../load/seed';
import { screenOf, shopperOf, TEXT } from '../load/talks';
import { CONVERSATIONS } from './relay-ratio';
import type { ServedGateway, Stage } from './stage';

/** Share of messages that are sent again although they were acknowledged. */
const RETRIED = 0.05;

interface Acknowledged {
  conversationId: string;
  clientMessageId: string;
  id: string;
  sequence: number;
}

/** What the load recorded: every acknowledgement, and what was wrong with those of retries. */
interface Told {
  acknowledged: Acknowledged[];
  violations: string[];
}

/**
 * The load of the benchmarks with retries, while the gateway is killed and started again in the middle. Gives what is
 * wrong then; no figure counts unless that is nothing.
 */
export async function gate(stage: Stage): Promise<string[]> {
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS });
  const told: Told = { acknowledged: [], violations: [] };
  const end = { stopped: false };
  const each = stage.quick ? 1_000 : 10_000;
  const shoppers = pairs.map((pair) => keepSending({ stage, url: gateway.url, pair, told, end }));
  const screens = pairs.map((pair) => keepWatching({ stage, url: gateway.url, pair, told, end }));
  await acknowledgements(told, each);
  await stage.keeper.signal(gateway.name, 'SIGKILL');
  const again: ServedGateway = await stage.again(gateway);
  await acknowledgements(told, each);
  end.stopped = true;
  await Promise.all([...shoppers, ...screens]);
  const violations = [...told.violations, ...(await compare(stage, again.databaseUrl, told.acknowledged))];
  stage.say(
    `  ${told.acknowledged.length.toLocaleString('en')} acknowledged with retries and a kill in the middle, ${violations.length} violations`,
  );
  return violations;
}

/** So many more of them; a machine that has no time for that is told of. */
async function acknowledgements(told: Told, more: number): Promise<void> {
  const enough = told.acknowledged.length + more;
  for (const until = performance.now() + 60_000; told.acknowledged.length < enough; await sleep(20))
    if (performance.now() > until) throw new Error(`No ${more} messages were acknowledged within a minute.`);
}

interface Person {
  stage: Stage;
  url: string;
  pair: Pair;
  told: Told;
  end: { stopped: boolean };
}

/** One message after the other, each until it is acknowledged, on however many connections that takes. */
async function keepSending({ stage, url, pair, told, end }: Person): Promise<void> {
  let socket: LeanSocket | null = null;
  let message = randomUUID();
  while (!end.stopped) {
    try {
      socket ??= await connected(shopperOf(url, stage.tokens, pair));
      const first = await send(socket, pair, message);
      told.acknowledged.push(first);
      if (Math.random() < RETRIED) {
        const second = await send(socket, pair, message);
        if (second.id !== first.id || second.sequence !== first.sequence)
          told.violations.push(
            `a retry of ${message} was answered ${second.sequence}, not ${first.sequence}`,
          );
      }
      message = randomUUID();
    } catch {
      // Whatever became of it: the same message again, on another connection.
      socket?.close();
      socket = null;
      await sleep(50);
    }
  }
  socket?.close();
}

/** The agent's screen: what it hears of a conversation on one connection comes in order and without gaps. */
async function keepWatching({ stage, url, pair, told, end }: Person): Promise<void> {
  while (!end.stopped) {
    let last = 0;
    const socket = screenOf(url, stage.tokens, pair.agentId).on<{ message: { sequence: number } }>(
      'message.sent',
      ({ message: { sequence } }) => {
        // Told twice is no harm: whoever finds an event unmarked tells it again.
        if (last > 0 && sequence > last + 1)
          told.violations.push(`a screen heard ${sequence} of ${pair.conversationId} after ${last}`);
        last = Math.max(last, sequence);
      },
    );
    try {
      await connected(socket);
      await socket.ask('conversation.subscribe', { conversationId: pair.conversationId });
      while (!end.stopped && (await Promise.race([socket.closed.then(() => false), sleep(200, true)])));
    } catch {
      await sleep(50);
    }
    socket.close();
  }
}

async function connected(socket: LeanSocket): Promise<LeanSocket> {
  await socket.ready;
  return socket;
}

async function send(socket: LeanSocket, { conversationId }: Pair, message: string): Promise<Acknowledged> {
  const sent = await socket.ask<{ id: string; sequence: number }>('message.send', {
    conversationId,
    clientMessageId: message,
    content: { kind: 'text', text: TEXT },
  });
  return { conversationId, clientMessageId: message, id: sent.id, sequence: sent.sequence };
}

/** Every acknowledged message stored once under the number it was told, and no number left out or used twice. */
async function compare(stage: Stage, url: string, acknowledged: Acknowledged[]): Promise<string[]> {
  return stage.connected(url, async (client) => {
    const column = (name: keyof Acknowledged) => acknowledged.map((one) => one[name]);
    const lost = await client.query<{ id: string }>(
      `select a.id from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[]) as a(conversation, client, id, sequence)
       where (select count(*) from messages m where m.conversation_id = a.conversation
         and m.client_message_id = a.client and m.id = a.id and m.sequence = a.sequence) <> 1`,
      [column('conversationId'), column('clientMessageId'), column('id'), column('sequence')],
    );
    const gaps = await client.query<{ id: string }>(
      `select c.id from conversations c left join messages m on m.conversation_id = c.id group by c.id
       having count(m.sequence) <> c.sequence or count(distinct m.sequence) <> c.sequence
         or coalesce(max(m.sequence), 0) <> c.sequence or count(m.position) <> c.position`,
    );
    return [
      ...lost.rows.map(({ id }) => `acknowledged message ${id} is not stored once as it was answered`),
      ...gaps.rows.map(({ id }) => `conversation ${id} has numbers left out or used twice`),
    ];
  });
}
