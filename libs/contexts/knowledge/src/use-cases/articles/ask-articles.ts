import { type ArticleReading, type ArticleScore } from '@yingda/contracts';
import type { ArticleAudience, Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { isEffective, textIn } from '../../domain/articles/article';
import { mayRead } from '../../domain/articles/article-rights';
import { languageOf } from '../../domain/articles/retrieval/language';
import { ASK_THRESHOLD, SEARCH_THRESHOLD } from '../../domain/articles/retrieval/ranking';
import type { PublishedArticle } from '../../storage/articles/published-articles';
import type { Library, Shelf } from './library';
import type { ReadArticles } from './read-articles';

export interface AskOptions {
  /** As whom; public when not said, so that nobody shows a customer more by forgetting it. */
  audience?: ArticleAudience;
  /** Only what is for this entrance or for all. */
  inboxId?: string | null;
  limit?: number;
  /** For people who search and choose: what is only near, too. Nothing answers by itself with it. */
  near?: boolean;
}
/** An answer ready to be said, with the shop's values in place of variables. */
export type AnsweringArticle = ArticleReading;

const MOST = 5;

/** Which published, effective articles answer a question. */
export class AskArticles {
  constructor(
    private readonly library: Library,
    private readonly reading: ReadArticles,
    private readonly clock: Clock,
  ) {}

  /** Best first, none below the threshold, each as it is read in the language of the question. */
  async ask(text: string, locale: string | undefined, options: AskOptions = {}): Promise<AnsweringArticle[]> {
    const language = languageOf(text, locale);
    const shelf = await this.library.current();
    const found = this.ranked(shelf, { text, language, options });
    return Promise.all(
      found.map(({ article, score }) =>
        this.reading.readingOf(article, { language, inboxId: options.inboxId ?? null, score }),
      ),
    );
  }

  /** The same for many at once, without their texts. */
  async keys(
    questions: readonly { id: string; text: string; locale?: string }[],
    options: AskOptions = {},
  ): Promise<{ id: string; articles: ArticleScore[] }[]> {
    const shelf = await this.library.current();
    return questions.map(({ id, text, locale }) => {
      const language = languageOf(text, locale);
      const found = this.ranked(shelf, { text, language, options });
      return { id, articles: found.map(({ article, score }) => scoreOf(article, { language, score })) };
    });
  }

  private ranked(
    shelf: Shelf,
    { text, language, options }: { text: string; language: Language; options: AskOptions },
  ): { article: PublishedArticle; score: number }[] {
    const { audience = 'public', inboxId, limit = MOST, near = false } = options;
    const now = this.clock.now();
    const fits = ({ content }: PublishedArticle) =>
      mayRead(audience, content.audience) && isEffective(content, now) && isFor(content.inboxIds, inboxId);
    return this.library
      .rankingOf(shelf, language)
      .ask(text)
      .filter(({ score }) => score >= (near ? SEARCH_THRESHOLD : ASK_THRESHOLD))
      .map(({ id, score }) => ({
        article: shelf.articles.get(id)!,
        score: Math.round(score * 1_000) / 1_000,
      }))
      .filter(({ article }) => fits(article))
      .slice(0, limit);
  }
}

/** The article that answers, of what was found for who searches; null: none does. */
export function answeredBy(found: readonly { id: string; score: number }[]): string | null {
  const best = found[0];
  return best && best.score >= ASK_THRESHOLD ? best.id : null;
}

/** For an entrance: what names it, and what names none. Without one, everything. */
export function isFor(inboxIds: readonly string[], inboxId: string | null | undefined): boolean {
  return !inboxId || inboxIds.length === 0 || inboxIds.includes(inboxId);
}

export function scoreOf(
  { id, key, content }: PublishedArticle,
  { language, score }: { language: Language; score: number },
): ArticleScore {
  return { id, key: key ?? id, title: textIn(content, language).title, score };
}
