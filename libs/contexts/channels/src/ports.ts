import { type AttachmentFacts, type Content } from '@yingda/contracts';
import type { Channel, Resolved } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import type { AdapterContext, FailureClass, WindowAct } from './adapters/adapter';
import type { Sender } from './adapters/channel-event';
import type { MenuPage } from './adapters/menu-pages';
import type { KeptApart } from './adapters/placing';
import type { AnnouncedFile } from './domain/part-content';

export { OpeningHours, type OwnCalendar } from './opening-hours';

/** Whether a team can be given an inbox's conversations. */
export abstract class TeamDirectory {
  /** False for unknown and archived teams. */
  abstract exists(teamId: string): Promise<boolean>;
}

/** Where this installation is reached, without a trailing slash: providers are given addresses under it. */
export abstract class PublicAddress {
  abstract readonly url: string;
  /** Hosts of private networks that may be asked all the same. */
  abstract readonly privateHosts?: readonly string[];
}

/** Who wrote, for the customers context. Called inside a unit of work, which it joins. */
export abstract class People {
  /** Finds the identity of this inbox or makes it; joins people whom the sender's `union` says are one. */
  abstract meet(inbox: { id: string; channel: Channel }, sender: MetSender): Promise<MetPerson>;
  /** What the provider told of a person later. */
  abstract describe(identityId: string, facts: Pick<Sender, 'name' | 'union'>): Promise<void>;
  /** Where a message to this identity goes; null when there is none. */
  abstract address(identityId: string): Promise<PersonAddress | null>;
  /** Who an identity acts as; null when there is none. */
  actorOf?(identityId: string): Promise<MetPerson | null>;
}

/** `unproven`: only says so; shares nothing with who really is. `customerId`: who they are, if nobody has the id yet. */
export type MetSender = Sender & { unproven?: boolean; customerId?: string };

export interface MetPerson {
  actor: CustomerActor;
  /** Seen for the first time. */
  fresh: boolean;
  /** Nothing they write is taken. */
  blocked: boolean;
}

export interface PersonAddress {
  inboxId: string;
  channel: Channel | 'shop';
  /** openid, chat id, number, mail address: as the adapter's `Sender.externalId` gave it. */
  externalId: string;
  customerId: string;
  name: string;
}

/** A part of a provider's message on its way into a conversation. */
export interface ReceivedPart {
  /** The same for the same part of the same message, however often it comes. */
  clientMessageId: string;
  /** Its files are shown as on their way until `fileArrived` or `fileFailed`. */
  content: Content;
  files: AnnouncedFile[];
}

export interface ReceivedMessage {
  inbox: { id: string; channel: Channel; teamId: string };
  parts: ReceivedPart[];
  /** Where it belongs, when something in it says so; else the open conversation, or a new one. */
  conversationId?: string;
  /** Enters it though it is another customer's: its sender takes part, or was let in. */
  joins?: boolean;
  /** Why it does not enter the conversation it names; staff are told where it opens one. */
  apart?: KeptApart;
  /** Our message it answers. */
  replyToMessageId?: string;
  /** Written by a machine: brings back nothing that has ended. */
  automatic?: boolean;
  /** Somebody of the shop wrote it to them in the provider's own client: theirs, not the customer's. */
  byShop?: boolean;
  subject?: string;
  /** Where the customer came from. */
  source?: string;
}

/** What was said, for the conversations context. */
export abstract class Talks {
  /** Into the open conversation of this person, or a new one; all parts or none, in the caller's unit of work. */
  abstract receive(
    actor: CustomerActor,
    message: ReceivedMessage,
  ): Promise<{ conversationId: string; messageIds: string[] }>;
  /**
   * The customer corrected or deleted it at the provider, or the shop took its own back there (`taken-back`); false when it
   * was too late for us, or gone.
   */
  abstract change(
    actor: CustomerActor,
    messageId: string,
    to: { text: string } | 'deleted' | 'taken-back',
  ): Promise<boolean>;
  /** The answer of one of our menus that a customer was shown; null when there is none. */
  abstract answer(
    customerId: string,
    place: { messageId: string; number: number },
  ): Promise<{ itemId: string; label: string } | null>;
  /** What a tap in the account's own menu is answered with, beside any conversation; null: nothing. */
  async tapped(_: { actor: CustomerActor; inboxId: string; page: MenuPage }): Promise<MenuAnswer | null> {
    return null;
  }
  /** The bytes of a file that was announced by `receive`. @throws Refusal when such a file is not taken */
  abstract fileArrived(attachmentId: string, file: ArrivedFile): Promise<void>;
  abstract fileFailed(attachmentId: string): Promise<void>;
}

/** A link of the customer's own. */
export interface MenuAnswer {
  title: string;
  description: string;
  url: string;
}

export interface ArrivedFile {
  name: string;
  contentType: string;
  bytes: Buffer;
  durationMs?: number;
  /** False: kept as it came, because no browser plays it. */
  playable?: boolean;
}

/**
 * What inbound events mean for what we send: implemented by the sending half of this context. All are called inside the
 * unit of work that marks the event as done, so each happens once.
 */
export abstract class SendingSide {
  /** The customer did something that opens a window; sets it anew, also when it is open. */
  abstract windowOpened(opened: OpenedBy): Promise<void>;
  /** Followed or left, opted in or out. */
  abstract contactChanged(contact: ChangedContact): Promise<void>;
  /** What became of something sent; may come before the send call returned, and for what is not ours. */
  abstract receipt(receipt: ReceivedReceipt): Promise<void>;
  /** The conversation that the token of a reply address names; null when it is none of ours. */
  abstract conversationOfToken(token: string): string | null;
  /** The conversations of those of these that are our ids of messages sent. */
  abstract conversationsOf(
    inboxId: string,
    providerIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Whose conversation it is; null when there is none. */
  abstract customerOf(conversationId: string): Promise<string | null>;
  /** Our message with this id at the provider. */
  abstract messageOf(inboxId: string, providerId: string): Promise<string | null>;
  /**
   * The identity under which we wrote to this address in the conversation that a thread names: whoever answers from
   * there is that one. Null when we did not.
   */
  async wroteTo(_: AnsweredThread): Promise<string | null> {
    return null;
  }
}

export interface AnsweredThread {
  inboxId: string;
  externalId: string;
  token?: string;
  references: readonly string[];
}

export interface OpenedBy {
  inboxId: string;
  identityId: string;
  /** Null: a code alone, without a window. */
  act: WindowAct | null;
  /** The provider's time, or ours when it says none. */
  at: Date;
  code?: { value: string; validUntil: Date };
  /** It is answered at once with one message, which the window pays. */
  answered?: boolean;
}

export interface ChangedContact {
  inboxId: string;
  identityId: string;
  act: 'followed' | 'unfollowed' | 'entered' | 'clicked' | 'scanned' | 'ended' | 'opted-out' | 'opted-in';
  at: Date;
  value?: string;
}

export interface ReceivedReceipt {
  inboxId: string;
  /** Null: everything to `externalId` up to `upTo`. */
  providerId: string | null;
  /** Ours, where the provider hands that back. */
  pieceId?: string;
  externalId?: string;
  upTo?: Date;
  state: 'sent' | 'delivered' | 'read' | 'failed';
  failure?: { class: FailureClass; code: string; detail: string };
  at: Date;
}

/** Gives adapters what they need to speak with the provider of one inbox: guarded fetch, token for all nodes, files. */
export abstract class AdapterContexts {
  /** @throws Refusal inbox-not-found */
  abstract of(inboxId: string): Promise<AdapterContext>;
}

/** Whom an answer is for, as conversations and customers know it. Plain reads. */
export abstract class Replies {
  /** The customer of a conversation and the identity they wrote from last, before this place of the timeline if given. */
  abstract to(
    conversationId: string,
    before?: number,
  ): Promise<{ customerId: string; identityId: string } | null>;
  /**
   * A message as it stands, which nobody changes till the unit of work ends: corrected, or null when it was taken back.
   * Whoever changes it afterwards finds what was queued of it.
   */
  abstract current(messageId: string): Promise<Content | null>;
  /** All identities of a customer, as screens show them. */
  abstract identities(customerId: string): Promise<{ identityId: string; label: string }[]>;
}

/** Files on their way out. */
export abstract class StoredFiles {
  /** @throws Refusal attachment-not-found */
  abstract open(attachmentId: string): Promise<{ name: string; contentType: string; bytes: Buffer }>;
  /** What is known of it without opening it; null when there is none. */
  abstract facts(attachmentId: string): Promise<AttachmentFacts | null>;
  /** A link for a customer who gets no file: good for days, whoever has it may read. */
  abstract link(attachmentId: string): string;
}

/** What mails of a conversation are called. */
export abstract class MailSubjects {
  /** The subject of the customer's last mail, or the conversation's; null when it has none. */
  abstract of(conversationId: string): Promise<string | null>;
}

/** How customers end being written to by the shop's machines, and begin it again. */
export abstract class OptOuts {
  /** What a mail of a machine says of it; null: it is an answer, of which there is nothing to end. */
  abstract of(message: {
    messageId: string;
    identityId: string;
  }): Promise<{ url: string; line: string } | null>;
  /**
   * A word of theirs like STOP, in the caller's unit of work. What is answered to it; null: it was so already.
   */
  abstract said(
    actor: CustomerActor,
    word: { channel: Channel; act: 'opted-out' | 'opted-in'; text: string },
  ): Promise<string | null>;
}

/** A call on its way into a conversation; both ids are the same whenever the same call is logged. */
export interface KeptCall {
  inbox: { id: string; teamId: string };
  person: CustomerActor;
  /** Of the conversation, should it be a new one. */
  conversationId: string;
  noteId: string;
  note: string;
  /** Closes a conversation that the call has opened. */
  disposition?: { topicId: string; resolved: Resolved; summary: string };
}

/** Calls that were logged, for the conversations context. */
export abstract class CallLog {
  /**
   * A note in the open conversation of this person in this inbox, or in a new one of the agent's; in the caller's unit
   * of work. @throws Refusal conversation-elsewhere
   */
  abstract keep(actor: AgentActor, call: KeptCall): Promise<{ conversationId: string }>;
}
