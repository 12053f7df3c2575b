import { distance } from 'fastest-levenshtein';
import type { Language } from '@yingda/contracts/names';
import { builtInSubjects, builtInSynonyms, VAGUE_WORDS } from './built-in-synonyms';
import { plainChinese, tellingWords } from './chinese';
import { englishStems, isFiller } from './english';

/** Prefix of what stands for several words that mean the same. */
const MEANING = '§';
const LATIN = /^[a-z][a-z0-9]*$/;

/** Cuts a text into its words, in order. */
export type Cut = (text: string) => string[];

/** What a language's words are known by. */
export interface Vocabulary {
  language: Language;
  /** Groups of the shop's own words that mean the same. */
  synonyms?: readonly (readonly string[])[];
  cut: Cut;
}

/** Turns texts into terms: words in their plain form, and in place of synonyms one meaning for all of them. */
export class Meanings {
  /** Plain form of a word or phrase → its meaning. */
  private readonly phrases = new Map<string, string>();
  private readonly words = new Set<string>();
  private readonly vague = new Set<string>();
  private readonly subjects = new Set<string>();
  private longest = 1;

  private readonly language: Language;
  private readonly cut: Cut;

  constructor({ language, synonyms: own = [], cut }: Vocabulary) {
    this.language = language;
    this.cut = cut;
    for (const group of builtInSynonyms(language)) this.add(group);
    for (const group of own) this.add(group, { joins: true });
    for (const group of builtInSubjects(language)) this.subjects.add(this.add(group));
    for (const word of VAGUE_WORDS[language])
      this.vague.add(this.phrases.get(this.formOf(word)) ?? this.formOf(word));
  }

  /** Whether the meanings themselves know it: then it is no typing error. */
  knows(term: string): boolean {
    return this.words.has(term);
  }

  /** Whether a term says how something is asked rather than what about. */
  isVague(term: string): boolean {
    return this.vague.has(term);
  }

  /** Whether a term is a subject of its own. */
  isSubject(term: string): boolean {
    return this.subjects.has(term);
  }

  /** Every word it knows. */
  all(): Iterable<string> {
    return this.words;
  }

  /** Everything a text says, in order. `spelled` puts known words in place of mistyped ones. */
  termsOf(text: string, spelled: (word: string) => string = (word) => word): string[] {
    return this.language === 'zh-CN'
      ? this.chinese(text, spelled)
      : this.english(englishStems(text).map((stem) => (isFiller(stem) ? stem : spelled(stem))));
  }

  // A shop's group that shares a word with another one joins it; of ours the first one has the word.
  private add(group: readonly string[], { joins } = { joins: false }): string {
    const forms = group.map((word) => this.formOf(word)).filter((form) => form !== '' && !isFiller(form));
    const known = joins ? forms.map((form) => this.phrases.get(form)).find(Boolean) : undefined;
    const meaning = known ?? MEANING + forms[0];
    for (const form of forms) {
      if (!this.phrases.has(form)) this.phrases.set(form, meaning);
      const parts = this.language === 'zh-CN' ? [...form] : form.split(' ');
      if (this.language === 'en') parts.forEach((part) => this.words.add(part));
      this.longest = Math.max(this.longest, parts.length);
    }
    return meaning;
  }

  private formOf(word: string): string {
    return this.language === 'zh-CN' ? plainChinese(word).replace(/\s+/g, '') : englishStems(word).join(' ');
  }

  private english(stems: string[]): string[] {
    const found: string[] = [];
    for (let at = 0; at < stems.length;) {
      const length = this.longestAt(stems, { at, joint: ' ' });
      if (length > 0) found.push(this.phrases.get(stems.slice(at, at + length).join(' '))!);
      else if (!isFiller(stems[at]!)) found.push(stems[at]!);
      at += length || 1;
    }
    return found;
  }

  // What lies between meanings is cut into words; so a meaning is found however the cut would have gone.
  private chinese(text: string, spelled: (word: string) => string): string[] {
    const characters = [...plainChinese(text)];
    const found: string[] = [];
    let between = '';
    const flush = () => {
      found.push(...tellingWords(this.cut(between)).map((word) => (LATIN.test(word) ? spelled(word) : word)));
      between = '';
    };
    for (let at = 0; at < characters.length;) {
      const length = this.longestAt(characters, { at, joint: '' });
      if (length === 0) between += characters[at++]!;
      else {
        flush();
        found.push(this.phrases.get(characters.slice(at, at + length).join(''))!);
        at += length;
      }
    }
    flush();
    return found;
  }

  private longestAt(parts: string[], { at, joint }: { at: number; joint: string }): number {
    for (let length = Math.min(this.longest, parts.length - at); length > 0; length--)
      if (this.phrases.has(parts.slice(at, at + length).join(joint))) return length;
    return 0;
  }
}

/** A known word in place of a mistyped one: two letters swapped, or one or two of them wrong in a long word. */
export function speller(known: ReadonlySet<string>): (word: string) => string {
  const long = [...known].filter((word) => word.length >= 4 && LATIN.test(word));
  return (word) => {
    if (known.has(word) || word.length < 4 || !LATIN.test(word)) return word;
    for (let at = 0; at < word.length - 1; at++) {
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      if (known.has(swapped)) return swapped;
    }
    const allowed = word.length >= 8 ? 2 : 1;
    // In a word of four letters another letter makes another word; one too many or too few is a slip.
    const slips = (candidate: string) => word.length > 4 || candidate.length !== word.length;
    let best = word;
    let least = allowed + 1;
    for (const candidate of long) {
      if (Math.abs(candidate.length - word.length) > allowed || candidate[0] !== word[0] || !slips(candidate))
        continue;
      const far = distance(candidate, word);
      if (far < least) [best, least] = [candidate, far];
    }
    return best;
  };
}
