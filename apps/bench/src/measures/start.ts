import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { memoryOf } from '../load/processes';
import type { Pair } from '../load/seed';
import { shopperOf, TEXT } from '../load/talks';
import type { Measured } from './measured';
import type { ServedGateway, Stage } from './stage';

const SETTLED_MS = 1_500;

/** A gateway from nothing to its first acknowledgement, and what it holds then; database and build are warm. */
export async function start(stage: Stage): Promise<Measured> {
  const first = await stage.gateway();
  const pairs = await stage.seed(first.databaseUrl, { conversations: 1 });
  const gateway = await stage.again(first, { plain: true });
  const memory: number[] = [];
  const seconds: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    await gateway.stop();
    const began = performance.now();
    const started = await stage.again(gateway, { plain: true, wait: false });
    await firstAcknowledgement(stage, started, pairs[0]!);
    seconds.push((performance.now() - began) / 1_000);
    await sleep(SETTLED_MS);
    memory.push(memoryOf(started.pid) / 2 ** 20);
    stage.say(`  acknowledged after ${seconds.at(-1)!.toFixed(2)} s, ${memory.at(-1)!.toFixed(0)} MB`);
    gateway.stop = started.stop;
  }
  return { 'start-memory': memory, 'start-seconds': seconds };
}

async function firstAcknowledgement(stage: Stage, gateway: ServedGateway, pair: Pair): Promise<void> {
  const { conversationId } = pair;
  const message = { conversationId, clientMessageId: randomUUID(), content: { kind: 'text', text: TEXT } };
  for (const until = performance.now() + 30_000; performance.now() < until; await sleep(20)) {
    const shopper = shopperOf(gateway.url, stage.tokens, pair);
    try {
      await shopper.ready;
      await shopper.ask('message.send', message);
      return;
    } catch {
      // Not there yet.
    } finally {
      shopper.close();
    }
  }
  throw new Error('Nothing was acknowledged within half a minute.');
}
