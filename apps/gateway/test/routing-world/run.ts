import { eventually } from '@yingda/testing';
import { Judge } from './judge';
import { type Mood, shop, Worker } from './people';
import type { Stage } from './stage';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
// The share of the run after which a node is killed, and comes back.
const [KILLED, BACK] = [0.4, 0.6];
/** So many times as long a run may take until everybody has come. */
const SLOWEST = 4;
/** A dead process's share of the reactions is taken over after ten seconds, and a sweep comes within ten more. */
const SETTLED_MS = 25_000;

/** What a run has left behind. */
export interface Outcome {
  /** Somebody with room beside a conversation they could take, when nothing moved any more. */
  idle: unknown[];
  judge: Judge;
}

/**
 * So many conversations come in so many seconds, to agents who come and go; one node is killed and started again. Then
 * agents stop where they are till nothing moves, and at last go on till nobody waits.
 */
export async function run(stage: Stage, how: { seconds: number; conversations: number }): Promise<Outcome> {
  const mood: Mood = { agentsAct: true, calm: false, over: false, opened: 0 };
  const judge = new Judge(stage);
  const workers = [...stage.agents, stage.reviewer].map((who) => new Worker(stage, who, mood).live());
  const shoppers: Promise<void>[] = [];
  const node = stage.nodes[0]!;
  const began = Date.now();
  const passed = () => (Date.now() - began) / 1_000 / how.seconds;
  let [killed, back]: [boolean, Promise<void> | null] = [false, null];
  // On a machine that is busy otherwise it takes longer until all have come in.
  while (passed() < 1 || (mood.opened < how.conversations && passed() < SLOWEST)) {
    for (; shoppers.length < how.conversations * Math.min(1, passed());)
      shoppers.push(shop(stage, stage.inboxes[choose(shoppers.length)]!, mood));
    if (!killed && passed() > KILLED) {
      killed = true;
      await node.end('SIGKILL');
    }
    if (!back && passed() > BACK) back = node.run();
    await pause(20);
  }
  await back;
  Object.assign(mood, { agentsAct: false, calm: true });
  let idle: unknown[] = [];
  await eventually(
    async () => {
      idle = [...(await judge.idle()), ...(await judge.unknown())];
      return idle.length === 0;
      // What came in faster than two nodes could react to is first caught up with.
    },
    SETTLED_MS + how.seconds * 2_000,
  ).catch(() => undefined);
  mood.agentsAct = true;
  await eventually(async () => (await judge.waiting()).length === 0, SETTLED_MS + how.seconds * 2_000).catch(
    () => undefined,
  );
  mood.over = true;
  await Promise.all([...workers, ...shoppers]);
  return { idle, judge };
}

// Of twenty, one comes to the team that is closed.
function choose(n: number): number {
  return n % 20 === 19 ? 3 : n % 3;
}
