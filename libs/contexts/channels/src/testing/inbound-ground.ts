import { Cryptor, Leases, newId, silentLog } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import type { AdapterContext, ChannelAdapter, Pulled, RawEvent } from '../adapters/adapter';
import type { ChannelEvent, Sender } from '../adapters/channel-event';
import { email } from '../adapters/email/index';
import { createInbound, type Inbound } from '../create-inbound';
import type { Inbox } from '../domain/inbox';
import {
  AdapterContexts,
  type ArrivedFile,
  type ChangedContact,
  type MetPerson,
  type OpenedBy,
  People,
  type ReceivedMessage,
  type ReceivedReceipt,
  SendingSide,
  Talks,
} from '../ports';
import { InboxTable } from '../storage/inboxes';
import { anInbox } from '../testing';
import { Accounts } from '../use-cases/accounts';

/** What an event of the small channel is: the words of `ChannelEvent` as JSON. */
export type Said = ChannelEvent & { sentAt?: unknown };

/** A channel for specs: its events are JSON, its signature is a word. */
export class SmallChannel implements ChannelAdapter {
  readonly channel = 'telegram' as const;
  readonly fields = [
    { name: 'secret', kind: 'secret' as const, required: true, label: { zh: '密钥', en: 'Secret' } },
  ];
  pages: Pulled[] = [];
  pulledFrom: (string | null)[] = [];
  hints: (string | undefined)[] = [];
  fails: Error | null = null;
  files = new Map<string, { name: string; contentType: string; bytes: Buffer }>();

  capabilities(): never {
    throw new Error('Nothing is sent in these specs');
  }
  verifyInbound: ChannelAdapter['verifyInbound'] = (...[rawBody, headers, , settings]) => {
    if (headers['secret'] !== settings['secret'])
      return { kind: 'refused', status: 401, reason: 'wrong secret' };
    const events = (
      JSON.parse(rawBody.toString()) as { key: string; at: number | null; says: unknown }[]
    ).map(({ key, at, says }) => eventOf(key, at, says));
    return { kind: 'accepted', events, answer: { status: 200, contentType: 'text/plain', body: 'ok' } };
  };
  read(event: RawEvent): ChannelEvent[] {
    const says = JSON.parse(event.raw.toString()) as ChannelEvent[];
    return says.map((one) =>
      'sentAt' in one && one.sentAt ? { ...one, sentAt: new Date(one.sentAt) } : one,
    );
  }
  send(): never {
    throw new Error('Nothing is sent in these specs');
  }
  readonly place = email.place!;
  async fetchMedia(ref: string) {
    if (this.fails) throw this.fails;
    const file = this.files.get(ref);
    if (!file) throw new Error('not yet');
    return file;
  }
  async pull(cursor: string | null, _context: AdapterContext, hint?: string): Promise<Pulled> {
    this.pulledFrom.push(cursor);
    this.hints.push(hint);
    if (this.fails) throw this.fails;
    return this.pages.shift() ?? { events: [], cursor: cursor ?? '0', more: false };
  }
  readonly pullEveryMs = 60_000;
  async check() {
    return [];
  }
}

/** An event as a provider hands it over; `at` in seconds. */
export function eventOf(key: string, at: number | null, says: unknown): RawEvent {
  return {
    key,
    at: at === null ? null : new Date(at * 1_000),
    raw: Buffer.from(JSON.stringify([says].flat())),
  };
}

/** Everybody is who they say; what they said is kept in a list. */
export class HeardTalks extends Talks {
  heard: { customer: string; words: string[]; message: ReceivedMessage }[] = [];
  arrived = new Map<string, ArrivedFile>();
  failed: string[] = [];
  /** What menus of the shop hold, by message and number. */
  answers = new Map<string, { itemId: string; label: string }>();
  changed: unknown[] = [];
  refuses: Error | null = null;
  /** Called in the middle of the work. */
  between: () => Promise<void> = async () => undefined;

  async receive(actor: { name: string }, message: ReceivedMessage) {
    await this.between();
    const words = message.parts.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));
    this.heard.push({ customer: actor.name, words, message });
    const conversationId = message.conversationId ?? newId();
    return { conversationId, messageIds: message.parts.map(() => newId()) };
  }
  async answer(_customerId: string, { messageId, number }: { messageId: string; number: number }) {
    return this.answers.get(`${messageId} ${number}`) ?? null;
  }
  async change(_actor: unknown, messageId: string, to: unknown): Promise<boolean> {
    this.changed.push({ messageId, to });
    return true;
  }
  async fileArrived(attachmentId: string, file: ArrivedFile): Promise<void> {
    if (this.refuses) throw this.refuses;
    this.arrived.set(attachmentId, file);
  }
  async fileFailed(attachmentId: string): Promise<void> {
    this.failed.push(attachmentId);
  }
}

export class KnownPeople extends People {
  private readonly known = new Map<string, string>();
  blocked = new Set<string>();

  async meet(inbox: { id: string }, { externalId }: Sender): Promise<MetPerson> {
    const fresh = !this.known.has(externalId);
    if (fresh) this.known.set(externalId, newId());
    const identityId = this.known.get(externalId)!;
    const actor = {
      kind: 'customer' as const,
      customerId: identityId,
      identityId,
      inboxId: inbox.id,
      name: externalId,
    };
    return { actor, fresh, blocked: this.blocked.has(externalId) };
  }
  async describe(): Promise<void> {}
  async address(): Promise<null> {
    return null;
  }
}

export class HeardSending extends SendingSide {
  opened: OpenedBy[] = [];
  contacts: ChangedContact[] = [];
  receipts: ReceivedReceipt[] = [];
  /** Conversations by the tokens of their addresses and by our ids, and whose they are. */
  readonly tokens = new Map<string, string>();
  readonly sentIds = new Map<string, string>();
  readonly customers = new Map<string, string>();

  async windowOpened(opened: OpenedBy): Promise<void> {
    this.opened.push(opened);
  }
  async contactChanged(contact: ChangedContact): Promise<void> {
    this.contacts.push(contact);
  }
  async receipt(receipt: ReceivedReceipt): Promise<void> {
    this.receipts.push(receipt);
  }
  conversationOfToken(token: string): string | null {
    return this.tokens.get(token) ?? null;
  }
  async conversationsOf(_inboxId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map([...this.sentIds].filter(([id]) => ids.includes(id)));
  }
  async customerOf(conversationId: string): Promise<string | null> {
    return this.customers.get(conversationId) ?? null;
  }
  async messageOf(): Promise<null> {
    return null;
  }
}

/** Receiving on a spec's database, with one account of the small channel. */
export interface InboundGround extends Inbound {
  channel: SmallChannel;
  talks: HeardTalks;
  people: KnownPeople;
  sending: HeardSending;
  /** Adds an account whose secret is `word`. */
  account(more?: Record<string, boolean>): Promise<Inbox>;
  push(
    inbox: Inbox,
    events: { key: string; at?: number | null; says: unknown }[],
    secret?: string,
  ): ReturnType<Inbound['receiveHook']['execute']>;
  /** Rounds until nothing more is due within the settling time, moving the clock. */
  settled(): Promise<void>;
}

export function inboundGround(db: TestDatabase): InboundGround {
  const { database, unitOfWork, clock } = db;
  const channel = new SmallChannel();
  const talks = new HeardTalks();
  const people = new KnownPeople();
  const sending = new HeardSending();
  const inboxes = new InboxTable(database);
  const cryptor = new Cryptor('a secret key for specs that is long enough');
  const accounts = new Accounts(
    { of: (name) => (name === channel.channel ? channel : null), all: () => [channel] },
    cryptor,
    { url: 'https://chat.shop.example' },
  );
  class NoContexts extends AdapterContexts {
    async of(inboxId: string): Promise<AdapterContext> {
      return { inboxId } as AdapterContext;
    }
  }
  const inbound = createInbound({
    ...{ database, unitOfWork, clock, inboxes, accounts, people, talks, sending },
    log: silentLog,
    leases: new Leases(database, clock),
    jobs: { send: async () => null },
    contexts: new NoContexts(),
  });
  return {
    ...inbound,
    ...{ channel, talks, people, sending },
    async account(more: Record<string, boolean> = {}) {
      const settings = cryptor.encrypt(JSON.stringify({ secret: 'word', ...more }));
      const inbox = anInbox({ channel: 'telegram', settings });
      await inboxes.add(inbox, 'x', clock.now());
      return inbox;
    },
    push: (inbox, events, secret = 'word') =>
      inbound.receiveHook.execute({
        channel: inbox.channel,
        inboxKey: inbox.key,
        rawBody: Buffer.from(JSON.stringify(events.map(({ at = null, ...rest }) => ({ at, ...rest })))),
        headers: { secret },
        query: {},
      }),
    async settled() {
      for (let wait = await inbound.workInbound.round(); wait !== null && wait < 1_000;) {
        clock.advance(wait);
        wait = await inbound.workInbound.round();
      }
    },
  };
}
