import { type Author, type Content, type Quote, type StaffEntry } from '@yingda/contracts';
import { CUSTOMER_EVENTS, type EntryKind, type TimelineEvent } from '@yingda/contracts/names';
import {
  refOf,
  type Actor,
  type ActorRef,
  type ConversationChange,
  type DomainEventMap,
  type EventName,
} from '@yingda/events';
import { holderOf, type Conversation } from './conversation';

/** Names of events that carry a changed conversation. */
export type ChangeName = {
  [N in EventName]: DomainEventMap[N] extends ConversationChange ? N : never;
}[EventName];
/** What such an event says beyond the conversation, its new entries and who did it. */
export type Extra<N extends ChangeName> = Omit<DomainEventMap[N], keyof ConversationChange>;

/** An entry before it has its place in the timeline. */
export interface EntryDraft {
  id: string;
  entry: EntryKind;
  author: Author;
  content: Content;
  createdAt: Date;
  clientMessageId?: string;
  replyTo?: Quote;
  mentions?: string[];
  /** Where it came from or goes to, when that is not the conversation's own identity. */
  identityId?: string;
  /** Takes a sequence: the customer sees it. */
  shown: boolean;
  copiedFromId?: string;
}

/** An entry with its place. */
export interface NumberedEntry extends EntryDraft {
  conversationId: string;
  position: number;
  sequence: number | null;
}

/** One change of a conversation: what it is afterwards, what its timeline gained, what is told. */
export interface Step<N extends ChangeName = ChangeName> {
  readonly name: N;
  readonly extra: Extra<N>;
  readonly conversation: Conversation;
  readonly entries: readonly NumberedEntry[];
  readonly by: ActorRef;
  /** Only where it now counts for somebody else. */
  readonly holder?: ConversationChange['holder'];
}

/** Makes ids for new entries; the outside world's part in otherwise pure rules. */
export type NewId = () => string;

/** When, by whom and with which ids a change is made. */
export interface Moment {
  actor: Actor;
  now: Date;
  newId: NewId;
}

// A message brings its own numbers; everything else is noticed by the revision.
const NUMBERED_BY_ENTRY: ReadonlySet<ChangeName> = new Set<ChangeName>(['message.sent', 'note.added']);
const CUSTOMER_SEES = [
  'status',
  'agentId',
  'closedAt',
  'endedBy',
  'ratingScore',
  'ratedAt',
  'leftMessage',
  'customerId',
  'subject',
] as const satisfies (keyof Conversation)[];

/** The one way to a changed conversation: numbers the entries, raises the revisions, keeps the rest. */
export function step<N extends ChangeName>(
  before: Conversation,
  name: N,
  change: { set?: Partial<Conversation>; entries?: EntryDraft[]; extra: Extra<N>; moment: Moment },
): Step<N> {
  const set = change.set ?? {};
  let { position, sequence } = before;
  const entries = (change.entries ?? []).map((draft): NumberedEntry => {
    position += 1;
    if (draft.shown) sequence += 1;
    return { ...draft, conversationId: before.id, position, sequence: draft.shown ? sequence : null };
  });
  const forCustomer = CUSTOMER_SEES.some((field) => field in set && differs(before[field], set[field]));
  const forStaff = forCustomer || !NUMBERED_BY_ENTRY.has(name);
  const conversation: Conversation = {
    ...before,
    ...set,
    position,
    sequence,
    staffRevision: before.staffRevision + (forStaff ? 1 : 0),
    customerRevision: before.customerRevision + (forCustomer ? 1 : 0),
  };
  const by = refOf(change.moment.actor);
  const holder = { before: holderOf(before), after: holderOf(conversation) };
  const moved = holder.before !== holder.after;
  return { name, extra: change.extra, conversation, entries, by, ...(moved ? { holder } : {}) };
}

/** Somebody's deed as a timeline entry. Details are short strings; customers are shown some events only. */
export function eventEntry(
  moment: Moment,
  event: TimelineEvent,
  details: Record<string, string> = {},
): EntryDraft {
  return {
    id: moment.newId(),
    entry: 'event',
    author: authorOf(moment.actor),
    content: { kind: 'event', event, details },
    createdAt: moment.now,
    shown: (CUSTOMER_EVENTS as readonly TimelineEvent[]).includes(event),
  };
}

/** Who says or does it, under the name that customers may see. */
export function authorOf(actor: Actor): Author {
  switch (actor.kind) {
    case 'customer':
      return { kind: 'customer', id: actor.customerId, name: actor.name };
    case 'agent': {
      const author: Author = { kind: 'agent', id: actor.agentId, name: actor.publicName };
      if (actor.avatarUrl) author.avatarUrl = actor.avatarUrl;
      return author;
    }
    case 'system':
      return actor.speaker ?? { kind: 'system', name: actor.name };
    case 'api':
      return { kind: 'system', name: actor.name };
  }
}

/** The name colleagues know the actor by. */
export function nameOf(actor: Actor): string {
  return actor.name;
}

/** The entry as staff see it. */
export function staffEntryOf(entry: NumberedEntry): StaffEntry {
  const shown: StaffEntry = {
    id: entry.id,
    conversationId: entry.conversationId,
    position: entry.position,
    sequence: entry.sequence,
    entry: entry.entry,
    author: entry.author,
    content: entry.content,
    createdAt: entry.createdAt.toISOString(),
  };
  if (entry.clientMessageId) shown.clientMessageId = entry.clientMessageId;
  if (entry.replyTo) shown.replyTo = entry.replyTo;
  if (entry.mentions) shown.mentions = entry.mentions;
  if (entry.identityId && entry.author.kind !== 'customer') shown.identityId = entry.identityId;
  if (entry.copiedFromId) shown.copiedFromId = entry.copiedFromId;
  return shown;
}

function differs(a: unknown, b: unknown): boolean {
  return a instanceof Date && b instanceof Date ? a.getTime() !== b.getTime() : a !== b;
}
