import { Matches } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  Ids,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Time,
  Word,
  Words,
  Written,
} from '../fields';
import * as names from '../names/notices';
import { CHANNELS, LANGUAGES, type Channel, type Language } from '../names/states';

/** What a notice says. Who reads another language gets the one that is there. */
export class NoticeTexts {
  @Text(names.NOTICE_LIMITS.text) zh!: string;
  @Text(names.NOTICE_LIMITS.text) en!: string;
}

/** What is put into a place of a template; may name variables, as texts do. */
export class NoticeTemplateValue {
  @Word(/^[\w.-]+$/) field!: string;
  @Written(200) @Matches(/^[^\r\n\t]*$/) value!: string;
}

/** What those get through an account whose window is closed: a text its provider has approved. */
export class NoticeTemplate {
  @Id() inboxId!: string;
  /** As the provider knows it. */
  @Text(512, 1) name!: string;
  /** Empty where the provider has one language for each. */
  @Text(20) language!: string;
  /** As it was approved, with `{{field}}` where something is filled in. */
  @Written(8_000) text!: string;
  @ListOf(() => NoticeTemplateValue, 40) values!: NoticeTemplateValue[];
}

/** A notice as somebody writes it. */
export class NoticePlan {
  @Written(names.NOTICE_LIMITS.name) name!: string;
  @OneOf(names.NOTICE_AUDIENCES) audience!: names.NoticeAudience;
  @OneOf(names.NOTICE_WAYS) way!: names.NoticeWay;
  @OneOf(names.NOTICE_PURPOSES) purpose!: names.NoticePurpose;
  /** Of `segment`. */
  @Optional() @Id() segmentId!: string | null;
  /** Of `waiting`: whose queues; none: all. */
  @Ids(100) teamIds!: string[];
  /** Entrances it goes through; none: all. */
  @Ids(200) inboxIds!: string[];
  /** The ways a message takes, best first: each customer gets it by the first that reaches them. */
  @Words(CHANNELS) channels!: Channel[];
  @Nested(() => NoticeTexts) texts!: NoticeTexts;
  @Count(names.NOTICE_LIMITS.perMinute, 1) perMinute!: number;
  /** When it begins; null: when it is sent. */
  @Optional() @Time() startsAt!: string | null;
  /** Until when a banner is shown; null: until it is taken away. */
  @Optional() @Time() endsAt!: string | null;
  /** Of a banner: who waits on other channels gets it as a message, once. */
  @Flag() alsoMessage!: boolean;
  /** At most one for each account and language. Without one, whose window is closed there is left out. */
  @Optional() @ListOf(() => NoticeTemplate, names.NOTICE_LIMITS.templates) templates?: NoticeTemplate[];
}

/** How many have come how far. */
export class NoticeTally {
  @OneOf(names.NOTICE_RECIPIENT_STATES) state!: names.NoticeRecipientState;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  /** Of `left-out` and `failed`. */
  @Optional() @Text(64) reason!: string | null;
  @Count() count!: number;
}

/** A notice to many. */
export class NoticeRecord extends NoticePlan {
  @Id() id!: string;
  @OneOf(names.NOTICE_STATES) state!: names.NoticeState;
  @Count() version!: number;
  /** As it was called when it was sent. */
  @Optional() @Text(80) segmentName!: string | null;
  @Text(120) createdByName!: string;
  @Time() createdAt!: string;
  @Optional() @Text(120) sentByName!: string | null;
  @Optional() @Time() startedAt!: string | null;
  @Optional() @Time() endedAt!: string | null;
  @Optional() @Text(120) stoppedByName!: string | null;
  /** Everybody it goes to is known; until then more come. */
  @Flag() gathered!: boolean;
  @ListOf(() => NoticeTally, 500) tallies!: NoticeTally[];
}

export class NoticePage {
  @ListOf(() => NoticeRecord) items!: NoticeRecord[];
  @Optional() @Text(200) next!: string | null;
}

/** Somebody of the preview, with what they would get. */
export class NoticeSample {
  @Id() customerId!: string;
  @Text(120) customerName!: string;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  @OneOf(LANGUAGES) language!: Language;
  /** Null: they get nothing, for `leftOut`. */
  @Optional() @Text(2_000) text!: string | null;
  @Optional() @OneOf(names.NOTICE_LEFT_OUT) leftOut!: names.NoticeLeftOut | null;
  /** The approved text it goes by, as the window is closed. */
  @Optional() @Text(512) template!: string | null;
}

/** Who would get a notice now. */
export class NoticePreview {
  /** Members of the segment, or who waits. */
  @Count() members!: number;
  /** Of so many it was looked at who gets it; of more the counts say what it comes to, by what segments count. */
  @Count() looked!: number;
  /** Of those who get it, so many by an approved text. */
  @Count() byTemplate!: number;
  @ListOf(() => NoticeTally, 500) tallies!: NoticeTally[];
  @ListOf(() => NoticeSample, names.NOTICE_LIMITS.sample) sample!: NoticeSample[];
  /** How long sending takes at the least, in seconds, at this rate and what the channels bear. */
  @Count() seconds!: number;
}

/** One customer of a notice. */
export class NoticeRecipient {
  @Id() id!: string;
  @Id() customerId!: string;
  @Text(120) customerName!: string;
  @OneOf(names.NOTICE_RECIPIENT_STATES) state!: names.NoticeRecipientState;
  @Optional() @OneOf(CHANNELS) channel!: Channel | null;
  @Optional() @Text(64) reason!: string | null;
  @Optional() @Id() conversationId!: string | null;
  @Optional() @Time() sentAt!: string | null;
  @Time() at!: string;
}

export class NoticeRecipientPage {
  @ListOf(() => NoticeRecipient, 100) items!: NoticeRecipient[];
  @Optional() @Text(200) next!: string | null;
}
