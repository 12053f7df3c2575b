import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAll, LeanSocket } from './lean-socket';
import type { Pair } from './seed';
import type { Tokens } from './tokens';

/** As long as what shoppers write: 118 characters. */
export const TEXT =
  'Hello, my order 48213 has not arrived yet, could you please check where the parcel is? Thank you very much in advance!';

/** Somebody who writes and somebody who reads it. */
export interface Talk {
  sender: LeanSocket;
  receiver: LeanSocket;
  /** What `message.send` carries, for a client message id. */
  payload(clientMessageId: string): object;
  /** The event by which the receiver hears of it, of this talk. */
  heard(listener: (message: { clientMessageId: string; sequence: number }) => void): void;
}

type Heard = Parameters<Talk['heard']>[0];

/** Talks through bare socket.io. */
export async function bareTalks(url: string, count: number): Promise<Talk[]> {
  const open = (index: number) => new LeanSocket(url, { query: `&room=${index}` });
  const [senders, receivers] = [await openAll(count, open), await openAll(count, open)];
  return senders.map((sender, index) => ({
    sender,
    receiver: receivers[index]!,
    payload: (clientMessageId) => ({ room: String(index), clientMessageId, text: TEXT }),
    heard: (listener) => void receivers[index]!.on('message.sent', listener),
  }));
}

/** Where talks through gateways are held; the agents on another node than the customers where two are given. */
export interface Places {
  customers: string;
  agents?: string;
  tokens: Tokens;
}

/**
 * Talks through the product: shoppers write, agents who have the conversation open in the console read. One agent may
 * have several conversations; all of them come to one socket.
 */
export async function productTalks(pairs: Pair[], places: Places): Promise<Talk[]> {
  const { tokens, customers, agents = customers } = places;
  const agentIds = [...new Set(pairs.map((pair) => pair.agentId))];
  const screens = await openAll(agentIds.length, (index) => screenOf(agents, tokens, agentIds[index]!));
  const screenByAgent = new Map(agentIds.map((id, index) => [id, screens[index]!]));
  const senders = await openAll(pairs.length, (index) => shopperOf(customers, tokens, pairs[index]!));
  const listeners = new Map<string, Heard>();
  for (const screen of screens)
    screen.on<{ message: { conversationId: string } & Parameters<Heard>[0] }>('message.sent', ({ message }) =>
      listeners.get(message.conversationId)?.(message),
    );
  for (const screen of screens) await screen.ask('inbox.subscribe', {});
  await Promise.all(
    pairs.flatMap(({ conversationId, agentId }, index) =>
      [screenByAgent.get(agentId)!, senders[index]!].map((socket) =>
        socket.ask('conversation.subscribe', { conversationId }),
      ),
    ),
  );
  return pairs.map(({ conversationId, agentId }, index) => ({
    sender: senders[index]!,
    receiver: screenByAgent.get(agentId)!,
    payload: (clientMessageId) => ({
      conversationId,
      clientMessageId,
      content: { kind: 'text', text: TEXT },
    }),
    heard: (listener) => void listeners.set(conversationId, listener),
  }));
}

export function screenOf(url: string, tokens: Tokens, agentId: string): LeanSocket {
  return new LeanSocket(url, { namespace: '/console', auth: { token: tokens.agent(agentId) } });
}

export function shopperOf(url: string, tokens: Tokens, pair: Pair): LeanSocket {
  return new LeanSocket(url, { namespace: '/widget', auth: { token: tokens.visitor(pair) } });
}

export function hangUp(talks: Talk[]): void {
  for (const { sender, receiver } of talks) {
    sender.close();
    receiver.close();
  }
}

/** What came of some seconds of load. */
export interface Load {
  messages: number;
  perSecond: number;
  /** Milliseconds from sending to the receiver's screen. */
  delivery: number[];
}

export interface LoadOptions {
  warmMs: number;
  ms: number;
  /** Called when what is measured begins; its answer when that ends. */
  measured?: () => () => void;
}

/** Each talk sends its next message once the last one is acknowledged and delivered. @throws Error on a refusal */
export async function closedLoop(talks: Talk[], options: LoadOptions): Promise<Load> {
  const recorder = new Recorder();
  let stopped = false;
  for (const talk of talks) {
    let pending = 0;
    let sentAt = 0;
    const next = () => {
      if (--pending > 0 || stopped) return;
      pending = 2;
      sentAt = performance.now();
      talk.sender.send('message.send', talk.payload(randomUUID()), (answer) => {
        recorder.check(answer);
        next();
      });
    };
    talk.heard(() => {
      recorder.delivered(sentAt);
      next();
    });
    pending = 1;
    next();
  }
  const load = await recorder.over(options);
  stopped = true;
  await sleep(300);
  return load;
}

/** So many messages a second altogether, whatever becomes of them: what people do. @throws Error on a refusal */
export async function openLoop(talks: Talk[], options: LoadOptions & { rate: number }): Promise<Load> {
  const recorder = new Recorder();
  const sentAt = new Map<string, number>();
  for (const talk of talks)
    talk.heard(({ clientMessageId }) => {
      recorder.delivered(sentAt.get(clientMessageId) ?? NaN);
      sentAt.delete(clientMessageId);
    });
  let turn = 0;
  const began = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - began) * options.rate) / 1_000);
    for (; sent < due; sent++) {
      const talk = talks[turn++ % talks.length]!;
      const id = randomUUID();
      sentAt.set(id, performance.now());
      talk.sender.send('message.send', talk.payload(id), (answer) => recorder.check(answer));
    }
  }, 1);
  const load = await recorder.over(options);
  clearInterval(timer);
  await sleep(300);
  return load;
}

/** Counts only in the middle of a load. */
class Recorder {
  private readonly delivery: number[] = [];
  private counting = false;
  private refusal: unknown = null;

  delivered(sentAt: number): void {
    if (this.counting) this.delivery.push(performance.now() - sentAt);
  }

  check(answer: unknown): void {
    if ((answer as { ok?: unknown }).ok !== true) this.refusal ??= answer;
  }

  async over({ warmMs, ms, measured }: LoadOptions): Promise<Load> {
    await sleep(warmMs);
    const end = measured?.();
    this.counting = true;
    const began = performance.now();
    await sleep(ms);
    this.counting = false;
    const seconds = (performance.now() - began) / 1_000;
    end?.();
    if (this.refusal) throw new Error(`A message was refused: ${JSON.stringify(this.refusal)}`);
    const messages = this.delivery.length;
    if (messages === 0) throw new Error('No message was delivered.');
    return { messages, perSecond: messages / seconds, delivery: this.delivery };
  }
}
