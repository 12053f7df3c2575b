import { IsObject } from 'class-validator';
import { Count, Id, Ids, Nested, OneOf, Optional, Text, Time } from '../fields';
import {
  AUTHOR_KINDS,
  CHANNELS,
  ENTRY_KINDS,
  type AuthorKind,
  type Channel,
  type EntryKind,
} from '../names/states';
import { MessageDelivery } from './channels';
import type { Content } from './content';

/** Who said or did it; for staff authors `name` is the name shown to customers. Never an e-mail address. */
export class Author {
  @OneOf(AUTHOR_KINDS) kind!: AuthorKind;
  @Optional() @Id() id?: string;
  @Text(80) name!: string;
  @Optional() @Text(2_000) avatarUrl?: string;
  /** Staff only: written in the client of this channel's provider, where alone it is known who it was. */
  @Optional() @OneOf(CHANNELS) elsewhere?: Channel;
}

/** The message answered to, as it stood when it was quoted. */
export class Quote {
  @Id() id!: string;
  @Nested(() => Author) author!: Author;
  @Text(200) excerpt!: string;
}

/** What a customer may see of one entry. A recalled message keeps its place and loses its content (`text` empty). */
export class Message {
  @Id() id!: string;
  @Id() conversationId!: string;
  @Count() sequence!: number;
  @Optional() @Id() clientMessageId?: string;
  @Nested(() => Author) author!: Author;
  @IsObject() content!: Content;
  @Optional() @Nested(() => Quote) replyTo?: Quote;
  @Time() createdAt!: string;
  @Optional() @Time() editedAt?: string;
  @Optional() @Time() recalledAt?: string;
}

/** One entry of the staff timeline: message, note or event. `sequence` is null when the customer does not see it. `revision` is that of its last change (0 = never). */
export class StaffEntry {
  @Id() id!: string;
  @Id() conversationId!: string;
  @Count() position!: number;
  @Optional() @Count() sequence!: number | null;
  @OneOf(ENTRY_KINDS) entry!: EntryKind;
  @Optional() @Id() clientMessageId?: string;
  @Nested(() => Author) author!: Author;
  @IsObject() content!: Content;
  @Optional() @Nested(() => Quote) replyTo?: Quote;
  @Optional() @Ids() mentions?: string[];
  @Time() createdAt!: string;
  @Optional() @Time() editedAt?: string;
  @Optional() @Time() recalledAt?: string;
  /** The merged conversation this entry is a copy from; staff only. Recalled once the merge is undone: screens then hide it. */
  @Optional() @Id() copiedFromId?: string;
  /** The customer's identity it goes to, where the agent chose one. */
  @Optional() @Id() identityId?: string;
  /** Of what goes out through a channel: how far it has come. */
  @Optional() @Nested(() => MessageDelivery) delivery?: MessageDelivery;
}
