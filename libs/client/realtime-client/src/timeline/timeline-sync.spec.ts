import type { Message } from '@yingda/contracts';
import { Emitter } from '../emitter';
import { Failure } from '../failure';
import { ModelServer, type LiveEvent } from '../testing/model-server';
import { customerAudience } from './audience';
import type { TimelineAction } from './timeline';
import { TimelineSync, type TimelineSource } from './timeline-sync';

/** A source over the model server whose network the test holds in its hands. */
class Network {
  online = true;
  asked: string[] = [];
  failures: Failure[] = [];
  /** Happens on the server while an answer is on its way. */
  meanwhile: (() => void)[] = [];
  private readonly onlines = new Emitter<void>();
  private readonly feed = new Emitter<TimelineAction<Message>>();

  constructor(readonly server: ModelServer) {}

  say(event: LiveEvent | undefined): void {
    if (event && this.online) this.feed.emit(event);
  }
  head(): void {
    this.feed.emit({ kind: 'head', head: this.server.head() });
  }
  back(): void {
    this.online = true;
    this.onlines.emit();
  }

  private async answer<T>(name: string, read: () => T): Promise<T> {
    this.asked.push(name);
    const failure = this.failures.shift();
    if (failure) throw failure;
    const value = read();
    this.meanwhile.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 5));
    return value;
  }

  source(): TimelineSource<Message> {
    const marks = { customerDelivered: 0, customerRead: 0, agentRead: 0 };
    return {
      isOnline: () => this.online,
      onOnline: (callback) => this.onlines.on(callback),
      subscribe: () => this.answer('subscribe', () => ({ head: this.server.head(), marks })),
      unsubscribe: () => void this.asked.push('unsubscribe'),
      latest: () => this.answer('latest', () => this.server.latest()),
      older: (before) => this.answer('older', () => this.server.older(before)),
      catchUp: (order, revision) => this.answer('catch-up', () => this.server.catchUp(order, revision)),
      listen: (apply) => this.feed.on(apply),
    };
  }
}

describe('keeping a timeline in step', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const pass = (ms = 2_000) => jest.advanceTimersByTimeAsync(ms);

  const setUp = async (messages: number) => {
    const server = new ModelServer();
    for (let at = 0; at < messages; at += 1) server.send();
    const network = new Network(server);
    const sync = new TimelineSync(network.source(), customerAudience);
    return { server, network, sync };
  };
  const shown = (sync: TimelineSync<Message>) => sync.state.timeline.entries;

  it('subscribes, then fetches, then applies what arrived meanwhile', async () => {
    const { server, network, sync } = await setUp(2);
    network.meanwhile.push(() => network.say(server.send()));
    network.meanwhile.push(() => network.say(server.edit(0)));
    await pass();
    expect(network.asked.slice(0, 2)).toEqual(['subscribe', 'latest']);
    expect(sync.state.ready).toBe(true);
    expect(shown(sync)).toEqual(server.messages);
  });

  it('catches up on a gap, and not when the missing one was only a moment late', async () => {
    const { server, network, sync } = await setUp(1);
    await pass();
    network.asked = [];
    const late = server.send();
    network.say(server.send());
    network.say(late);
    await pass();
    expect(network.asked).toEqual([]);
    server.send();
    network.say(server.send());
    await pass();
    expect(network.asked).toEqual(['catch-up']);
    expect(shown(sync)).toEqual(server.messages);
  });

  it('finds a lost last message by the head', async () => {
    const { server, network, sync } = await setUp(1);
    await pass();
    server.send();
    server.edit(0);
    network.head();
    await pass();
    expect(shown(sync)).toEqual(server.messages);
  });

  it('subscribes again after every reconnect and fetches what was missed, page by page', async () => {
    const { server, network, sync } = await setUp(1);
    await pass();
    network.online = false;
    for (let at = 0; at < 10; at += 1) server.send();
    server.edit(0);
    network.asked = [];
    network.back();
    await pass();
    expect(network.asked).toEqual(['subscribe', 'catch-up', 'catch-up', 'catch-up', 'catch-up']);
    expect(shown(sync)).toEqual(server.messages);
  });

  it('tries again when the server is busy, as late as it asks', async () => {
    const { network, sync } = await setUp(1);
    sync.stop();
    network.asked = [];
    network.failures.push(new Failure('rate-limited', '', { retryAfterMs: 3_000 }));
    const again = new TimelineSync(network.source(), customerAudience);
    await pass(2_900);
    expect(network.asked).toEqual(['subscribe']);
    await pass(1_000);
    expect(again.state.ready).toBe(true);
  });

  it('says so when the conversation may not be read, and does not ask again', async () => {
    const { network, sync } = await setUp(1);
    sync.stop();
    network.failures.push(new Failure('not-a-participant', ''));
    const refused = new TimelineSync(network.source(), customerAudience);
    await pass(60_000);
    expect(refused.state.failure?.code).toBe('not-a-participant');
  });

  it('loads older pages until the beginning', async () => {
    const { server, sync } = await setUp(8);
    await pass();
    expect(shown(sync)).toHaveLength(3);
    for (const expected of [6, 8, 8]) {
      void sync.loadOlder();
      await pass(10);
      expect(shown(sync)).toHaveLength(expected);
    }
    expect(shown(sync)).toEqual(server.messages);
  });

  it('does not turn in circles when the server names a head it cannot fill', async () => {
    const { server, network, sync } = await setUp(1);
    await pass();
    network.asked = [];
    const head = server.head.bind(server);
    server.head = () => ({ ...head(), sequence: 9 });
    network.head();
    await pass(10_000);
    expect(network.asked.length).toBeLessThan(8);
    expect(shown(sync)).toEqual(server.messages);
  });

  it('is silent and unsubscribed once stopped', async () => {
    const { server, network, sync } = await setUp(1);
    await pass();
    sync.stop();
    network.say(server.send());
    network.back();
    await pass();
    expect(shown(sync)).toHaveLength(1);
    expect(network.asked.at(-1)).toBe('unsubscribe');
  });
});
