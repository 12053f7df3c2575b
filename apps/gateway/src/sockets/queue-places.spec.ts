import { silentLog } from '@yingda/platform';
import type { Emitter } from './emitter';
import { Lookups } from './lookups';
import { QueueFacts, QueuePlaces, type QueueShown } from './queue-places';
import { rooms } from './rooms';

const START = Date.parse('2026-03-02T02:00:00.000Z');
const place = (conversationId: string, position: number) => ({
  ...{ conversationId, position, estimatedSeconds: 60 * position, atLeast: false, someoneThere: true },
  offers: ['message' as const],
});

/** Nodes that hear of each other, each with the sockets of some conversations. */
class Node extends QueueFacts {
  readonly told: { to: string; position: number; at: number }[] = [];
  readonly summaries: number[] = [];
  readonly others: Node[] = [];
  asked = 0;
  shown: QueueShown = { places: [], waiting: 0, oldestSince: null, nextOfferAt: null };
  readonly places: QueuePlaces;
  private hear: (told: unknown) => void = () => undefined;

  constructor(conversationIds: string[]) {
    super();
    const console = (_rooms: string[], _name: string, { waiting }: { waiting: number }) =>
      void this.summaries.push(waiting);
    const clock = { now: () => new Date(Date.now()) };
    const emitter = { console } as unknown as Emitter;
    this.places = new QueuePlaces(true, emitter, this, new Lookups(silentLog), clock);
    const emit = (to: string) => (_name: string, told: { position: number }) =>
      void this.told.push({ to, position: told.position, at: Date.now() - START });
    this.places.attach({
      on: (_name: string, listener: (told: unknown) => void) => void (this.hear = listener),
      adapter: { rooms: new Map(conversationIds.map((id) => [rooms.customerOf(id), new Set(['s'])])) },
      local: { to: (room: string) => ({ emit: emit(room) }) },
      serverSideEmit: (_name: string, told: unknown) => this.others.forEach((other) => other.hear(told)),
    } as never);
  }

  override async queue(): Promise<QueueShown> {
    this.asked++;
    return this.shown;
  }
}

describe('what those who wait are told', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: START });
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const two = () => {
    const [one, other] = [new Node(['a']), new Node(['b'])];
    one.others.push(other);
    other.others.push(one);
    return [one, other] as const;
  };
  const shows = (node: Node, ...ids: string[]) => {
    const places = ids.map((id, index) => place(id, index + 1));
    node.shown = { places, waiting: ids.length, oldestSince: null, nextOfferAt: null };
  };

  it('is worked out once for many changes, and told by each node to its own', async () => {
    const [one, other] = two();
    shows(one, 'a', 'b', 'c');
    for (let i = 0; i < 20; i++) one.places.changed('team');
    await jest.advanceTimersByTimeAsync(300);
    expect([one.asked, other.asked]).toEqual([1, 0]);
    expect(one.told).toEqual([expect.objectContaining({ to: rooms.customerOf('a'), position: 1 })]);
    expect(other.told).toEqual([expect.objectContaining({ to: rooms.customerOf('b'), position: 2 })]);
  });

  it('is told again only when it differs, and not more than every two seconds', async () => {
    const [one] = two();
    shows(one, 'a');
    one.places.changed('team');
    await jest.advanceTimersByTimeAsync(2_500);
    one.places.changed('team');
    await jest.advanceTimersByTimeAsync(2_500);
    expect([one.asked, one.told.length, one.summaries]).toEqual([2, 1, [1]]);
    for (const ids of [['x', 'a'], ['a'], ['x', 'y', 'a']]) {
      shows(one, ...ids);
      one.places.changed('team');
      await jest.advanceTimersByTimeAsync(700);
    }
    await jest.advanceTimersByTimeAsync(5_000);
    const times = one.told.map(({ at }) => at);
    for (const [index, at] of times.slice(1).entries())
      expect(at - times[index]!).toBeGreaterThanOrEqual(2_000);
    expect(one.told.at(-1)).toMatchObject({ position: 3 });
  });

  it('comes from both nodes to one customer as if from one, the newer last', async () => {
    const [one, other] = two();
    shows(one, 'x', 'a');
    shows(other, 'a');
    one.places.changed('team');
    await jest.advanceTimersByTimeAsync(400);
    other.places.changed('team');
    await jest.advanceTimersByTimeAsync(5_000);
    expect(one.told.map(({ position }) => position)).toEqual([2, 1]);
    expect(one.told[1]!.at - one.told[0]!.at).toBeGreaterThanOrEqual(2_000);
  });

  it('is told anew to a screen that came back, and looked at again when an offer is due', async () => {
    const [one] = two();
    shows(one, 'a');
    one.places.changed('team');
    await jest.advanceTimersByTimeAsync(2_500);
    one.places.forget('a');
    one.shown.nextOfferAt = new Date(Date.now() + 30_000);
    one.places.changed('team');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(one.told).toHaveLength(2);
    const before = one.asked;
    await jest.advanceTimersByTimeAsync(28_000);
    expect(one.asked).toBe(before);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(one.asked).toBeGreaterThan(before);
  });
});
