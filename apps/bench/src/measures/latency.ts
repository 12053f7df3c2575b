import { percentile } from '../load/statistics';
import { bareTalks, hangUp, openLoop, productTalks, type Talk } from '../load/talks';
import type { Measured } from './measured';
import { CONVERSATIONS } from './relay-ratio';
import type { Stage } from './stage';

const RATE = 500;

/** What being stored adds to the way to the other screen, at a load that is no trouble. */
export async function latency(stage: Stage): Promise<Measured> {
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS });
  const product = await productTalks(pairs, { customers: gateway.url, tokens: stage.tokens });
  const relay = await stage.relay();
  const bare = await bareTalks(relay.url, CONVERSATIONS);
  const added: Measured & { 'latency-p50': number[]; 'latency-p99': number[] } = {
    'latency-p50': [],
    'latency-p99': [],
  };
  for (let round = 0; round < stage.rounds; round++) {
    const limit = await delays(stage, bare);
    const ours = await delays(stage, product);
    stage.say(
      `  delivery p50 ${limit.p50.toFixed(2)} → ${ours.p50.toFixed(2)} ms, p99 ${limit.p99.toFixed(2)} → ${ours.p99.toFixed(2)} ms`,
    );
    added['latency-p50'].push(ours.p50 - limit.p50);
    added['latency-p99'].push(ours.p99 - limit.p99);
  }
  hangUp(bare);
  hangUp(product);
  return added;
}

async function delays(stage: Stage, talks: Talk[]): Promise<{ p50: number; p99: number }> {
  await stage.quiet();
  const times = stage.quick ? { warmMs: 500, ms: 1_500 } : { warmMs: 1_000, ms: 6_000 };
  const { delivery } = await openLoop(talks, { ...times, rate: RATE });
  return { p50: percentile(delivery, 0.5), p99: percentile(delivery, 0.99) };
}
