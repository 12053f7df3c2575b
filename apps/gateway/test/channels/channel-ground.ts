/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider here */
import { registeredAdapters } from '../../../../libs/contexts/channels/src/adapters';
import type { Capabilities, ChannelAdapter } from '../../../../libs/contexts/channels/src/adapters/adapter';
import type { Act, Details, Provider } from '../../../simulator/src/provider';
import { PROVIDERS } from '../../../simulator/src/providers';
import { Simulator } from '../../../simulator/src/server/simulator';
import type { VirtualClock } from '../../../simulator/src/world/virtual-clock';
/* eslint-enable @nx/enforce-module-boundaries */
import { AddInbox, EditInbox, SendOut, USUAL_SENDING } from '@yingda/channels';
import { ReadAttachment } from '@yingda/conversations';
import { type InboxRecord } from '@yingda/contracts';
import type { DomainEvent } from '@yingda/events';
import { type Database, eventFrom, newId, type Relay, type StoredEvent, UnitOfWork } from '@yingda/platform';
import { eventually, type TestDatabase, testDatabase } from '@yingda/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { Door } from './door';
import { ShopNode } from './shop-node';
import type { Addresses, Deed, SimulatedChannel } from './simulated-channel';
import { Talk } from './talk';

const SYSTEM = { kind: 'system', name: 'spec' } as const;
/** 2026-01-01 08:00 in Shanghai. */
const START = Date.parse('2026-01-01T00:00:00Z');
/** A message waits so long for one that was sent before it; with a little more. */
const SETTLED_MS = 300;

/**
 * One channel between its simulated provider and two processes of the shop on one database. There is one time for all,
 * which stands still until it is moved; whatever is due on the way happens in its order, at its own moment.
 */
export class ChannelGround {
  readonly adapter: ChannelAdapter;
  inbox!: InboxRecord;
  nodes: [ShopNode, ShopNode] = [] as never;
  private readonly simulator: Simulator;
  private readonly providerDoor = new Door(() => [Number(new URL(this.inner).port)]);
  private readonly imapDoor = new Door(() => [Number(this.account['imap_port'])]);
  private readonly smtpDoor = new Door(() => [Number(this.account['smtp_port'])]);
  private readonly hookDoor = new Door(() => this.nodes.filter((one) => !one.dead).map((one) => one.port));
  private inner = '';
  private test!: TestDatabase;
  private folder = '';
  private relayed = 0;
  private turn = 0;

  constructor(readonly channel: SimulatedChannel) {
    this.adapter = registeredAdapters.of(channel.channel)!;
    const doors = this.providerDoor;
    const options = { host: '127.0.0.1', port: 0, seed: 11, now: START, running: false, hookBase: null };
    const own = {
      pageFolder: null,
      // No time passes while a webhook is on its way, however busy the machine is.
      patienceMs: 20_000,
      // Where files are: also that way leads through the door.
      get publicUrl() {
        return doors.address;
      },
    };
    this.simulator = new Simulator(Object.assign(own, options), PROVIDERS);
  }

  async start(): Promise<void> {
    this.folder = await mkdtemp(join(tmpdir(), 'yingda-channel-'));
    this.test = await testDatabase({ poolSize: 4 });
    await this.providerDoor.open();
    this.inner = await this.simulator.start();
    await Promise.all([this.imapDoor.open(), this.smtpDoor.open(), this.hookDoor.open()]);
    const around = {
      databaseUrl: this.test.url,
      storageUrl: pathToFileURL(this.folder).href,
      clock: { now: () => new Date(this.clock.now()) },
      hooks: () => this.hookDoor.address,
    };
    this.nodes = [await ShopNode.start(around), await ShopNode.start(around)];
  }

  async stop(): Promise<void> {
    const doors = [this.providerDoor, this.imapDoor, this.smtpDoor, this.hookDoor];
    await Promise.all(doors.map((door) => door.shut()));
    await Promise.all(this.nodes.map((node) => node.stop()));
    await this.simulator.stop();
    await this.test.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** An empty shop with one account, fresh processes, and a provider where nothing has happened. */
  async begin(more: Record<string, string | number | boolean> = {}): Promise<void> {
    await this.test.truncate();
    for (const door of [this.providerDoor, this.smtpDoor]) door.letThrough();
    this.relayed = 0;
    await this.world.reset(11);
    this.provider.reset();
    for (const node of this.nodes) node.revive();
    const { channel } = this;
    if (channel.account) await this.provider.configure(channel.account);
    this.inbox = await this.useCase(AddInbox).execute(SYSTEM, {
      key: `shop-${newId().slice(-12)}`,
      name: '渠道',
      shopName: '示例商城',
      teamId: newId(),
      channel: channel.channel,
      // Each message for itself: what is joined is counted in specs of its own.
      sending: { ...USUAL_SENDING, joinLines: false },
      settings: { ...channel.settings(this.account, this.addresses), ...more },
    });
    if (channel.hook === null) return;
    const path = channel.hook?.(this.inbox.key) ?? `/hooks/${channel.channel}/${this.inbox.key}`;
    await this.provider.configure({ hook_url: `${this.hookDoor.address}${path}` });
  }

  get world() {
    return this.simulator.world;
  }

  get clock(): VirtualClock {
    return this.world.clock;
  }

  get provider(): Provider {
    const name = this.channel.provider ?? this.channel.channel;
    return this.simulator.providers.find((one) => one.name === name)!;
  }

  /** The account as it is configured at the provider, secrets too. */
  get account(): Details {
    return this.provider.accounts()[0]!.settings;
  }

  get addresses(): Addresses {
    const root = this.providerDoor.address;
    return {
      root,
      base: `${root}/${this.provider.name}`,
      imapPort: this.imapDoor.port,
      smtpPort: this.smtpDoor.port,
    };
  }

  get people(): [string, string] {
    const { people } = this.provider.accounts()[0]!;
    return [people[0]!.id, this.channel.second ?? people[1]!.id];
  }

  get database(): Database {
    return this.test.database;
  }

  get can(): Capabilities {
    return this.adapter.capabilities({ hookUrl: '', ...this.channel.settings(this.account, this.addresses) });
  }

  /** A use case of the first process. */
  useCase<T>(type: new (...args: never[]) => T): T {
    return this.nodes[0].lookup.get(type as never) as T;
  }

  /** A customer does something; what comes of it is on its way. */
  act(deed: Deed, user = this.people[0]): Promise<Details> {
    return this.provider.act({ user, ...deed } as Act);
  }

  /** A customer does something, and the shop has heard of it. */
  async done(deed: Deed, user = this.people[0]): Promise<void> {
    await this.act(deed, user);
    await this.hears();
  }

  /** What was told is worked on; what is not told is asked for. */
  hears(): Promise<void> {
    return this.pass(this.channel.hook === null ? this.adapter.pullEveryMs! + SETTLED_MS : SETTLED_MS);
  }

  /** A customer has written, and an agent has taken the conversation. */
  async talk(user = this.people[0]): Promise<Talk> {
    await this.done(this.channel.text('你好，在吗？'), user);
    return Talk.taken(this, user);
  }

  async edit(settings: Record<string, string>): Promise<void> {
    await this.useCase(EditInbox).execute(SYSTEM, { inboxId: this.inbox.id, change: { settings } });
  }

  /** A stored file. */
  async bytesOf(attachmentId: string): Promise<Buffer> {
    return buffer((await this.useCase(ReadAttachment).open({ attachmentId })).stream);
  }

  fault(rule: Details): void {
    this.world.faults.add({ provider: this.provider.name, ...rule });
  }

  /** Nobody answers at the provider's addresses, not even to say no. */
  async vanish(): Promise<void> {
    await Promise.all([this.providerDoor.shut(), this.imapDoor.shut(), this.smtpDoor.shut()]);
  }

  async comeBack(): Promise<void> {
    await Promise.all([this.providerDoor.open(), this.imapDoor.open(), this.smtpDoor.open()]);
  }

  /**
   * Each node begins while what the former one sent is still on its way: it has been said at the provider's door, and
   * stays there until the result is called.
   */
  async held(begin: (node: ShopNode, nth: number) => Promise<unknown>): Promise<() => Promise<void>> {
    const doors = [this.providerDoor, this.smtpDoor];
    for (const door of doors) door.hold();
    const underWay: Promise<unknown>[] = [];
    for (const [nth, node] of this.nodes.entries()) {
      underWay.push(begin(node, nth));
      await eventually(() => doors.reduce((sum, door) => sum + door.knocking, 0) > nth, 20_000);
    }
    return async () => {
      for (const door of doors) door.letThrough();
      await Promise.all(underWay);
    };
  }

  /** How many calls the provider got at addresses with this in them. */
  calls(part: string): number {
    return this.world.journal
      .read()
      .filter(
        ({ direction, provider, target }) =>
          direction === 'call' && provider === this.provider.name && target.includes(part),
      ).length;
  }

  /** Moves time, with all that happens meanwhile on both sides. */
  async pass(ms: number): Promise<void> {
    // Who looks again and again is not watched doing so through hours.
    const least = ms > 10_000 ? 1_000 : 1;
    for (const end = this.clock.now() + ms; ;) {
      const wait = await this.work();
      const now = this.clock.now();
      if (now >= end) return;
      const next = Math.min(now + Math.max(least, wait), this.clock.next ?? Infinity, end);
      await this.clock.advance(next - now);
    }
  }

  /** Moves time until it is so. */
  async until(check: () => Promise<boolean>, mostMs: number): Promise<void> {
    for (const end = this.clock.now() + mostMs; !(await check());) {
      if (this.clock.now() >= end)
        throw new Error(`This is not so after ${mostMs / 60_000} minutes: ${check}`);
      const wait = Math.min(await this.work(), (this.clock.next ?? Infinity) - this.clock.now());
      await this.pass(Math.min(Math.max(1_000, wait), 10 * 60_000));
    }
  }

  /** What the shop said goes to the sending half, as the relay brings it. */
  async relay(): Promise<number> {
    const [node] = this.nodes.filter((one) => !one.dead);
    if (!node) return 0;
    const handlers: Record<string, (event: DomainEvent<'message.sent'>) => Promise<void>> = {};
    const subscribe = (_: string, given: typeof handlers) => void Object.assign(handlers, given);
    (node.lookup.get(SendOut) as SendOut).register({ subscribe } as unknown as Relay);
    const rows = await this.database.query<StoredEvent>(
      `select position, id, name, aggregate_id, lane, payload, occurred_at, request_id from outbox_events
       where name = 'message.sent' and position > $1 order by position`,
      [this.relayed],
    );
    const unitOfWork = node.lookup.get(UnitOfWork as never) as UnitOfWork;
    for (const row of rows) {
      const event = eventFrom(row) as unknown as DomainEvent<'message.sent'>;
      await unitOfWork.run(() => handlers['message.sent']!(event));
      this.relayed = Number(row.position);
    }
    return rows.length;
  }

  /** All that is due now, by any process; milliseconds until something is due again. */
  private async work(): Promise<number> {
    for (;;) {
      const said = await this.relay();
      // In turns: whoever looks next finds what the other one has left.
      const alive = this.nodes.filter((one) => !one.dead);
      const node = alive[this.turn++ % alive.length];
      const wait = Math.min((await node?.round()) ?? Infinity, await this.sendsIn());
      if (said === 0 && wait > 0) return wait;
    }
  }

  private async sendsIn(): Promise<number> {
    const [row] = await this.database.query<{ at: Date | null }>(
      `select min(greatest(l.due_at, l.held_until, p.until)) as at from channel_lanes l
       join inboxes i on i.id = l.inbox_id
       left join channel_pauses p on p.inbox_id = l.inbox_id and p.since >= i.updated_at
       where l.due_at is not null`,
    );
    return row?.at ? Math.max(1, row.at.getTime() - this.clock.now()) : Infinity;
  }
}
