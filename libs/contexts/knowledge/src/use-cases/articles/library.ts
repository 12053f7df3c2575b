import type { Language } from '@yingda/contracts/names';
import { LANGUAGES } from '@yingda/contracts/names';
import { type Clock, tokens } from '@yingda/platform';
import { textOf } from '../../domain/articles/article-html';
import { ArticleRanking } from '../../domain/articles/retrieval/ranking';
import type { PublishedArticle, PublishedArticles } from '../../storage/articles/published-articles';

/** How old what a process knows of the revision may be. */
const LOOK_EVERY_MS = 1_000;

/** Everything published, as one process holds it. */
export interface Shelf {
  revision: string;
  articles: Map<string, PublishedArticle>;
  /** Made when a language is first asked in: words cost memory that many processes never need. */
  rankings: Map<Language, ArticleRanking>;
  synonyms: Record<Language, string[][]>;
}

/**
 * The published articles in memory. Every process compares its revision with the database's before it answers, at most
 * once a second, so no node answers from what was taken away longer ago than that, whatever events it missed.
 */
export class Library {
  private shelf: Shelf | null = null;
  private looking: Promise<Shelf> | null = null;
  private lookedAt = -Infinity;

  constructor(
    private readonly published: PublishedArticles,
    private readonly clock: Clock,
  ) {}

  /** What is published now. */
  async current(): Promise<Shelf> {
    const age = this.clock.now().getTime() - this.lookedAt;
    if (this.shelf && age >= 0 && age < LOOK_EVERY_MS) return this.shelf;
    this.looking ??= this.look().finally(() => (this.looking = null));
    return this.looking;
  }

  /** This process has changed something: look at once. */
  outdated(): void {
    this.lookedAt = -Infinity;
  }

  rankingOf(shelf: Shelf, language: Language): ArticleRanking {
    const known = shelf.rankings.get(language);
    if (known) return known;
    const searchable = [...shelf.articles.values()].flatMap(({ id, content }) =>
      content.texts
        .filter((text) => text.language === language)
        .map(({ title, questions, html }) => ({ id, title, questions, text: textOf(html) })),
    );
    const ranking = new ArticleRanking(searchable, {
      language,
      synonyms: shelf.synonyms[language],
      cut: tokens,
    });
    shelf.rankings.set(language, ranking);
    return ranking;
  }

  private async look(): Promise<Shelf> {
    const at = this.clock.now().getTime();
    const revision = await this.published.revision();
    if (this.shelf?.revision !== revision) this.shelf = await this.read(revision);
    this.lookedAt = at;
    return this.shelf;
  }

  // The revision is read before the articles: what changes in between makes it old again, never new too early.
  private async read(revision: string): Promise<Shelf> {
    const [articles, groups] = await Promise.all([this.published.all(), this.published.synonyms()]);
    const of = (language: Language) =>
      groups.filter((group) => group.language === language).map(({ words }) => words);
    return {
      revision,
      articles: new Map(articles.map((article) => [article.id, article])),
      rankings: new Map(),
      synonyms: Object.fromEntries(
        LANGUAGES.map((language) => [language, of(language)]),
      ) as Shelf['synonyms'],
    };
  }
}
