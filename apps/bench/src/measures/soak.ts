import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { openAll, type LeanSocket } from '../load/lean-socket';
import { memoryOf } from '../load/processes';
import type { Pair } from '../load/seed';
import { median } from '../load/statistics';
import { screenOf, shopperOf, TEXT } from '../load/talks';
import type { Measured } from './measured';
import type { ServedGateway, Stage } from './stage';

const CONVERSATIONS = 400;
const AGENTS = 20;
/** Messages a second, and how often somebody leaves while somebody else comes. */
const RATE = 200;
const COME_AND_GO_MS = 200;
/** Of the whole time; what is kept from then on is compared with what was kept then. */
const WARM_SHARE = 1 / 6;
const SAMPLES = 60;
/** A sample is a moment of a living process: several neighbours make one figure. */
const NEIGHBOURS = 3;

/** An hour of ordinary days' load: what the gateway holds after garbage collection must not grow with what it has done. */
export async function soak(stage: Stage): Promise<Measured> {
  const seconds = stage.quick ? 300 : 3_600;
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: CONVERSATIONS, agents: AGENTS });
  const crowd = await Crowd.gather(pairs, stage, gateway.url);
  const heaps: number[] = [];
  for (let taken = 1; taken <= SAMPLES; taken++) {
    await sleep((seconds * 1_000) / SAMPLES);
    heaps.push(await heapOf(gateway));
    if (taken % 6 === 0)
      stage.say(
        `  ${Math.round((taken * seconds) / SAMPLES)} s: ${crowd.told()}, heap ${megabytes(heaps.at(-1)!)}, resident ${megabytes(memoryOf(gateway.pid))}`,
      );
  }
  crowd.leave();
  await allStored(stage, gateway, crowd.acknowledged);
  const warm = SAMPLES * WARM_SHARE;
  const smooth = heaps.map((_, at) => median(heaps.slice(Math.max(0, at - NEIGHBOURS + 1), at + 1)));
  const most = Math.max(...smooth.slice(warm + NEIGHBOURS - 1));
  return { soak: [most / smooth[warm - 1]!] };
}

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

/** What JavaScript holds once its garbage is gone. */
async function heapOf({ pid, url }: ServedGateway): Promise<number> {
  process.kill(pid, 'SIGUSR2');
  await sleep(500);
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^nodejs_heap_size_used_bytes (\S+)$/m.exec(text)?.[1] ?? NaN);
}

/** Figures of a server that forgets what it acknowledged are worth nothing. */
async function allStored(stage: Stage, { databaseUrl }: ServedGateway, acknowledged: number): Promise<void> {
  const { rows } = await stage.connected(databaseUrl, (client) =>
    client.query<{ stored: number }>(
      'select count(*)::integer as stored from messages where sequence is not null',
    ),
  );
  if (rows[0]!.stored < acknowledged)
    throw new Error(`${acknowledged} messages were acknowledged, ${rows[0]!.stored} are stored.`);
}

/** Shoppers and agents who write and read, come and go. */
class Crowd {
  acknowledged = 0;
  private refused = 0;
  private visits = 0;
  private sent = 0;
  private readonly timers: NodeJS.Timeout[] = [];

  private constructor(
    private readonly pairs: Pair[],
    private readonly shoppers: LeanSocket[],
    private readonly screens: LeanSocket[],
    private readonly open: { shopper(index: number): LeanSocket; screen(index: number): LeanSocket },
  ) {}

  static async gather(pairs: Pair[], stage: Stage, url: string): Promise<Crowd> {
    const { tokens } = stage;
    const open = {
      shopper: (index: number) => shopperOf(url, tokens, pairs[index]!),
      screen: (index: number) => screenOf(url, tokens, pairs[index]!.agentId),
    };
    const shoppers = await openAll(pairs.length, open.shopper);
    const crowd = new Crowd(pairs, shoppers, await openAll(AGENTS, open.screen), open);
    await Promise.all(pairs.map((_, index) => crowd.arrive(index)));
    await Promise.all(crowd.screens.map((_, index) => crowd.look(index)));
    crowd.begin();
    return crowd;
  }

  told(): string {
    return `${this.acknowledged} messages, ${this.visits} came and went, ${this.refused} refused`;
  }

  leave(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const socket of [...this.shoppers, ...this.screens]) socket.close();
  }

  private begin(): void {
    const began = performance.now();
    const write = () => {
      for (const due = ((performance.now() - began) * RATE) / 1_000; this.sent < due; this.sent++)
        this.write();
    };
    this.timers.push(setInterval(write, 5));
    this.timers.push(setInterval(() => void this.comeAndGo().catch(() => undefined), COME_AND_GO_MS));
  }

  /** Shopper and agent in turn. */
  private write(): void {
    const index = (this.sent >> 1) % this.pairs.length;
    const { conversationId } = this.pairs[index]!;
    const socket = this.sent % 2 ? this.screens[index % AGENTS]! : this.shoppers[index]!;
    const message = { conversationId, clientMessageId: randomUUID(), content: { kind: 'text', text: TEXT } };
    socket.send('message.send', message, (answer) => {
      if ((answer as { ok?: unknown }).ok === true) this.acknowledged++;
      else this.refused++;
    });
  }

  /** One of a hundred is an agent who reloads the console. */
  private async comeAndGo(): Promise<void> {
    const visit = this.visits++;
    const agent = visit % 100 === 99;
    const people = agent ? this.screens : this.shoppers;
    const index = ((agent ? visit / 100 : visit) % people.length) | 0;
    const next = agent ? this.open.screen(index) : this.open.shopper(index);
    await next.ready;
    const before = people[index]!;
    people[index] = next;
    await (agent ? this.look(index) : this.arrive(index));
    before.close();
  }

  private async arrive(index: number): Promise<void> {
    await this.shoppers[index]!.ask('conversation.subscribe', {
      conversationId: this.pairs[index]!.conversationId,
    });
  }

  private async look(index: number): Promise<void> {
    const screen = this.screens[index]!;
    await screen.ask('inbox.subscribe', {});
    for (const { conversationId } of this.pairs.filter((_, at) => at % AGENTS === index))
      await screen.ask('conversation.subscribe', { conversationId });
  }
}
