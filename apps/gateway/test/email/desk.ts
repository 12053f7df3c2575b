// The simulator stands for the provider here, and the adapter is what is tried against it: both are imported as they are.
/* eslint-disable @nx/enforce-module-boundaries */
import { email } from '../../../../libs/contexts/channels/src/adapters/email';
import type {
  AdapterContext,
  Pulled,
  SendOutcome,
} from '../../../../libs/contexts/channels/src/adapters/adapter';
import type { ChannelEvent } from '../../../../libs/contexts/channels/src/adapters/channel-event';
import { mayAnswerAutomatically } from '../../../../libs/contexts/channels/src/adapters/email/loops';
import {
  conversationToken,
  ourMessageId,
  referencesFor,
  replyAddress,
} from '../../../../libs/contexts/channels/src/adapters/email/threading';
import type { Piece } from '../../../../libs/contexts/channels/src/adapters/piece';
import type { Settings } from '../../../../libs/contexts/channels/src/adapters/settings';
/* eslint-enable @nx/enforce-module-boundaries */
import { randomUUID } from 'node:crypto';

export type MessageEvent = Extract<ChannelEvent, { kind: 'message' }>;
export type Receipt = Extract<ChannelEvent, { kind: 'receipt' }>;
export { email };
export type { SendOutcome };

export const KEY = Buffer.alloc(32, 7);

/** One mailbox of the shop with what the product keeps of it: cursor, keys seen, when whom was answered. */
export class Desk {
  cursor: string | null = null;
  readonly keys = new Set<string>();
  readonly conversationId = randomUUID();
  readonly token = conversationToken(this.conversationId, KEY);
  readonly context: AdapterContext;
  /** Automatic answers sent. */
  answers = 0;
  private readonly heard = new Map<string, { recent: Date[]; answeredAt: Date | null }>();

  constructor(
    readonly settings: Settings,
    more: Partial<AdapterContext> = {},
  ) {
    this.context = {
      inboxId: randomUUID(),
      settings,
      now: () => new Date(),
      fetch: () => Promise.reject(new Error('Nothing is fetched here')),
      token: async (fetchNew) => (await fetchNew()).token,
      tokenRefused: async () => undefined,
      file: async () => ({
        name: '发票.pdf',
        contentType: 'application/pdf',
        bytes: Buffer.from('%PDF-1.4'),
      }),
      ...more,
    };
  }

  get address(): string {
    return String(this.settings['address']);
  }

  /** Everything there is, with the cursor kept as the product keeps it; what was seen before is left out. */
  async read(): Promise<ChannelEvent[]> {
    const events: ChannelEvent[] = [];
    for (let more = true; more;) {
      const pulled = await this.pull();
      this.cursor = pulled.cursor;
      more = pulled.more;
      for (const event of pulled.events) {
        if (this.keys.has(event.key)) continue;
        this.keys.add(event.key);
        events.push(...(await email.read(event, this.settings)));
      }
    }
    return events;
  }

  pull(): Promise<Pulled> {
    return email.pull!(this.cursor, this.context);
  }

  /** The next mail, waited for; other events are left out. */
  async message(): Promise<MessageEvent> {
    return (await this.next((event) => event.kind === 'message')) as MessageEvent;
  }

  async next(wanted: (event: ChannelEvent) => boolean, within = 10_000): Promise<ChannelEvent> {
    for (const end = Date.now() + within; Date.now() < end;) {
      const found = (await this.read()).find(wanted);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('Nothing came');
  }

  piece(text: string, to: string, more: Partial<NonNullable<Piece['thread']>> = {}): Piece {
    const thread = {
      subject: '订单 20260301',
      messageId: ourMessageId({
        messageId: randomUUID(),
        token: this.token,
        domain: this.address.split('@')[1]!,
      }),
      references: [],
      replyToAddress: replyAddress(this.address, this.token),
      automatic: false,
      to: { address: to },
      ...more,
    };
    return { id: randomUUID().replaceAll('-', ''), to, body: { kind: 'text', text }, thread };
  }

  /** Answers a mail as an agent does, in its thread. */
  answer(to: MessageEvent, text: string, automatic = false): Promise<SendOutcome> {
    const { inReplyTo, references } = referencesFor({
      messageId: to.thread!.messageId,
      references: [...to.thread!.references].reverse(),
    });
    return this.send(this.piece(text, to.sender.externalId, { inReplyTo, references, automatic }));
  }

  send(piece: Piece): Promise<SendOutcome> {
    return email.send(piece, this.context);
  }

  /** As a shop whose automation answers every mail it may answer. True when it answered something. */
  async answerAll(text: string): Promise<number> {
    let answered = 0;
    for (const event of await this.read()) {
      if (event.kind !== 'message') continue;
      const now = this.context.now();
      const known = this.heard.get(event.sender.externalId) ?? { recent: [], answeredAt: null };
      known.recent.push(now);
      this.heard.set(event.sender.externalId, known);
      if (!mayAnswerAutomatically({ automatic: event.automatic === true, ...known }, now)) continue;
      const outcome = await this.answer(event, text, true);
      if (!outcome.ok) throw new Error(`${outcome.code} ${outcome.detail}`);
      known.answeredAt = now;
      answered += 1;
    }
    this.answers += answered;
    return answered;
  }
}
