import {
  Count,
  Flag,
  Id,
  ListOf,
  Nested,
  OneOf,
  Optional,
  Text,
  Texts,
  Time,
  Word,
  Written,
} from '../fields';
import {
  BOT_DEEDS,
  BOT_DUTIES,
  BOT_MENU_DEEDS,
  HAND_OVER_REASONS,
  MOODS,
  type BotDeed,
  type BotDutyTime,
  type BotMenuDeed,
  type HandOverReason,
  type Mood,
} from '../names/bots';

/** A text in both languages. */
export class BotWording {
  @Written(1_000) zh!: string;
  @Written(1_000) en!: string;
}
/** A short text in both languages. */
export class BotLabel {
  @Written(60) zh!: string;
  @Written(60) en!: string;
}

/** One entry of the bot's first menu. */
export class BotMenuItem {
  @Word(/^[a-z0-9-]{1,40}$/) id!: string;
  @Nested(() => BotLabel) label!: BotLabel;
  @OneOf(BOT_MENU_DEEDS) does!: BotMenuDeed;
  /** Of `article`: its key. */
  @Optional() @Text(80, 1) articleKey?: string | null;
  /** Of `ask`: what is looked for, as if the customer had written it. */
  @Optional() @Nested(() => BotWording) question?: BotWording | null;
}

/** Something the bot asks for before people go on, such as the order number. */
export class BotQuestion {
  /** Names the fact in the summary and in the conversation's details. */
  @Word(/^[a-z0-9-]{1,40}$/) key!: string;
  @Nested(() => BotLabel) label!: BotLabel;
  @Nested(() => BotWording) ask!: BotWording;
  /** RE2 syntax, found anywhere in the answer; what it matches is kept. */
  @Text(200, 1) pattern!: string;
  @Text(80, 1) example!: string;
  /** Asked only when one of these was in what the customer wrote; empty: always. */
  @Texts(40, 40) when!: string[];
}

/** Words that are listened for besides the shipped ones. */
export class BotWords {
  @Texts(100, 40) person!: string[];
  @Texts(100, 40) anger!: string[];
  @Texts(100, 40) complaint!: string[];
  @Texts(100, 40) safety!: string[];
}

/** What the console edits. */
export class BotPlan {
  @Flag() active!: boolean;
  @OneOf(BOT_DUTIES) duty!: BotDutyTime;
  /** As customers know it. */
  @Nested(() => BotLabel) name!: BotLabel;
  /** Said above the first menu. */
  @Nested(() => BotWording) greeting!: BotWording;
  @ListOf(() => BotMenuItem, 10) menu!: BotMenuItem[];
  /** Score, in percent, from which an article is an answer. */
  @Count(100, 1) threshold!: number;
  /** Questions without an answer, and answers that did not help, before people take over; each is counted by itself. */
  @Count(5, 1) patience!: number;
  @ListOf(() => BotQuestion, 10) questions!: BotQuestion[];
  @Nested(() => BotWords) words!: BotWords;
  /** Minutes without a word of the customer after which the bot ends the conversation. */
  @Count(1_440, 2) silenceMinutes!: number;
}

/** The bot of an inbox. */
export class BotSettings extends BotPlan {
  @Id() inboxId!: string;
  /** 0: it was never edited, these are the values shipped. */
  @Count() version!: number;
  @Optional() @Time() editedAt!: string | null;
}

/** An article it thought of. */
export class BotCandidate {
  @Text(80) key!: string;
  @Text(300) title!: string;
  /** In percent. */
  @Count(100) score!: number;
}

/** What the bot would say to a text, and why. Nothing is stored or sent. */
export class BotTry {
  @OneOf(BOT_DEEDS) deed!: BotDeed;
  /** What the customer would read; empty: nothing. */
  @Text(8_000) text!: string;
  @Texts(20, 80) items!: string[];
  @Optional() @OneOf(HAND_OVER_REASONS) handsOver!: HandOverReason | null;
  @OneOf(MOODS) mood!: Mood;
  /** The words of the lists that were found. */
  @Texts(50, 80) words!: string[];
  /** Best first, those below the threshold too. */
  @ListOf(() => BotCandidate, 10) candidates!: BotCandidate[];
  @Count(100) threshold!: number;
}

/** One turn of a conversation that the bot has or had, for staff. */
export class BotTurn {
  @Time() at!: string;
  @OneOf(BOT_DEEDS) deed!: BotDeed;
  @Optional() @Text(80) articleKey!: string | null;
  @Optional() @Count(100) score!: number | null;
  @Optional() @OneOf(HAND_OVER_REASONS) reason!: HandOverReason | null;
  @OneOf(MOODS) mood!: Mood;
}
