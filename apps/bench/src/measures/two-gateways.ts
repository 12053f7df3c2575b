import type { Pair } from '../load/seed';
import { hangUp, productTalks, type Talk } from '../load/talks';
import type { Measured } from './measured';
import { CONVERSATIONS, loadOf, tellRun } from './relay-ratio';
import type { ServedGateway, Stage } from './stage';

/**
 * What a message costs all gateways together when there are two of them, by what it costs one; both told to share a
 * Redis, as one of several must be. Customers and agents are spread evenly and apart, so of every second conversation
 * the two are on different nodes.
 */
export async function twoGateways(stage: Stage): Promise<Measured> {
  const first = await stage.gateway({ cluster: true });
  const pairs = await stage.seed(first.databaseUrl, { conversations: CONVERSATIONS });
  const ratios: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    const alone = await talksOver(stage, [first], pairs);
    const one = await loadOf(stage, alone, { server: [first.pid] });
    hangUp(alone);
    const second = await stage.gateway({ cluster: true, databaseUrl: first.databaseUrl });
    const shared = await talksOver(stage, [first, second], pairs);
    const two = await loadOf(stage, shared, { server: [first.pid, second.pid] });
    hangUp(shared);
    await second.stop();
    tellRun(stage, 'one gateway', one);
    tellRun(stage, 'two gateways', two);
    ratios.push(two.serverUs / one.serverUs);
  }
  return { 'two-gateways': ratios };
}

/** Customers by turns on each gateway; their agents by turns of two. */
async function talksOver(stage: Stage, gateways: ServedGateway[], pairs: Pair[]): Promise<Talk[]> {
  const talks: Talk[] = [];
  const count = gateways.length;
  for (let customers = 0; customers < count; customers++)
    for (let agents = 0; agents < count; agents++) {
      const some = pairs.filter(
        (_, index) => index % count === customers && Math.floor(index / count) % count === agents,
      );
      const places = { customers: gateways[customers]!.url, agents: gateways[agents]!.url };
      talks.push(...(await productTalks(some, { ...places, tokens: stage.tokens })));
    }
  return talks;
}
