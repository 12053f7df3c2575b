import { meter } from '../load/processes';
import { bareTalks, closedLoop, hangUp, productTalks, type Load, type Talk } from '../load/talks';
import type { Stage } from './stage';
import type { Measured } from './measured';

/** Customers and agents, a conversation each pair. */
export const CONVERSATIONS = 200;

/** Closed-loop load on one side, with what it cost. */
export interface Run extends Load {
  /** CPU microseconds a message, of the server and of the database. */
  serverUs: number;
  databaseUs: number;
  /** And of the load itself, which shares the machine. */
  loadUs: number;
}

/** Whose CPU is counted. */
export interface Processes {
  server: number[];
  /** The server of all benchmarks when not given. */
  database?: number;
}

/** How long one side is loaded in one round. */
export function timesOf(stage: Stage): { warmMs: number; ms: number } {
  return stage.quick ? { warmMs: 700, ms: 1_500 } : { warmMs: 1_500, ms: 4_000 };
}

/** Loads a side with talks that stand, as soon as the machine is quiet. */
export async function loadOf(stage: Stage, talks: Talk[], of: Processes): Promise<Run> {
  const database = [of.database ?? (await stage.databasePid())];
  await stage.quiet();
  const used: Record<'server' | 'database' | 'load', number>[] = [];
  const measured = () => {
    const end = meter({ server: of.server, database });
    // Without its children: the relay is one.
    const before = process.cpuUsage();
    return () => {
      const { user, system } = process.cpuUsage(before);
      used.push({ ...end(), load: (user + system) / 1_000 });
    };
  };
  const load = await closedLoop(talks, { ...timesOf(stage), measured });
  const us = (ms: number) => (ms * 1_000) / load.messages;
  return {
    ...load,
    serverUs: us(used[0]!.server),
    databaseUs: us(used[0]!.database),
    loadUs: us(used[0]!.load),
  };
}

export function tellRun(stage: Stage, side: string, run: Run): void {
  const { perSecond, serverUs, databaseUs, loadUs } = run;
  stage.say(
    `  ${side.padEnd(12)} ${Math.round(perSecond).toLocaleString('en')} messages/s, ` +
      `CPU ${serverUs.toFixed(0)} µs + database ${databaseUs.toFixed(0)} µs + load ${loadUs.toFixed(0)} µs a message`,
  );
}

/** The durable path through the real gateway against socket.io with nothing behind it. */
export async function relayRatio(stage: Stage): Promise<Measured> {
  const ratios: number[] = [];
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS });
  const product = await productTalks(pairs, { customers: gateway.url, tokens: stage.tokens });
  for (let round = 0; round < stage.rounds; round++) {
    const relay = await stage.relay();
    const bare = await bareTalks(relay.url, CONVERSATIONS);
    const limit = await loadOf(stage, bare, { server: [relay.pid] });
    hangUp(bare);
    await relay.stop();
    const ours = await loadOf(stage, product, { server: [gateway.pid] });
    tellRun(stage, 'bare relay', limit);
    tellRun(stage, 'product', ours);
    ratios.push(ours.perSecond / limit.perSecond);
  }
  hangUp(product);
  return { 'relay-ratio': ratios };
}
