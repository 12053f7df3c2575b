import { type Content } from '@yingda/contracts';
import type { DomainEvent } from '@yingda/events';
import { Cryptor, newId, RateLimiter, silentLog, Timers } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import type { ChannelAdapter, SendOutcome } from './adapters/adapter';
import { email } from './adapters/email/index';
import type { Piece } from './adapters/piece';
import { createSending, type Sending } from './create-sending';
import type { Inbox } from './domain/inbox';
import type { UnreadMessage } from './follow-up-ports';
import { InboxTable } from './storage/inboxes';
import { anInbox } from './testing';
import { Accounts } from './use-cases/accounts';

/** A shopper of a web shop, as other contexts know them. */
export interface Shopper {
  conversationId: string;
  customerId: string;
  /** The address they gave; null when none. */
  email: string | null;
  here: boolean;
}

/** Follow-ups on a spec's database: a web shop, its mailbox, and the people as a spec says they are. */
export class FollowUpGround {
  readonly mails: Piece[] = [];
  answer: (mail: Piece) => Promise<SendOutcome> = async (mail) => ({
    ok: true,
    state: 'sent',
    providerId: mail.thread!.messageId,
  });
  /** What nobody has read, by conversation; taken back or read, it is gone. */
  readonly unread = new Map<string, UnreadMessage[]>();
  readonly told: (Date | null)[] = [];
  /** Asked instead of `here`. */
  attendance: ((customerId: string) => Promise<boolean>) | null = null;
  readonly shoppers: Shopper[] = [];
  readonly sending: Sending;
  readonly timers: Timers;
  /** Whoever owns the address writes under another identity. */
  ownerIdentityId: string | null = null;
  shop: Inbox = anInbox({ shopName: '禾间' });
  mailbox: Inbox = anInbox({ channel: 'email' });
  private readonly identities = new Map<string, string>();
  private place = 0;

  constructor(readonly test: TestDatabase) {
    const node = this.node();
    this.sending = node.sending;
    this.timers = node.timers;
  }

  /** Another process: nothing in common with the first but the database. */
  node(): { sending: Sending; timers: Timers } {
    const { database, unitOfWork, outbox, clock } = this.test;
    const cryptor = new Cryptor('a-secret-key-for-specs-0123456789abcdef');
    const adapter: ChannelAdapter = {
      ...email,
      send: async (mail) => {
        this.mails.push(mail);
        return this.answer(mail);
      },
    };
    const adapters = {
      of: (channel: string) => (channel === 'email' ? adapter : null),
      all: () => [adapter],
    };
    const accounts = new Accounts(adapters, cryptor, { url: 'https://shop.example' });
    const timers = new Timers(database, unitOfWork, clock);
    const sending = createSending(
      {
        ...{ database, unitOfWork, outbox, clock, cryptor },
        limiter: RateLimiter.lifted(clock),
        log: silentLog,
        files: {
          open: async () => ({ name: 'a.png', contentType: 'image/png', bytes: Buffer.from('png') }),
          facts: async () => ({ name: 'a.png', contentType: 'image/png', bytes: 3 }),
          link: (id: string) => `https://shop.example/files/${id}`,
        },
        people: {
          meet: () => Promise.reject(new Error('nobody is met')),
          describe: () => Promise.reject(new Error('nobody is described')),
          address: async (identityId) => this.addressOf(identityId),
        },
        replies: {
          to: async (id) => {
            const shopper = this.shoppers.find((one) => one.conversationId === id);
            return shopper
              ? { customerId: shopper.customerId, identityId: `web ${shopper.customerId}` }
              : null;
          },
          current: async () => null,
          identities: async () => [],
        },
        subjects: { of: async () => null },
        privateHosts: [],
        random: () => 0.5,
        followUp: {
          timers,
          attendance: {
            isHere: async (id) =>
              this.attendance
                ? this.attendance(id)
                : this.shoppers.some((one) => one.customerId === id && one.here),
            tell: (_, goneSince) => void this.told.push(goneSince),
          },
          unread: {
            of: async (id) => {
              const shopper = this.shoppers.find((one) => one.conversationId === id);
              if (!shopper) return null;
              const messages = [...(this.unread.get(id) ?? [])];
              return { customerId: shopper.customerId, inboxId: this.shop.id, messages };
            },
          },
          mailPeople: {
            masked: async (id) => (this.of(id).email === null ? null : 'a***@x.example'),
            known: async (id) => [this.identities.get(id), this.ownerIdentityId].flatMap((one) => one ?? []),
            identity: async (id) => {
              const { email: address } = this.of(id);
              const identityId = this.identities.get(id) ?? newId();
              if (address !== null) this.identities.set(id, identityId);
              return address === null
                ? null
                : { identityId, address, addressIdentityId: this.ownerIdentityId };
            },
          },
          waiting: { of: async () => null },
        },
      },
      accounts,
    );
    sending.followUps!.reactions.register({ subscribe: () => undefined } as never);
    return { sending, timers };
  }

  /** The shop and its mailbox as they are set. */
  async open(with_: { shop?: Partial<Inbox>; mailbox?: Partial<Inbox> | null } = {}): Promise<void> {
    const cryptor = new Cryptor('a-secret-key-for-specs-0123456789abcdef');
    const settings = cryptor.encrypt(JSON.stringify({ address: 'support@shop.example', name: '禾间' }));
    this.shop = anInbox({ shopName: '禾间', ...with_.shop });
    this.mailbox = anInbox({ channel: 'email', settings, ...(with_.mailbox ?? {}) });
    const inboxes = new InboxTable(this.test.database);
    await inboxes.add(this.shop, 'secret', this.test.clock.now());
    if (with_.mailbox !== null) await inboxes.add(this.mailbox, 'secret', this.test.clock.now());
  }

  someone(with_: Partial<Shopper> = {}): Shopper {
    const one = {
      conversationId: newId(),
      customerId: newId(),
      email: 'anna@x.example',
      here: true,
      ...with_,
    };
    this.shoppers.push(one);
    return one;
  }

  /** Somebody of the shop says something; unread until `read`. */
  // eslint-disable-next-line no-restricted-syntax -- who, to whom, what and when: an object would only repeat their names
  async say(
    to: Shopper,
    what: string | Content,
    author: 'agent' | 'bot' = 'agent',
    createdAt = this.test.clock.now().toISOString(),
  ): Promise<string> {
    const id = newId();
    const content: Content = typeof what === 'string' ? { kind: 'text', text: what } : what;
    this.place += 1;
    if (author === 'agent') {
      const message = { id, position: this.place, name: '小李', content };
      this.unread.set(to.conversationId, [...(this.unread.get(to.conversationId) ?? []), message]);
    }
    const entry = { id, entry: 'message', author: { kind: author }, sequence: this.place, createdAt };
    const conversation = {
      id: to.conversationId,
      channel: 'web',
      inboxId: this.shop.id,
      customerId: to.customerId,
    };
    const event = { payload: { conversation, entries: [entry] } } as unknown as DomainEvent<'message.sent'>;
    await this.test.unitOfWork.run(() => this.sending.followUps!.plan.said(event));
    return id;
  }

  /** They come back and read what was said. */
  read(who: Shopper): void {
    this.unread.delete(who.conversationId);
  }

  async leave(who: Shopper): Promise<void> {
    who.here = false;
    await this.sending.followUps!.plan.left(who.customerId, this.shop.id);
  }

  /** Time goes by in steps of a second's timers, and all that is due is done. */
  async pass(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= 10) {
      this.test.clock.advance(Math.min(10, left) * 1_000);
      await this.timers.runDue();
      await this.sending.worker.runDue();
    }
  }

  async delivery(of: Shopper, messageId: string) {
    return (await this.sending.deliveryReader.of(of.conversationId, [messageId])).get(messageId);
  }

  private of(customerId: string): Shopper {
    return this.shoppers.find((one) => one.customerId === customerId)!;
  }

  private addressOf(identityId: string) {
    const [customerId] = [...this.identities].find(([, id]) => id === identityId) ?? [];
    if (!customerId) return null;
    const externalId = this.of(customerId).email!;
    return { inboxId: this.mailbox.id, channel: 'email' as const, externalId, customerId, name: '' };
  }
}
