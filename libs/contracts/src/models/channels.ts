import { IsObject } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Strings,
  Text,
  Time,
  Word,
  Words,
} from '../fields';
import {
  CHANNELS,
  CONTENT_KINDS,
  CONVERSIONS,
  DELIVERY_STATES,
  FAILURE_CLASSES,
  FOLLOW_UP_STATES,
  MESSAGE_CHANGES,
  WINDOW_ACTS,
  WINDOW_CLOSED_WHY,
  WINDOW_ENDING_WHY,
  WINDOW_FALLBACKS,
  type Channel,
  type ContentKind,
  type Conversion,
  type DeliveryState,
  type FailureClass,
  type FollowUpState,
  type MessageChangeKind,
  type WindowAct,
  type WindowClosedWhy,
  type WindowEndingWhy,
  type WindowFallback,
} from '../names/states';
import type { Content } from './content';

/** The provider's answer, in our classes and in its own words. */
export class DeliveryFailure {
  @OneOf(FAILURE_CLASSES) class!: FailureClass;
  @Text(64) code!: string;
  @Text(500) detail!: string;
}

/** An edit or a recall on its way to the customer's screen, after the message had gone out. */
export class DeliveryChange {
  @OneOf(MESSAGE_CHANGES) kind!: MessageChangeKind;
  /** Of the step itself: `accepted` and more, the provider has done it. */
  @OneOf(DELIVERY_STATES) state!: DeliveryState;
  @Optional() @Nested(() => DeliveryFailure) failure?: DeliveryFailure;
}

/** What became of a message that went out through a channel: the lowest of its pieces, failed if one failed. */
export class MessageDelivery {
  @OneOf(CHANNELS) channel!: Channel;
  @Id() identityId!: string;
  @OneOf(DELIVERY_STATES) state!: DeliveryState;
  /** Of the first piece that failed, or of the last try. */
  @Optional() @Nested(() => DeliveryFailure) failure?: DeliveryFailure;
  /** When it is tried again. */
  @Optional() @Time() retryAt?: string;
  /** How many calls to the provider it took. */
  @Count() pieces!: number;
  /** It was said on the web and went out by mail as well, because the shopper had left without reading it. */
  @Optional() @Flag() also?: boolean;
  /** The last change of it that the provider was asked for. */
  @Optional() @Nested(() => DeliveryChange) change?: DeliveryChange;
}

/** How long and how much may be sent now. Channels without such rules have no window. */
export class ChannelWindow {
  @Flag() open!: boolean;
  @Optional() @OneOf(WINDOW_CLOSED_WHY) why?: WindowClosedWhy;
  /** The customer's act that opened it, and how many messages it allowed. */
  @Optional() @OneOf(WINDOW_ACTS) act!: WindowAct | null;
  @Optional() @Count() quota!: number | null;
  /** Without what waits to be sent; null: no limit. */
  @Optional() @Count() quotaLeft!: number | null;
  /** Null: no end. */
  @Optional() @Time() endsAt!: string | null;
  /** False when something was sent of which nobody knows whether it counted. */
  @Flag() sure!: boolean;
  @Words(WINDOW_FALLBACKS) fallbacks!: WindowFallback[];
}

/** A window that ends while its customer waits for an answer. */
export class WindowEnding {
  @Id() identityId!: string;
  @OneOf(CHANNELS) channel!: Channel;
  @OneOf(WINDOW_ENDING_WHY) why!: WindowEndingWhy;
  /** Null: no end in time. */
  @Optional() @Time() endsAt!: string | null;
  /** Null: no limit. */
  @Optional() @Count() quotaLeft!: number | null;
  /** When it was said. What the customer writes after it opens the window anew. */
  @Time() at!: string;
}

/** What becomes of answers on the web that the shopper is not there to read. */
export class FollowUp {
  @OneOf(FOLLOW_UP_STATES) state!: FollowUpState;
  /** Since when no page of theirs is open; null while one is, or when nobody knows. */
  @Optional() @Time() goneSince!: string | null;
  /** They count as having left after so long. */
  @Count() afterSeconds!: number;
  /** Where the mail goes, masked. */
  @Optional() @Text(254) address?: string;
}

/** A way to answer a customer: one of their identities. */
export class Outlet {
  @Id() identityId!: string;
  @Id() inboxId!: string;
  @OneOf(CHANNELS) channel!: Channel;
  @Text(120) label!: string;
  /** Where answers go unless the agent chooses another: the customer wrote from here last. */
  @Flag() chosen!: boolean;
  /** Null: always open. */
  @Optional() @Nested(() => ChannelWindow) window!: ChannelWindow | null;
  /** Kinds that go as they are; the others are turned into text. Null: all, as on the web. */
  @Optional() @Words(CONTENT_KINDS) carries!: ContentKind[] | null;
  /** What can still be done to a message the customer has; none: it stays as it is there. Absent: all, as on the web. */
  @Optional() @Words(MESSAGE_CHANGES) changes?: MessageChangeKind[];
}

/** One call to a provider, as the composer shows it beforehand. */
export class PiecePreview {
  @Word(/^[a-z-]+$/) kind!: string;
  /** Text, caption or title. */
  @Text(20_000) text!: string;
}

/** How a message will arrive, before it is sent. */
export class OutboundPreview {
  @OneOf(CHANNELS) channel!: Channel;
  @ListOf(() => PiecePreview, 1_000) pieces!: PiecePreview[];
  /** What the channel could not carry as it is. */
  @Words(CONVERSIONS) conversions!: Conversion[];
  @Optional() @Nested(() => ChannelWindow) window!: ChannelWindow | null;
  /** Whether all of it may be sent now. */
  @Flag() fits!: boolean;
}

/** A text the provider has approved for messages outside the window. */
export class MessageTemplate {
  @Text(512) name!: string;
  /** As agents know it; the name where the provider has no other. */
  @Text(200) title!: string;
  @Text(20) language!: string;
  /** The provider's word for what it is for. */
  @Optional() @Text(80) category?: string;
  /** With `{{field}}` where something is filled in. */
  @Text(8_000) text!: string;
  /** What the provider shows as an example, by field. */
  @Optional() @Strings() examples?: Record<string, string>;
}
export class MessageTemplates {
  @ListOf(() => MessageTemplate, 500) items!: MessageTemplate[];
}

/** A message not yet sent. */
export class PreviewMessage {
  @IsObject() content!: Content;
  @Optional() @Id() replyTo?: string;
  /** The identity it would go to; where the customer wrote from last when not given. */
  @Optional() @Id() identityId?: string;
}
