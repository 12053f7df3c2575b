import { IsArray, IsObject } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  SettingScalar,
  SettingValues,
  Text,
  Texts,
  Time,
  Word,
} from '../fields';
import {
  CHANNELS,
  LANGUAGES,
  PRE_CHAT_FIELDS,
  type Channel,
  type Language,
  type PreChatFieldKind,
} from '../names/states';

const CLOCK = /^([01]\d|2[0-4]):[0-5]\d$/;

export class Interval {
  /** "HH:MM" in the calendar's time zone; `close` may be "24:00". */
  @Word(CLOCK) open!: string;
  @Word(CLOCK) close!: string;
}
export class WeekDays {
  @ListOf(() => Interval, 6) mon!: Interval[];
  @ListOf(() => Interval, 6) tue!: Interval[];
  @ListOf(() => Interval, 6) wed!: Interval[];
  @ListOf(() => Interval, 6) thu!: Interval[];
  @ListOf(() => Interval, 6) fri!: Interval[];
  @ListOf(() => Interval, 6) sat!: Interval[];
  @ListOf(() => Interval, 6) sun!: Interval[];
}
/** Weekly opening hours; `holidays` are closed days, YYYY-MM-DD. Null hours elsewhere mean round the clock. */
export class Hours {
  @Text(64, 1) timeZone!: string;
  @Nested(() => WeekDays) days!: WeekDays;
  @Texts(400, 10) holidays!: string[];
}

export class PreChatField {
  @OneOf(PRE_CHAT_FIELDS) kind!: PreChatFieldKind;
  @Flag() required!: boolean;
}

export class Appearance {
  @Word(/^#[0-9a-fA-F]{6}$/) color!: string;
  @OneOf(['left', 'right']) side!: 'left' | 'right';
  @Count(400) bottomOffset!: number;
  @OneOf(['light', 'dark', 'system']) theme!: 'light' | 'dark' | 'system';
  @Text(60) greetingZh!: string;
  @Text(120) greetingEn!: string;
  @Flag() launcherText!: boolean;
  @Optional() @Text(2_000) logoUrl?: string;
}

/** How answers go out through an inbox. */
export class InboxSending {
  /** Web: answers that a shopper who has left did not read go by e-mail. */
  @Flag() mail!: boolean;
  /** They count as having left when no page of theirs was open for so long. */
  @Count(86_400, 30) mailAfterSeconds!: number;
  /** The mailbox it goes through; null: the shop's. */
  @Optional() @Id() mailInboxId!: string | null;
  /** Staff are warned so many minutes before a window ends while its customer waits; 0: never. */
  @Count(1_440) warnMinutes!: number;
  /** Short texts that wait to go out are sent as one message; null: where the channel counts messages. */
  @Optional() @Flag() joinLines!: boolean | null;
}

/** A setting of an account; null takes it away. */
export type SettingValue = string | number | boolean | null;

/** What this account may do otherwise than its channel usually does; a part of the adapter's capabilities. */
export type CapabilityOverrides = Record<string, unknown>;

/** One entrance with its settings, as an administrator edits it. */
export class InboxRecord {
  @Id() id!: string;
  @Word(/^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/) key!: string;
  @OneOf(CHANNELS) channel!: Channel;
  @Text(60, 1) name!: string;
  @Text(60, 1) shopName!: string;
  @Id() teamId!: string;
  @OneOf(LANGUAGES) language!: Language;
  /** The week of its own calendar, without make-up days and exceptions; null without one. */
  @Optional() @Nested(() => Hours) hours!: Hours | null;
  /** Its own calendar; without one it goes by its team's, else it is open round the clock. */
  @Optional() @Id() calendarId?: string | null;
  @Nested(() => Appearance) appearance!: Appearance;
  @ListOf(() => PreChatField, 5) preChat!: PreChatField[];
  /** Shows the shopper's unsent text to the agent; the widget says so and lets the shopper turn it off. */
  @Flag() livePreview!: boolean;
  /** Web origins that may show the widget ("https://shop.example"); empty = any. */
  @Texts(50, 200) origins!: string[];
  @Flag() paused!: boolean;
  @Optional() @Nested(() => InboxSending) sending?: InboxSending;
  @Optional() @Time() lastSeenAt!: string | null;
  @Optional() @Text(300) lastSeenOrigin!: string | null;
  @Optional() @Text(300) refusedOrigin!: string | null;
  /** Of the account at the provider, without secrets. Absent where there is no provider. */
  @Optional() @SettingValues() settings?: Record<string, SettingValue>;
  /** Which secrets are set; they are never shown again. */
  @Optional() @IsObject() secrets?: Record<string, boolean>;
  @Optional() @IsObject() capabilityOverrides?: CapabilityOverrides;
  /** The address to give to the provider. */
  @Optional() @Text(2_000) hookUrl?: string;
  @Count() version!: number;
}

/** A field of the form that connects an account. */
export class ChannelField {
  @Word(/^[A-Za-z][A-Za-z0-9]*$/) name!: string;
  @OneOf(['text', 'secret', 'choice', 'flag', 'number', 'url']) kind!:
    'text' | 'secret' | 'choice' | 'flag' | 'number' | 'url';
  @Flag() required!: boolean;
  @IsObject() label!: { zh: string; en: string };
  /** Where to find it at the provider. */
  @Optional() @IsObject() hint?: { zh: string; en: string };
  @Optional() @IsArray() choices?: readonly { value: string; zh: string; en: string }[];
  @Optional() @SettingScalar() default?: string | number | boolean;
  @Optional() @IsObject() pattern?: { source: string; zh: string; en: string };
  /** The former value goes on working after a change. */
  @Optional() @Flag() rotates?: boolean;
  /** Behind "more settings". */
  @Optional() @Flag() advanced?: boolean;
}

/** A channel that can be connected, with the form that does it. */
export class ChannelForm {
  @OneOf(CHANNELS) channel!: Channel;
  @ListOf(() => ChannelField, 60) fields!: readonly ChannelField[];
}

export class TopicChoice {
  @Id() id!: string;
  @Text(60) labelZh!: string;
  @Text(60) labelEn!: string;
}

/** What the widget needs to know of its inbox. */
export class WidgetSettings {
  @Text(40) inboxKey!: string;
  @Text(60) shopName!: string;
  @OneOf(LANGUAGES) language!: Language;
  @Nested(() => Appearance) appearance!: Appearance;
  @ListOf(() => PreChatField, 5) preChat!: PreChatField[];
  @ListOf(() => TopicChoice, 50) topics!: TopicChoice[];
  @Flag() livePreview!: boolean;
  @Flag() open!: boolean;
  /** When closed: when we are back; null when never in the calendar. */
  @Optional() @Time() nextOpening!: string | null;
  /** By when a message left now is answered (24 open hours at most). */
  @Time() replyDue!: string;
  /** Agents of the inbox's team who are signed in and take conversations. */
  @Count() agentsOnline!: number;
  @Texts(5, 80) agentNames!: string[];
  /** Median first response of the last 7 days in seconds; null when there are under 10. */
  @Optional() @Count() typicalResponseSeconds!: number | null;
  /** There are public articles to look something up in. */
  @Optional() @Flag() help?: boolean;
}

/** Node of the two-level topic list. */
export class TopicRecord extends TopicChoice {
  @Optional() @Id() parentId!: string | null;
  @Flag() archived!: boolean;
  @Count() order!: number;
}

export class SavedView {
  @Id() id!: string;
  @Text(40, 1) name!: string;
  @Text(1_000) query!: string;
}

/** A key of the shop's own systems; the secret itself is shown once, at creation. */
export class ApiKeyRecord {
  @Id() id!: string;
  @Text(60, 1) name!: string;
  @Text(12) prefix!: string;
  @Time() createdAt!: string;
  @Optional() @Time() lastUsedAt!: string | null;
  @Optional() @Time() revokedAt!: string | null;
}
