import { openAll, type LeanSocket } from '../load/lean-socket';
import type { Pair } from '../load/seed';
import { hangUp, productTalks, screenOf } from '../load/talks';
import type { Measured } from './measured';
import { CONVERSATIONS, loadOf, tellRun } from './relay-ratio';
import type { Stage } from './stage';

/** Further screens on which every conversation is open. */
const MORE = 2;

/** What one more screen that hears of a message costs the gateway, by the cost of the message with its one screen. */
export async function receiver(stage: Stage): Promise<Measured> {
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS });
  const talks = await productTalks(pairs, { customers: gateway.url, tokens: stage.tokens });
  const ratios: number[] = [];
  for (let round = 0; round < stage.rounds; round++) {
    const alone = await loadOf(stage, talks, { server: [gateway.pid] });
    const screens = await moreScreens(stage, gateway.url, pairs);
    const watched = await loadOf(stage, talks, { server: [gateway.pid] });
    for (const screen of screens) screen.close();
    tellRun(stage, 'one screen', alone);
    tellRun(stage, `${1 + MORE} screens`, watched);
    ratios.push((watched.serverUs - alone.serverUs) / MORE / alone.serverUs);
  }
  hangUp(talks);
  return { receiver: ratios };
}

async function moreScreens(stage: Stage, url: string, pairs: Pair[]): Promise<LeanSocket[]> {
  const screens = await openAll(pairs.length * MORE, (index) =>
    screenOf(url, stage.tokens, pairs[index % pairs.length]!.agentId),
  );
  await Promise.all(
    screens.map((screen, index) =>
      screen.ask('conversation.subscribe', { conversationId: pairs[index % pairs.length]!.conversationId }),
    ),
  );
  return screens;
}
