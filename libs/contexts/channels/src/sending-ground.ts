import { type AttachmentFacts, type Content, type MessageTemplate } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import type { DomainEvent } from '@yingda/events';
import { Cryptor, newId, RateLimiter, silentLog, Timers } from '@yingda/platform';
import type { TestDatabase } from '@yingda/testing';
import type {
  AdapterContext,
  Capabilities,
  ChannelAdapter,
  SendOutcome,
  SentChange,
} from './adapters/adapter';
import type { Piece } from './adapters/piece';
import { createSending, type Sending } from './create-sending';
import type { FollowUpNeeds } from './create-follow-ups';
import type { Inbox } from './domain/inbox';
import type { PersonAddress } from './ports';
import type { WaitingCustomer } from './follow-up-ports';
import { InboxTable } from './storage/inboxes';
import { anInbox } from './testing';
import { Accounts } from './use-cases/accounts';

const HOUR = 3_600_000;

/** A channel that does what a spec says, and remembers what it was given. */
export class ScriptedChannel {
  readonly sent: Piece[] = [];
  can: Partial<Capabilities> = {};
  retries: ChannelAdapter['retries'];
  /** What becomes of a call; taken when not said. */
  answer: (piece: Piece, context: AdapterContext) => Promise<SendOutcome> = async (piece) => taken(piece);

  /** Carried only where `can` says so. */
  approved: MessageTemplate[] = [];
  readonly changed: SentChange[] = [];
  answerChange: (change: SentChange) => Promise<SendOutcome> = async () => ({
    ok: true,
    state: 'accepted',
    providerId: null,
  });

  readonly adapter: ChannelAdapter = {
    channel: 'wechat',
    fields: [
      { name: 'apiBase', kind: 'url', required: false, label: { zh: '地址', en: 'Address' } },
      { name: 'appSecret', kind: 'secret', required: false, label: { zh: '密钥', en: 'Secret' } },
    ],
    capabilities: () => ({
      text: { most: 20, unit: 'code-points' },
      carries: ['text', 'image'],
      fileBytes: {},
      windows: { message: { quota: 5, milliseconds: 48 * HOUR }, follow: { quota: 3, milliseconds: 60_000 } },
      fallbacks: ['ask-to-write'],
      receipts: 'read',
      typingOut: false,
      idempotent: false,
      ...this.can,
    }),
    verifyInbound: () => ({ kind: 'refused', status: 401, reason: 'nobody calls' }),
    read: () => [],
    send: async (piece, context) => {
      this.sent.push(piece);
      return this.answer(piece, context);
    },
    templates: async () => ({ ok: true, templates: this.approved }),
    change: async (change) => {
      this.changed.push(change);
      return this.answerChange(change);
    },
    check: async () => [],
  };

  constructor() {
    Object.defineProperty(this.adapter, 'retries', { get: () => this.retries });
  }

  /** Words of what was sent, in order. */
  get words(): string[] {
    return this.sent.map(({ body }) => (body.kind === 'text' ? body.text : body.kind));
  }
}

/** The provider takes it under an id of its own. */
export function taken(piece: Piece): SendOutcome {
  return { ok: true, state: 'accepted', providerId: `p-${piece.id}` };
}

/** A customer of the scripted channel in a conversation. */
export interface Someone {
  conversationId: string;
  identityId: string;
  customerId: string;
  inboxId: string;
}

/** The sending half on a spec's database, with one scripted channel. */
export class SendingGround {
  readonly channel = new ScriptedChannel();
  readonly sending: Sending;
  readonly timers: Timers;
  private readonly people = new Map<string, PersonAddress>();
  private readonly conversations = new Map<string, { customerId: string; identityId: string }>();
  /** Messages as they stand; those taken back are gone. */
  readonly said = new Map<string, Content>();
  private place = 0;

  constructor(readonly test: TestDatabase) {
    this.timers = new Timers(test.database, test.unitOfWork, test.clock);
    this.sending = this.node();
    this.sending.followUps!.reactions.register({ subscribe: () => undefined } as never);
  }

  /** Another process: nothing in common with the first but the database. */
  node(timers: Timers = this.timers): Sending {
    const { database, unitOfWork, outbox, clock } = this.test;
    const cryptor = new Cryptor('a-secret-key-for-specs-0123456789abcdef');
    const adapters = {
      of: (channel: string) => (channel === 'wechat' ? this.channel.adapter : null),
      all: () => [this.channel.adapter],
    };
    const files = {
      open: async () => ({ name: 'shoe.png', contentType: 'image/png', bytes: Buffer.from('png') }),
      facts: async (): Promise<AttachmentFacts> => ({ name: 'shoe.png', contentType: 'image/png', bytes: 3 }),
      link: (id: string) => `https://shop.example/files/${id}`,
    };
    return createSending(
      {
        ...{ database, unitOfWork, outbox, clock, cryptor, files },
        limiter: RateLimiter.lifted(clock),
        log: silentLog,
        people: {
          meet: () => Promise.reject(new Error('nobody is met')),
          describe: () => Promise.reject(new Error('nobody is described')),
          address: async (id) => this.people.get(id) ?? null,
        },
        replies: {
          to: async (id) => this.conversations.get(id) ?? null,
          current: async (id) => this.said.get(id) ?? null,
          identities: async (customerId) =>
            [...this.people]
              .filter(([, one]) => one.customerId === customerId)
              .map(([identityId, one]) => ({ identityId, label: one.name })),
        },
        subjects: { of: async () => null },
        followUp: this.followUp(timers),
        privateHosts: [],
        random: () => 0.5,
      },
      new Accounts(adapters, cryptor, { url: 'https://shop.example' }),
    );
  }

  /** Customers who wait, by identity; what is not asked here refuses. */
  readonly waiting = new Map<string, WaitingCustomer>();

  private followUp(timers: Timers): FollowUpNeeds {
    const never = () => Promise.reject(new Error('Nobody is on the web here'));
    return {
      timers,
      attendance: { isHere: never, tell: () => undefined },
      unread: { of: never },
      mailPeople: { masked: never, known: never, identity: never },
      waiting: { of: async ({ identityId }) => this.waiting.get(identityId) ?? null },
    };
  }

  async inbox(channel: Channel = 'wechat', with_: Partial<Inbox> = {}): Promise<string> {
    const inbox = anInbox({ channel, ...with_ });
    await new InboxTable(this.test.database).add(inbox, 'secret', this.test.clock.now());
    return inbox.id;
  }

  /** Somebody who has just written, so that they may be answered. */
  async someone(with_: Partial<Someone> & { silent?: boolean; channel?: Channel } = {}): Promise<Someone> {
    const { silent, channel = 'wechat', ...given } = with_;
    const one: Someone = {
      conversationId: newId(),
      identityId: newId(),
      customerId: newId(),
      inboxId: given.inboxId ?? (await this.inbox(channel)),
      ...given,
    };
    this.people.set(one.identityId, {
      inboxId: one.inboxId,
      channel,
      externalId: `open-${one.identityId.slice(-6)}`,
      customerId: one.customerId,
      name: '微信用户',
    });
    this.conversations.set(one.conversationId, one);
    if (!silent && channel !== 'web') await this.wrote(one);
    return one;
  }

  async wrote({ inboxId, identityId }: Someone): Promise<void> {
    await this.test.unitOfWork.run(() =>
      this.sending.hearReceived.windowOpened({
        inboxId,
        identityId,
        act: 'message',
        at: this.test.clock.now(),
      }),
    );
  }

  /** The shop says something: what the relay would bring. Gives the message's id. */
  async say(
    to: Someone,
    what: string | Content,
    how: {
      author?: 'agent' | 'bot';
      identityId?: string;
      messageId?: string;
      /** Written in a provider's own client. */
      elsewhere?: Channel;
      /** It has been changed since: `said` holds what it became. */
      changed?: boolean;
    } = {},
  ): Promise<string> {
    const id = how.messageId ?? newId();
    const content: Content = typeof what === 'string' ? { kind: 'text', text: what } : what;
    this.place += 1;
    if (!how.changed) this.said.set(id, content);
    const entry = {
      ...{ id, conversationId: to.conversationId, position: this.place, sequence: this.place, content },
      entry: 'message',
      author: {
        kind: how.author ?? 'agent',
        name: '小李',
        ...(how.elsewhere ? { elsewhere: how.elsewhere } : {}),
      },
      createdAt: this.test.clock.now().toISOString(),
      ...(how.identityId ? { identityId: how.identityId } : {}),
    };
    const event = { payload: { entries: [entry] } } as unknown as DomainEvent<'message.sent'>;
    await this.test.unitOfWork.run(() => this.sending.sendOut.queue.execute(event));
    return id;
  }

  /** The sender corrects it (null: takes it back), in the transaction in which that is kept. */
  async change(to: Someone, messageId: string, text: string | null): Promise<void> {
    const content: Content = { kind: 'text', text: text ?? '' };
    await this.test.unitOfWork.run(() =>
      this.sending.changeOutgoing.execute({
        ...{ conversationId: to.conversationId, messageId, content },
        kind: text === null ? 'recall' : 'edit',
      }),
    );
    if (text === null) this.said.delete(messageId);
    else this.said.set(messageId, content);
  }

  /** Sends all that is due. */
  run(): Promise<void> {
    return this.sending.worker.runDue();
  }

  async state(to: Someone, messageId: string) {
    return (await this.sending.deliveryReader.of(to.conversationId, [messageId])).get(messageId);
  }

  /** What the console would show of the window. */
  async window(to: Someone) {
    const outlets = await this.sending.outletReader.of(to.conversationId);
    return outlets.find((one) => one.identityId === to.identityId)?.window;
  }
}
