import { Count, Flag, Id, Ids, ListOf, OneOf, Optional, Text, Texts, Time, Written } from '../fields';
import { LANGUAGES, type Language } from '../names/states';
import {
  FINDING_KINDS,
  WORD_KINDS,
  WORD_LEVELS,
  type FindingKind,
  type WordKind,
  type WordLevel,
} from '../names/words';

/** A word of the shop's list: what it does to answers, and where it is allowed. */
export class EditWord {
  @Written(60) word!: string;
  /** Of the word; null for signs and words of any. */
  @Optional() @OneOf(LANGUAGES) language?: Language | null;
  @OneOf(WORD_KINDS) kind!: WordKind;
  @OneOf(WORD_LEVELS) level!: WordLevel;
  /** Phrases in which it is allowed ("保证金" for "保证"). */
  @Optional() @Texts(40, 60) exceptions?: string[];
  /** Only for agents of these teams; for all when empty. */
  @Optional() @Ids(20) teamIds?: string[];
  @Optional() @Count() version?: number;
}
export class WordRecord {
  @Id() id!: string;
  @Text(60, 1) word!: string;
  @Optional() @OneOf(LANGUAGES) language!: Language | null;
  @OneOf(WORD_KINDS) kind!: WordKind;
  @OneOf(WORD_LEVELS) level!: WordLevel;
  @Texts(40, 60) exceptions!: string[];
  @Ids(20) teamIds!: string[];
  @Count() version!: number;
}
export class WordList {
  /** Rises with every change of the list. */
  @Count() version!: number;
  @ListOf(() => WordRecord, 2_000) items!: WordRecord[];
}
/** Words that are on the list already stay as they are. */
export class AddWords {
  @ListOf(() => EditWord, 500) words!: EditWord[];
}
export class WordsAdded {
  @ListOf(() => WordRecord, 500) added!: WordRecord[];
  /** Those that were there before. */
  @Texts(500, 60) known!: string[];
}

export class DraftText {
  @Text(64, 1) id!: string;
  @Text(20_000) text!: string;
}
/** Texts to be looked through for words of the list, personal data and secrets. */
export class CheckDrafts {
  @ListOf(() => DraftText, 200) texts!: DraftText[];
  /** An agent wanted to send it: counted for the list's figures. `sent`: and did, knowing it. */
  @Optional() @OneOf(['held', 'sent']) outcome?: 'held' | 'sent';
}
export class DraftFindingModel {
  @OneOf(FINDING_KINDS) kind!: FindingKind;
  /** The listed word, or what stands in the text. */
  @Text(20_000) word!: string;
  /** UTF-16 units, `to` not included. */
  @Count() from!: number;
  @Count() to!: number;
  @OneOf(WORD_LEVELS) level!: WordLevel;
  @Text(200) why!: string;
  @Optional() @Id() wordId?: string;
}
export class DraftResult {
  @Text(64, 1) id!: string;
  @ListOf(() => DraftFindingModel, 20_000) findings!: DraftFindingModel[];
  /** As long as the text: sensitive data, forbidden words and words to be masked are stars. */
  @Text(20_000) masked!: string;
}
export class DraftResults {
  @ListOf(() => DraftResult, 200) results!: DraftResult[];
}

/** How often a word was caught. */
export class WordCatches {
  @Id() wordId!: string;
  /** Answers that were held back or refused. */
  @Count() held!: number;
  /** Sent all the same, after having been asked. */
  @Count() sent!: number;
  /** By how many agents. */
  @Count() agents!: number;
  @Time() lastAt!: string;
}
export class WordCatchesList {
  @ListOf(() => WordCatches, 2_000) items!: WordCatches[];
}
/** What was added of the shipped list. */
export class StarterAdded {
  @Count() added!: number;
  @Flag() complete!: boolean;
}
