import MiniSearch from 'minisearch';
import { Meanings, speller, type Vocabulary } from './meanings';

/** An article in one language as it is searched. */
export interface Searchable {
  id: string;
  title: string;
  questions: readonly string[];
  text: string;
}
export interface Ranked {
  id: string;
  /** 0 to 1. */
  score: number;
}

/** Below it nothing is answered. */
export const ASK_THRESHOLD = 0.5;
/** Shown to who looks for themselves, and judges: what is near, too. */
export const SEARCH_THRESHOLD = 0.2;
/** So many that come nearest by their words are looked at closely. */
const CANDIDATES = 30;
/** What a word of the body counts beside one of title and questions. */
const BODY = 0.55;
/** A word nothing here knows: it is about something else, or only a way of speaking. */
const STRANGE = 0.75;
/** So many articles more are thought of: a word of both of two articles is not therefore a common one. */
const FEW = 8;
/** A word that asks how, not about what (how long, which steps). */
const VAGUE = 0.45;
/** What is left where a question has a subject that the article is not asked about. */
const ELSEWHERE = 0.5;
/** Where the score is one half, and how steep it is there; fitted to the labelled questions. */
const HALF = 0.32;
const STEEPNESS = 9;

interface Profile {
  phrases: Set<string>[];
  asked: Set<string>;
  said: Set<string>;
}

/**
 * Finds articles of one language by what is asked. MiniSearch brings the candidates; then counted are how much of the
 * question an article knows, and how near it comes to one way of asking. Rare words count more.
 */
export class ArticleRanking {
  private readonly search = new MiniSearch<{ id: string; terms: string }>({
    fields: ['terms'],
    tokenize: (text) => text.split('\n'),
    processTerm: (term) => term,
  });
  private readonly profiles = new Map<string, Profile>();
  private readonly frequency = new Map<string, number>();
  private readonly meanings: Meanings;
  private spelled: (word: string) => string = (word) => word;

  constructor(articles: readonly Searchable[], vocabulary: Vocabulary) {
    this.meanings = new Meanings(vocabulary);
    for (const article of articles) this.add(article);
    const known = new Set([...this.frequency.keys()].filter((term) => /^[a-z]/.test(term)));
    this.spelled = speller({
      has: (word: string) => known.has(word) || this.meanings.knows(word),
      [Symbol.iterator]: () => [...known, ...this.meanings.all()][Symbol.iterator](),
    } as ReadonlySet<string>);
  }

  /** Best first, however low the score. */
  ask(question: string): Ranked[] {
    const terms = [...new Set(this.meanings.termsOf(question, this.spelled))];
    if (terms.length === 0) return [];
    const found = this.search.search(terms.join('\n'), { combineWith: 'OR' }).slice(0, CANDIDATES);
    return found
      .map(({ id }) => ({ id: id as string, score: this.scoreOf(terms, this.profiles.get(id as string)!) }))
      .sort((one, other) => other.score - one.score);
  }

  private add(article: Searchable): void {
    const phrases = [article.title, ...article.questions].map((text) => new Set(this.meanings.termsOf(text)));
    const asked = new Set(phrases.flatMap((phrase) => [...phrase]));
    const said = new Set(this.meanings.termsOf(article.text));
    const all = new Set([...asked, ...said]);
    for (const term of all) this.frequency.set(term, (this.frequency.get(term) ?? 0) + 1);
    this.profiles.set(article.id, { phrases, asked, said });
    this.search.add({ id: article.id, terms: [...all].join('\n') });
  }

  private scoreOf(terms: readonly string[], { phrases, asked, said }: Profile): number {
    const known = new Map(
      terms.filter((term) => this.frequency.has(term)).map((term) => [term, this.weightOf(term)]),
    );
    // Many strange words are a way of telling a story; each further one says less about what is asked.
    const strange = STRANGE * this.weightOf(null) * Math.sqrt(terms.length - known.size);
    const covered = sum(
      [...known].map(([term, weight]) => weight * (asked.has(term) ? 1 : said.has(term) ? BODY : 0)),
    );
    const size = sum([...known.values()].map((weight) => weight * weight)) + strange * strange;
    const nearest = Math.max(0, ...phrases.map((phrase) => this.likeness({ known, size }, phrase)));
    const near = 0.5 * (covered / (sum(known.values()) + strange)) + 0.5 * nearest;
    const beside = terms.some((term) => this.meanings.isSubject(term) && !asked.has(term));
    const raw = beside ? ELSEWHERE * near : near;
    return 1 / (1 + Math.exp(-STEEPNESS * (raw - HALF)));
  }

  // The cosine of both as vectors of weights.
  private likeness(
    { known, size }: { known: ReadonlyMap<string, number>; size: number },
    phrase: ReadonlySet<string>,
  ): number {
    let both = 0;
    let ofPhrase = 0;
    for (const term of phrase) {
      const weight = this.weightOf(term);
      ofPhrase += weight * weight;
      if (known.has(term)) both += weight * weight;
    }
    return both === 0 ? 0 : both / Math.sqrt(ofPhrase * size);
  }

  /** Of a word by how few articles know it; of `null`, one that none knows. */
  private weightOf(term: string | null): number {
    const articles = this.profiles.size + FEW;
    if (term === null) return Math.log(1 + articles);
    const vague = this.meanings.isVague(term) ? VAGUE : 1;
    return vague * Math.log(1 + articles / (this.frequency.get(term) ?? 1));
  }
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
