import { randomUUID } from 'node:crypto';
import type { LeanSocket } from '../load/lean-socket';
import type { Pair } from '../load/seed';
import { median } from '../load/statistics';
import { screenOf, shopperOf, TEXT } from '../load/talks';
import { EACH, fillVolume, makeManager, RARE_HITS } from '../load/volume';
import type { Measured } from './measured';
import type { Stage } from './stage';

const OPEN = 1_000;
const AGENTS = 20;
const AREAS = ['write', 'history', 'catch-up', 'inbox', 'search'] as const;
type Area = (typeof AREAS)[number];

/** What a person waits for at one size, through the product: one after the other, nothing else going on. */
type Calls = Record<Area, () => Promise<unknown>>;

/** What becomes slower when a hundred times as much is stored; a few million rows are filled in for it. */
export async function volume(stage: Stage): Promise<Measured> {
  const [less, more] = stage.quick ? [10_000, 200_000] : [100_000, 10_000_000];
  const small = await filled(stage, less);
  const large = await filled(stage, more);
  const times = stage.quick ? 40 : 200;
  const ratios = new Map<Area, number[]>(AREAS.map((area) => [area, []]));
  for (let round = 0; round < stage.rounds; round++)
    for (const area of AREAS) {
      await stage.quiet();
      const [few, many] = await sideBySide(small[area], large[area], times);
      stage.say(`  ${area.padEnd(9)} ${few.toFixed(2)} ms → ${many.toFixed(2)} ms`);
      ratios.get(area)!.push(many / few);
    }
  return Object.fromEntries(AREAS.map((area) => [`volume-${area}`, ratios.get(area)!]));
}

/** The p50 of both, each call followed by one of the other, so that whatever disturbs them disturbs both. */
async function sideBySide(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
  times: number,
): Promise<[number, number]> {
  const taken: [number[], number[]] = [[], []];
  for (let time = -5; time < times; time++)
    for (const [side, call] of [first, second].entries()) {
      const began = performance.now();
      await call();
      if (time >= 0) taken[side]!.push(performance.now() - began);
    }
  return [median(taken[0]), median(taken[1])];
}

async function filled(stage: Stage, messages: number): Promise<Calls> {
  const gateway = await stage.gateway();
  const pairs = await stage.seed(gateway.databaseUrl, { conversations: OPEN, agents: AGENTS });
  const began = performance.now();
  const managerId = await stage.connected(gateway.databaseUrl, async (client) => {
    await fillVolume(client, { messages, pairs });
    return makeManager(client);
  });
  stage.say(
    `  ${messages.toLocaleString('en')} messages filled in within ${((performance.now() - began) / 1_000).toFixed(0)} s`,
  );
  const past = await stage.connected(gateway.databaseUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from conversations where status = 'closed' order by md5(id::text) limit 2000`,
    );
    return rows.map(({ id }) => id);
  });
  const { tokens } = stage;
  const screen = screenOf(gateway.url, tokens, managerId);
  await screen.ready;
  const shopper = shopperOf(gateway.url, tokens, pairs[0]!);
  await shopper.ready;
  const get = asking(gateway.url, tokens.agent(managerId));
  return callsOf({ messages, pairs, past, screen, shopper, get });
}

function callsOf(over: {
  messages: number;
  pairs: Pair[];
  past: string[];
  screen: LeanSocket;
  shopper: LeanSocket;
  get(path: string): Promise<unknown>;
}): Calls {
  const { past, get, screen, shopper, pairs, messages } = over;
  let turn = 0;
  const next = () => past[turn++ % past.length]!;
  const place = () => 5 + ((turn * 37) % (EACH - 10));
  return {
    write: () =>
      shopper.ask('message.send', {
        conversationId: pairs[0]!.conversationId,
        clientMessageId: randomUUID(),
        content: { kind: 'text', text: TEXT },
      }),
    history: () => get(`/api/conversations/${next()}/entries?beforePosition=${place()}`),
    'catch-up': () =>
      screen.ask('conversation.catch-up', {
        conversationId: next(),
        afterPosition: EACH - 5,
        afterRevision: 0,
      }),
    inbox: () => get('/api/conversations?view=all&limit=50'),
    search: () =>
      get(`/api/search?q=word${String((turn++ * 7_919) % (messages / RARE_HITS)).padStart(8, '0')}`),
  };
}

function asking(url: string, token: string): (path: string) => Promise<unknown> {
  return async (path) => {
    const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
}
