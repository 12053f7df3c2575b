import type { AdapterContext } from '../adapters/adapter';
import type { ChannelEvent } from '../adapters/channel-event';
import { menuPageOf } from '../adapters/menu-pages';
import type { Piece } from '../adapters/piece';
import { workable } from '../domain/workable';
import type { StoredEvent } from '../storage/channel-events';
import type { ChannelCursorTable } from '../storage/channel-cursors';
import type { InboxTable } from '../storage/inboxes';
import type { CustomerActor } from '@yingda/events';
import type { Inbox } from '../domain/inbox';
import type { Accounts } from './accounts';
import type { Occasion, Passage, ReceiveMessage } from './receive-message';

/** What is done once the event is done, and would be wrong before. */
export interface Afterwards {
  /** Looks at once whether there is something to pull. */
  pull(): void;
  /** Answers a tap beside any conversation; whoever gets nothing taps again. */
  answer(inboxId: string, piece: Piece): void;
  /** Tells the provider that it was seen; nobody waits for that, and it may fail. */
  acknowledge(inboxId: string, tell: (context: AdapterContext) => Promise<void>): void;
}

/** Does what an event of a provider says, inside the unit of work that marks it as done: all of it, once. */
export class HandleEvent {
  constructor(
    private readonly inboxes: InboxTable,
    private readonly accounts: Accounts,
    private readonly passage: Passage,
    private readonly receive: ReceiveMessage,
    private readonly cursors: ChannelCursorTable,
    private readonly afterwards: Afterwards,
  ) {}

  async execute(stored: StoredEvent): Promise<void> {
    const inbox = await this.inboxes.byId(stored.inboxId);
    const adapter = inbox && this.accounts.adapterOf(inbox);
    if (!inbox || !adapter) throw new Error('Nobody speaks this inbox’s channel');
    const raw = { key: stored.providerKey, at: stored.providerAt, raw: stored.raw };
    const events = workable(await adapter.read(raw, this.accounts.settingsOf(inbox)), stored.providerKey);
    for (const [index, event] of events.entries()) await this.one(event, { inbox, stored, index });
    if (adapter.acknowledge)
      this.afterwards.acknowledge(inbox.id, (context) => adapter.acknowledge!(raw, context));
  }

  private async one(event: ChannelEvent, occasion: Occasion): Promise<void> {
    switch (event.kind) {
      case 'message':
        return this.receive.execute(event, occasion);
      case 'answer':
        return this.receive.answer(event, occasion);
      case 'edited':
        return this.change(event, { text: event.text }, occasion);
      case 'deleted':
        return this.change(event, event.byShop ? 'taken-back' : 'deleted', occasion);
      case 'contact':
        return this.contact(event, occasion);
      case 'receipt':
        return this.receipt(event, occasion);
      case 'pull':
        await this.cursors.hint(occasion.inbox.id, event.hint ?? null, occasion.stored.receivedAt);
        return this.afterwards.pull();
      // Typing is over before it could be shown from here; what is ignored is kept for its time and that is all.
      case 'typing':
      case 'ignored':
        return;
    }
  }

  // What is said of a message we do not have, or may no longer change, changes nothing: the raw form is kept.
  private async change(
    event: Extract<ChannelEvent, { kind: 'edited' | 'deleted' }>,
    to: { text: string } | 'deleted' | 'taken-back',
    { inbox }: Occasion,
  ): Promise<void> {
    const { messages, people, talks } = this.passage;
    const known = await messages.find(inbox.id, event.externalId);
    if (!known) return;
    const { actor } = await people.meet(inbox, event.sender);
    const changed = typeof to === 'string' ? known.messageIds : known.messageIds.slice(0, 1);
    for (const messageId of changed) await talks.change(actor, messageId, to);
  }

  private async contact(
    event: Extract<ChannelEvent, { kind: 'contact' }>,
    { inbox, stored }: Occasion,
  ): Promise<void> {
    const { people, newcomers, sending } = this.passage;
    const { actor, fresh } = await people.meet(inbox, event.sender);
    if (fresh && event.act !== 'unfollowed') await newcomers.came(inbox, actor.identityId);
    if (!sending) return;
    const at = event.at ?? stored.receivedAt;
    const answered = await this.tapped(event, { actor, inbox, eventId: stored.id });
    const who = { inboxId: inbox.id, identityId: actor.identityId };
    await sending.contactChanged({
      ...who,
      act: event.act,
      at,
      ...(event.value === undefined ? {} : { value: event.value }),
    });
    if (event.act === 'opted-out' || event.act === 'opted-in')
      await this.opted(event, { act: event.act, actor, inbox, eventId: stored.id });
    if (event.opens || event.code)
      await sending.windowOpened({
        ...who,
        act: event.opens ?? null,
        at,
        ...(answered ? { answered } : {}),
        ...(event.code ? { code: event.code } : {}),
      });
  }

  /** What they want of notices is kept with them, and acknowledged once; to the word alone nothing else is answered. */
  private async opted(
    { sender, unanswered, value = '' }: Extract<ChannelEvent, { kind: 'contact' }>,
    about: { act: 'opted-out' | 'opted-in'; actor: CustomerActor; inbox: Inbox; eventId: string },
  ): Promise<void> {
    const { act, actor, inbox, eventId } = about;
    const text = await this.passage.optOuts?.said(actor, { channel: inbox.channel, act, text: value });
    if (!text || !unanswered) return;
    const id = eventId.replaceAll('-', '');
    this.afterwards.answer(inbox.id, { id, to: sender.externalId, body: { kind: 'text', text } });
  }

  /** As WeChat's own answer to a click: no message of a conversation, and nobody of the shop is called by it. */
  private async tapped(
    { act, opens, value, sender }: Extract<ChannelEvent, { kind: 'contact' }>,
    { actor, inbox, eventId }: { actor: CustomerActor; inbox: Inbox; eventId: string },
  ): Promise<boolean> {
    const page =
      act === 'clicked' && opens && value ? menuPageOf(this.accounts.settingsOf(inbox), value) : null;
    const answer = page && (await this.passage.talks.tapped({ actor, inboxId: inbox.id, page }));
    if (!answer) return false;
    const { title, description, url } = answer;
    const asCard = this.accounts.capabilitiesOf(inbox).carries.includes('link');
    this.afterwards.answer(inbox.id, {
      id: eventId.replaceAll('-', ''),
      to: sender.externalId,
      body: asCard
        ? { kind: 'link', title, description, url }
        : { kind: 'text', text: `${title}\n${description}\n${url}` },
    });
    return true;
  }

  private async receipt(
    event: Extract<ChannelEvent, { kind: 'receipt' }>,
    { inbox, stored }: Occasion,
  ): Promise<void> {
    const { kind: _, at, ...rest } = event;
    await this.passage.sending?.receipt({ ...rest, inboxId: inbox.id, at: at ?? stored.receivedAt });
  }
}
