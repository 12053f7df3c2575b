import { Count, Flag, Id, Ids, ListOf, OneOf, Optional, Text, Texts, Time, Word, Written } from '../fields';
import {
  AUTO_REPLY_ACTIONS,
  AUTO_REPLY_KINDS,
  AUTO_REPLY_OUTCOMES,
  AUTO_REPLY_PHASES,
  MATCH_MODES,
  MENU_ITEM_LEADS,
  type AutoReplyAction,
  type AutoReplyKind,
  type AutoReplyOutcome,
  type AutoReplyPhase,
  type MatchMode,
  type MenuItemLead,
} from '../names/auto-replies';
import { LANGUAGES, type Language } from '../names/states';

/** What an auto-reply listens to in one language. */
export class AutoReplyKeywords {
  @OneOf(LANGUAGES) language!: Language;
  @OneOf(MATCH_MODES) match!: MatchMode;
  @Texts(500, 4_000) words!: string[];
  /** Wordings in which those words mean something else: what they cover is not looked at. Beside patterns they are patterns too, and silence the whole reply. */
  @Optional() @Texts(500, 4_000) except?: string[];
}

/** A text in one language. */
export class AutoReplyText {
  @OneOf(LANGUAGES) language!: Language;
  /** With `{{variables}}`; `{{customer_name|dear customer}}` says what stands where nothing is known. */
  @Written(2_000) text!: string;
}

/** One thing to choose below the text; where there are no buttons by its number, in the order of the list. */
export class AutoReplyMenuItem {
  @Word(/^[\w.:-]+$/) id!: string;
  /** At most 80 characters each. */
  @ListOf(() => AutoReplyText, 2) labels!: AutoReplyText[];
  @OneOf(MENU_ITEM_LEADS) leads!: MenuItemLead;
  /** `reply`: the key of the auto-reply that follows. */
  @Optional() @Word(/^[\w.-]+$/) replyKey?: string | null;
  /** `text`: what is said. */
  @Optional() @ListOf(() => AutoReplyText, 2) texts?: AutoReplyText[];
}

/** A text the shop's system says by itself. */
export class AutoReplyRecord {
  @Id() id!: string;
  /** By which others name it ("ar-001"); null for one without. */
  @Optional() @Word(/^[\w.-]+$/) key!: string | null;
  @Text(60, 1) name!: string;
  @OneOf(AUTO_REPLY_KINDS) kind!: AutoReplyKind;
  @Flag() enabled!: boolean;
  /** Of several that fit, the lowest is said. */
  @Count(1_000) priority!: number;
  /** Empty: in all. */
  @Ids(500) inboxIds!: string[];
  /** Of kind `keyword`. */
  @ListOf(() => AutoReplyKeywords, 20) keywords!: AutoReplyKeywords[];
  @ListOf(() => AutoReplyText, 2) texts!: AutoReplyText[];
  /** Sent after the text: stored images and files, each as often as the reply is said. */
  @Ids(5) attachmentIds!: string[];
  @ListOf(() => AutoReplyMenuItem, 20) menu!: AutoReplyMenuItem[];
  @OneOf(AUTO_REPLY_ACTIONS) action!: AutoReplyAction;
  /** The same reply is not said again in a conversation for so long. */
  @Count(86_400) cooldownSeconds!: number;
  @OneOf(AUTO_REPLY_PHASES) phase!: AutoReplyPhase;
  /** `no-reply-yet`: after so many seconds without an answer, and again after each time as many. */
  @Optional() @Count(86_400, 30) afterSeconds!: number | null;
  /** `no-reply-yet`: at most so often for one question. */
  @Optional() @Count(5, 1) repeats!: number | null;
  @Count() version!: number;
}

/** Words that mean the same wherever auto-replies listen. */
export class ReplySynonymGroup {
  @Texts(30, 60) words!: string[];
}
export class ReplySynonyms {
  @ListOf(() => ReplySynonymGroup, 500) groups!: ReplySynonymGroup[];
  @Count() version!: number;
}

/** What a variable stands for; without an inbox in all that have no value of their own, without a language in both. */
export class ShopVariable {
  @Word(/^[a-z][a-z0-9_]{0,39}$/) name!: string;
  @Optional() @Id() inboxId!: string | null;
  @Optional() @OneOf(LANGUAGES) language!: Language | null;
  @Written(500) value!: string;
}
export class ShopVariables {
  @ListOf(() => ShopVariable, 1_000) variables!: ShopVariable[];
  @Count() version!: number;
}

/** An auto-reply that fits a text, with the word that made it fit. */
export class AutoReplyMatch {
  /** Its key, or its id where it has none. */
  @Text(64) key!: string;
  @Id() autoReplyId!: string;
  @Text(60) name!: string;
  @Count(1_000) priority!: number;
  /** As it is written in the keywords. */
  @Text(4_000) word!: string;
  @OneOf(MATCH_MODES) match!: MatchMode;
  /** Variables of its text that would have neither value nor fallback: then it is not said. */
  @Texts(20, 40) missing!: string[];
}
export class AutoReplyTrial {
  @Text(64) id!: string;
  @OneOf(LANGUAGES) language!: Language;
  /** Best first; the first is said. */
  @ListOf(() => AutoReplyMatch, 50) matches!: AutoReplyMatch[];
}
export class AutoReplyTrials {
  @ListOf(() => AutoReplyTrial, 500) results!: AutoReplyTrial[];
}

/** What a customer once wrote, with what would be answered now. */
export class PastMessageTrial {
  @Id() messageId!: string;
  @Id() conversationId!: string;
  @Text(20) number!: string;
  @Id() inboxId!: string;
  @Time() at!: string;
  @Text(5_000) text!: string;
  @OneOf(LANGUAGES) language!: Language;
  @ListOf(() => AutoReplyMatch, 50) matches!: AutoReplyMatch[];
}
/** Of the messages looked at, how many each would have answered. */
export class AutoReplyShare {
  @Text(64) key!: string;
  @Id() autoReplyId!: string;
  @Text(60) name!: string;
  @Count() messages!: number;
}
export class PastTrial {
  /** Newest first. */
  @ListOf(() => PastMessageTrial, 500) messages!: PastMessageTrial[];
  @Count() looked!: number;
  @Count() matched!: number;
  @ListOf(() => AutoReplyShare, 1_000) shares!: AutoReplyShare[];
  /** There are older ones in the time asked for: ask with `to` = this. */
  @Optional() @Time() nextTo!: string | null;
}

/** A decision to speak by itself, or not to. */
export class AutoReplyLogEntry {
  @Id() id!: string;
  @Time() at!: string;
  /** Null: no reply was looked for. */
  @Optional() @Id() autoReplyId!: string | null;
  @Optional() @Text(64) key!: string | null;
  @Optional() @Text(60) name!: string | null;
  @Optional() @OneOf(AUTO_REPLY_KINDS) kind!: AutoReplyKind | null;
  @OneOf(AUTO_REPLY_OUTCOMES) outcome!: AutoReplyOutcome;
  /** The word that fitted, the variable that was missing. */
  @Optional() @Text(4_000) detail!: string | null;
  /** The customer's message it was about. */
  @Optional() @Id() heardMessageId!: string | null;
  @Optional() @Id() messageId!: string | null;
  @Optional() @OneOf(AUTO_REPLY_ACTIONS) action!: AutoReplyAction | null;
}
/** The same in a list of all conversations. */
export class AutoReplyLogLine extends AutoReplyLogEntry {
  @Id() conversationId!: string;
}
export class AutoReplyLogPage {
  @ListOf(() => AutoReplyLogLine, 100) items!: AutoReplyLogLine[];
  /** For the page after this one; null at the end. */
  @Optional() @Text(200) next!: string | null;
}

/** How much an auto-reply had to do within 30 days. Counted up to 1,000: more is told as 1,000. */
export class AutoReplyUse {
  @Id() autoReplyId!: string;
  @Count() said!: number;
  @Count() unsaid!: number;
  @Optional() @Time() lastSaidAt!: string | null;
}
