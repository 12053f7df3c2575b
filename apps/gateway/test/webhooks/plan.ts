import { PROVIDERS, type SignedRequest, type WebhookProvider } from './providers';

/** One request of the plan. `message` is the same for all deliveries of one message. */
export interface Planned {
  /** Milliseconds after the beginning. */
  at: number;
  message: string;
  request: SignedRequest;
}

/** What is to be sent. */
export interface PlanShape {
  perSecond: number;
  seconds: number;
  /** People who write, over all channels. */
  people: number;
  /** Of a hundred requests, those that were sent before. */
  again: number;
  /** Number of the first message; those of two plans differ. */
  first: number;
}

/** Milliseconds after which providers send again what was answered, for whatever reason of theirs; 0: at the same time. */
const AGAIN_AFTER = [0, 0, 40, 5_000, 15_000];

/**
 * Requests at even distances, of several providers in turn, from many people; among them redeliveries of earlier ones,
 * byte for byte. The same at every run. Signed for `now`, ahead of time: whoever sends them does nothing else.
 */
export function planOf(shape: PlanShape, hooks: ReadonlyMap<string, string>, now: Date): Planned[] {
  const random = numbers(20260302);
  const spacing = 1_000 / shape.perSecond;
  const plan: Planned[] = [];
  const sent: Planned[] = [];
  const due: { from: number; planned: Planned }[] = [];
  const total = shape.perSecond * shape.seconds;
  for (let place = 0; place < total; place++) {
    const at = place * spacing;
    const next = due.findIndex(({ from }) => from <= at);
    if (next !== -1) {
      plan.push({ ...due.splice(next, 1)[0]!.planned, at });
      continue;
    }
    const provider = drawn(random());
    const fresh = {
      at,
      ...messageOf(provider, { serial: shape.first + sent.length, random, shape, now, at, hooks }),
    };
    plan.push(fresh);
    sent.push(fresh);
    if (random() * 100 < (shape.again * 100) / (100 - shape.again)) {
      const after = AGAIN_AFTER[Math.floor(random() * AGAIN_AFTER.length)]!;
      due.push({ from: at + after, planned: fresh });
    }
  }
  return plan;
}

interface Making {
  serial: number;
  random: () => number;
  shape: PlanShape;
  now: Date;
  at: number;
  hooks: ReadonlyMap<string, string>;
}

function messageOf(
  provider: WebhookProvider,
  { serial, random, shape, now, at, hooks }: Making,
): Omit<Planned, 'at'> {
  const message = `${provider.channel} ${serial}`;
  const person = Math.floor(random() * shape.people);
  const when = new Date(now.getTime() + at);
  const { query, headers, body } = provider.sign({
    serial,
    person,
    text: `我的快递到哪了？${message}`,
    at: when,
  });
  const path = `${hooks.get(provider.channel)}${query ? `?${query.toString()}` : ''}`;
  return { message, request: { path, headers, body } };
}

function drawn(chance: number): WebhookProvider {
  let upTo = 0;
  return PROVIDERS.find(({ share }) => (upTo += share / 100) > chance) ?? PROVIDERS[0]!;
}

/** Numbers from 0 to 1 that are the same at every run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
