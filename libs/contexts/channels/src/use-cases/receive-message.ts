import { newId } from '@yingda/platform';
import { v5 } from 'uuid';
import { type TextContent } from '@yingda/contracts';
import type { ChannelEvent, Part } from '../adapters/channel-event';
import { contentsOf, type PartContent } from '../domain/part-content';
import type { Inbox } from '../domain/inbox';
import { placeIn } from '../domain/menu-ids';
import type { MetPerson, OptOuts, People, ReceivedMessage, SendingSide, Talks } from '../ports';
import type { StoredEvent } from '../storage/channel-events';
import type { ChannelMessageTable } from '../storage/channel-messages';
import type { ChannelMediaTable } from '../storage/channel-media';
import type { Newcomers } from './newcomers';
import type { PlaceMessage } from './place-message';

export type MessageEvent = Extract<ChannelEvent, { kind: 'message' }>;
type AnswerEvent = Extract<ChannelEvent, { kind: 'answer' }>;

/** An event on its way through a unit of work: where it came from, and which of an event's several it is. */
export interface Occasion {
  inbox: Inbox;
  stored: StoredEvent;
  index: number;
}

// Names the ids made from a provider's ids; any fixed uuid would do.
const NAMESPACE = '6f0d7c52-5a0a-4b0e-9d3e-2b1f8f0c7a41';

/** The ports and tables that a message goes through. */
export interface Passage {
  people: People;
  talks: Talks;
  sending: SendingSide | null;
  optOuts: OptOuts | null;
  messages: ChannelMessageTable;
  media: ChannelMediaTable;
  newcomers: Newcomers;
  placing: PlaceMessage;
}

/** A customer's message from a provider becomes messages of their conversation, once however often it comes. */
export class ReceiveMessage {
  constructor(private readonly passage: Passage) {}

  async execute(event: MessageEvent, occasion: Occasion): Promise<void> {
    const { messages, talks } = this.passage;
    const { inbox } = occasion;
    if (await messages.find(inbox.id, event.externalId)) return;
    const person = await this.met(event, inbox);
    if (person.blocked) return;
    const left = this.leftThread(event);
    if (left) return this.optOut(event, person, { occasion, conversationId: left });
    const places = chosen(placesOf(event), await this.choice(event, person));
    const received = await talks.receive(person.actor, {
      ...said(event, places, inbox),
      ...(event.automatic ? { automatic: true } : {}),
      ...(await this.belonging(event, person, inbox)),
    });
    await this.keep(event, { ...received, places, identityId: person.actor.identityId }, occasion);
    await this.open(event, person, occasion);
  }

  /** Which answer to which of our menus a tap was; null for taps on what is not ours, which are only said. */
  private async choice({ action }: MessageEvent, { actor }: MetPerson): Promise<Chosen | null> {
    const place = action && placeIn(action.itemId);
    const answer = place && (await this.passage.talks.answer(actor.customerId, place));
    return answer
      ? { text: answer.label, choice: { messageId: place.messageId, itemId: answer.itemId } }
      : null;
  }

  /** What the shop wrote in the provider's own client is shown among what it wrote here, and opens nothing. */
  async answer(event: AnswerEvent, occasion: Occasion): Promise<void> {
    const { messages, talks, people, newcomers } = this.passage;
    const { inbox } = occasion;
    if (await messages.find(inbox.id, event.externalId)) return;
    const { actor, fresh, blocked } = await people.meet(inbox, event.to);
    if (fresh) await newcomers.came(inbox, actor.identityId);
    if (blocked) return;
    const places = placesOf(event);
    const received = await talks.receive(actor, { ...said(event, places, inbox), byShop: true });
    await this.keep(event, { ...received, places, identityId: actor.identityId }, occasion);
  }

  /** Which messages it became, and the files that are still to be fetched. */
  private async keep(
    event: MessageEvent | AnswerEvent,
    became: { conversationId: string; messageIds: string[]; places: Place[]; identityId: string },
    occasion: Occasion,
  ): Promise<void> {
    const { inbox, stored } = occasion;
    const { conversationId, messageIds, places, identityId } = became;
    const kept = await this.passage.messages.add({
      inboxId: inbox.id,
      externalId: event.externalId,
      identityId,
      conversationId,
      messageIds,
      automatic: (event.kind === 'message' && event.automatic) || false,
      sentAt: event.sentAt,
      receivedAt: stored.receivedAt,
    });
    // By two ways at the same moment: all of this is undone and, tried again, finds what the other one did.
    if (!kept) throw new Error('This message is coming in by another way, too');
    const shown = messageIds.length > 0 ? places : [];
    await this.passage.media.add(
      shown.flatMap(({ made, part }) =>
        made.files.map((file) => ({
          attachmentId: file.attachmentId,
          inboxId: inbox.id,
          eventId: stored.id,
          place: `${occasion.index}.${part}.${file.place}`,
        })),
      ),
      stored.receivedAt,
    );
  }

  private async met(event: MessageEvent, inbox: Inbox): Promise<MetPerson> {
    const known = await this.answering(event, inbox);
    if (known) return known;
    // Whose own domain disowns the mail is a stranger, whatever address they write under.
    const sender = event.thread?.dmarc === 'fail' ? { ...event.sender, unproven: true } : event.sender;
    const person = await this.passage.people.meet(inbox, sender);
    if (person.fresh) await this.passage.newcomers.came(inbox, person.actor.identityId);
    return person;
  }

  /** Who answers a mail that carried a conversation on, from where it was sent to, goes on with that conversation. */
  private async answering({ thread, sender }: MessageEvent, inbox: Inbox): Promise<MetPerson | null> {
    const { sending, people } = this.passage;
    if (!thread || thread.dmarc === 'fail' || !sending || !people.actorOf) return null;
    const { token, references } = thread;
    const { externalId } = sender;
    const answered = { inboxId: inbox.id, externalId, references, ...(token ? { token } : {}) };
    const identityId = await sending.wroteTo(answered);
    return identityId ? people.actorOf(identityId) : null;
  }

  /** The conversation of which nothing more is wanted by mail. */
  private leftThread({ optsOut, thread }: MessageEvent): string | null {
    return (optsOut && thread?.token && this.passage.sending?.conversationOfToken(thread.token)) || null;
  }

  private async optOut(
    event: MessageEvent,
    { actor }: MetPerson,
    { occasion, conversationId }: { occasion: Occasion; conversationId: string },
  ): Promise<void> {
    const { messages, sending } = this.passage;
    const { inbox, stored } = occasion;
    const { identityId } = actor;
    const at = event.sentAt ?? stored.receivedAt;
    await sending?.contactChanged({ inboxId: inbox.id, identityId, act: 'opted-out', at });
    await this.passage.optOuts?.said(actor, { channel: inbox.channel, act: 'opted-out', text: '' });
    const kept = { inboxId: inbox.id, externalId: event.externalId, identityId, conversationId };
    const times = { sentAt: event.sentAt, receivedAt: stored.receivedAt };
    await messages.add({ ...kept, messageIds: [], automatic: false, ...times });
  }

  /** What in the message says where it belongs. */
  private async belonging(
    event: MessageEvent,
    { actor }: MetPerson,
    inbox: Inbox,
  ): Promise<Omit<ReceivedMessage, 'inbox' | 'parts'>> {
    const { messages, sending, placing } = this.passage;
    const { thread, replyTo, source } = event;
    const answered =
      replyTo === undefined
        ? null
        : ((await messages.find(inbox.id, replyTo))?.messageIds[0] ??
          (await sending?.messageOf(inbox.id, replyTo)));
    const mail = event.parts.find((part) => part.kind === 'email');
    return {
      ...(thread ? await placing.execute(thread, { inbox, actor }) : {}),
      ...(answered ? { replyToMessageId: answered } : {}),
      ...(mail?.subject.trim() ? { subject: mail.subject.trim().slice(0, 200) } : {}),
      ...(source ? { source: source.slice(0, 200) } : {}),
    };
  }

  // A machine's answer is no sign that the customer wants to talk.
  private async open(event: MessageEvent, { actor }: MetPerson, { inbox, stored }: Occasion): Promise<void> {
    const { sending } = this.passage;
    if (!event.opens || event.automatic || !sending) return;
    await sending.windowOpened({
      inboxId: inbox.id,
      identityId: actor.identityId,
      act: event.opens,
      at: event.sentAt ?? stored.receivedAt,
      ...(event.code ? { code: event.code } : {}),
    });
  }
}

/** A message that comes of an event, with the part it was. */
interface Place {
  made: PartContent;
  part: number;
}

/** Every message that comes of it. A click on one of our menus says what was chosen. */
function placesOf(event: MessageEvent | AnswerEvent): Place[] {
  const clicked: Part[] =
    event.parts.length === 0 && event.kind === 'message' && event.action
      ? [{ kind: 'text', text: event.action.label }]
      : event.parts;
  return clicked.flatMap((part, index) => contentsOf(part, newId).map((made) => ({ made, part: index })));
}

type Chosen = Required<Pick<TextContent, 'text' | 'choice'>>;

/** A tap is said in the words of the answer, whatever the provider made of them, and says which it was. */
function chosen(places: Place[], choice: Chosen | null): Place[] {
  const [first, ...others] = places;
  if (!choice || first?.made.content.kind !== 'text') return places;
  return [{ ...first, made: { ...first.made, content: { kind: 'text', ...choice } } }, ...others];
}

function said(
  event: MessageEvent | AnswerEvent,
  places: Place[],
  { id, channel, teamId }: Inbox,
): Pick<ReceivedMessage, 'inbox' | 'parts'> {
  const parts = places.map(({ made }, number) => ({
    clientMessageId: v5(`${id} ${event.externalId} ${number}`, NAMESPACE),
    content: marked(made.content, event),
    files: made.files,
  }));
  return { inbox: { id, channel, teamId }, parts };
}

function marked(content: PartContent['content'], event: MessageEvent | AnswerEvent): PartContent['content'] {
  return event.kind === 'message' && event.automatic && content.kind === 'email'
    ? { ...content, automatic: true }
    : content;
}
