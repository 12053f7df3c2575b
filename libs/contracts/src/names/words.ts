/** What a word of the shop's list does to an answer: stops it, asks, or is covered with stars. */
export const WORD_LEVELS = ['forbidden', 'warn', 'mask'] as const;
export type WordLevel = (typeof WORD_LEVELS)[number];

/** Why a word is on the shop's list. */
export const WORD_KINDS = ['absolute-claim', 'promise', 'insult', 'private-deal', 'other'] as const;
export type WordKind = (typeof WORD_KINDS)[number];

/** Personal data and secrets that are found by their form. */
export const SENSITIVE_KINDS = ['card-number', 'identity-number', 'phone', 'email', 'password'] as const;
export type SensitiveKind = (typeof SENSITIVE_KINDS)[number];

export type FindingKind = WordKind | SensitiveKind;
export const FINDING_KINDS = [...WORD_KINDS, ...SENSITIVE_KINDS] as const;

/**
 * Sensitive data that an answer is held for. Phones and e-mail addresses are told to customers every day (the courier's,
 * the shop's own): they are found and masked for whoever reads outside, but no answer waits for them.
 */
export const HELD_SENSITIVE: readonly SensitiveKind[] = ['card-number', 'identity-number', 'password'];

/** A word of the shop's list, as texts are checked against it. */
export interface ListedWord {
  id?: string;
  word: string;
  kind: WordKind;
  level: WordLevel;
  /** Phrases in which it is allowed: "保证金" for "保证". */
  exceptions?: readonly string[];
  /** Only for agents of these teams; for all when empty. */
  teamIds?: readonly string[];
}

/** Something found in a text; `from` to `to` in UTF-16 units. */
export interface DraftFinding {
  kind: FindingKind;
  /** The listed word, or what stands in the text where it was found by its form. */
  word: string;
  from: number;
  to: number;
  level: WordLevel;
  /** One sentence, in English; screens say it in the reader's language by `kind`. */
  why: string;
  wordId?: string;
}

/** A text that was looked through. */
export interface CheckedDraft {
  findings: DraftFinding[];
  /** The text with sensitive data, forbidden words and words to be masked under stars; as long as the text. */
  masked: string;
}
