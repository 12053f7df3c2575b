import { percentile } from '../load/statistics';
import { hangUp, openLoop, productTalks, type Talk } from '../load/talks';
import type { Measured } from './measured';
import type { Stage } from './stage';

const CONVERSATIONS = 20;
const RATE = 100;

/** From a customer on one gateway to an agent on another through Redis, by the way to an agent on the same one. */
export async function acrossNodes(stage: Stage): Promise<Measured> {
  const near = await stage.gateway({ cluster: true });
  const far = await stage.gateway({ cluster: true, databaseUrl: near.databaseUrl });
  const { tokens } = stage;
  // Each side has people of its own, as a conversation shown on both nodes would be delivered twice.
  const seed = () => stage.seed(near.databaseUrl, { conversations: CONVERSATIONS });
  const same = await productTalks(await seed(), { customers: near.url, tokens });
  const across = await productTalks(await seed(), { customers: near.url, agents: far.url, tokens });
  const ratios: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    const here = await p50(stage, same);
    const there = await p50(stage, across);
    stage.say(`  delivery p50 ${here.toFixed(2)} ms on one node, ${there.toFixed(2)} ms across two`);
    ratios.push(there / here);
  }
  hangUp(same);
  hangUp(across);
  return { 'across-nodes': ratios };
}

async function p50(stage: Stage, talks: Talk[]): Promise<number> {
  await stage.quiet();
  const times = stage.quick ? { warmMs: 500, ms: 1_500 } : { warmMs: 1_000, ms: 5_000 };
  return percentile((await openLoop(talks, { ...times, rate: RATE })).delivery, 0.5);
}
