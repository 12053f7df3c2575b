import { IsObject } from 'class-validator';
import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, Text, Time, Word, Words } from '../fields';
import {
  CHANNELS,
  CONTENT_KINDS,
  CONVERSIONS,
  DELIVERY_STATES,
  FAILURE_CLASSES,
  WINDOW_ACTS,
  WINDOW_CLOSED_WHY,
  WINDOW_FALLBACKS,
  type Channel,
  type ContentKind,
  type Conversion,
  type DeliveryState,
  type FailureClass,
  type WindowAct,
  type WindowClosedWhy,
  type WindowFallback,
} from '../names/states';
import type { Content } from './content';

/** The provider's answer, in our classes and in its own words. */
export class DeliveryFailure {
  @OneOf(FAILURE_CLASSES) class!: FailureClass;
  @Text(64) code!: string;
  @Text(500) detail!: string;
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

/** A message not yet sent. */
export class PreviewMessage {
  @IsObject() content!: Content;
  @Optional() @Id() replyTo?: string;
  /** The identity it would go to; where the customer wrote from last when not given. */
  @Optional() @Id() identityId?: string;
}
