import { type ArticleCategory, type ArticleReading } from '@yingda/contracts';
import type { ArticleAudience, Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { isEffective, textIn } from '../../domain/articles/article';
import { textOf } from '../../domain/articles/article-html';
import { mayRead } from '../../domain/articles/article-rights';
import { fillVariables } from '../../domain/articles/fill-variables';
import type { ShopVariables } from '../../ports';
import type { CategoryTable } from '../../storage/articles/categories';
import type { PublishedArticle } from '../../storage/articles/published-articles';
import { isFor, scoreOf } from './ask-articles';
import type { Library } from './library';

/** How long what the shop says of itself is remembered. */
const KEPT_MS = 1_000;

export interface Reader {
  audience: ArticleAudience;
  language: Language;
  inboxId: string | null;
}
/** A category with the titles of what can be read in it. */
export interface CategoryContents {
  category: ArticleCategory;
  articles: { id: string; slug: string; title: string }[];
}

/** Published articles as they are read: by a customer on a help page or in the widget, by an agent while chatting. */
export class ReadArticles {
  private readonly kept = new Map<string, Promise<Record<string, string>>>();
  private lookedAt = 0;

  constructor(
    private readonly library: Library,
    private readonly categories: CategoryTable,
    private readonly variables: ShopVariables,
    private readonly clock: Clock,
  ) {}

  /** By id or key; null when there is none that this reader may see now. */
  async one(
    idOrKey: string,
    reader: Reader,
  ): Promise<(ArticleReading & { languages: Language[]; publishedAt: Date }) | null> {
    const { articles } = await this.library.current();
    const article = articles.get(idOrKey) ?? [...articles.values()].find(({ key }) => key === idOrKey);
    if (!article || !this.fits(article, reader)) return null;
    const reading = await this.readingOf(article, { ...reader, score: 1 });
    const languages = article.content.texts.map((text) => text.language);
    return { ...reading, languages, publishedAt: article.publishedAt };
  }

  /** Whether there is anything this reader may see. */
  async any(reader: Reader): Promise<boolean> {
    const { articles } = await this.library.current();
    return [...articles.values()].some((article) => this.fits(article, reader));
  }

  /** Everything this reader may see, by category; empty categories are left out. `revision` tells when it changes. */
  async contents(reader: Reader): Promise<{ revision: string; categories: CategoryContents[] }> {
    const [shelf, categories] = await Promise.all([this.library.current(), this.categories.all()]);
    const readable = [...shelf.articles.values()].filter((article) => this.fits(article, reader));
    const values = await this.valuesOf(reader);
    const contents = categories.map((category) => ({
      category,
      articles: readable
        .filter(({ content }) => content.category === category.key)
        .map((article) => ({
          id: article.id,
          slug: article.key ?? article.id,
          title: fillVariables(textIn(article.content, reader.language).title, { ...reader, values }),
        })),
    }));
    return { revision: shelf.revision, categories: contents.filter(({ articles }) => articles.length > 0) };
  }

  async readingOf(
    article: PublishedArticle,
    { language, inboxId, score }: { language: Language; inboxId: string | null; score: number },
  ): Promise<ArticleReading> {
    const text = textIn(article.content, language);
    const values = await this.valuesOf({ inboxId, language: text.language });
    const fill = (words: string, safe = values) =>
      fillVariables(words, { language: text.language, values: safe });
    const { audience, type, category } = article.content;
    return {
      ...scoreOf(article, { language, score }),
      title: fill(text.title),
      ...{ language: text.language, audience, type, category, number: article.number, url: null },
      html: fill(text.html, escaped(values)),
      text: fill(textOf(text.html)),
    };
  }

  // A search shows several articles: what the shop says of itself is looked up once for them.
  private valuesOf({
    inboxId,
    language,
  }: Pick<Reader, 'inboxId' | 'language'>): Promise<Record<string, string>> {
    const now = this.clock.now().getTime();
    if (Math.abs(now - this.lookedAt) >= KEPT_MS) {
      this.kept.clear();
      this.lookedAt = now;
    }
    const name = `${inboxId ?? ''} ${language}`;
    const known = this.kept.get(name) ?? this.variables.of({ inboxId, language });
    this.kept.set(name, known);
    // What could not be looked up is asked again.
    known.catch(() => this.kept.delete(name));
    return known;
  }

  private fits({ content }: PublishedArticle, { audience, inboxId }: Reader): boolean {
    const now = this.clock.now();
    return (
      mayRead(audience, content.audience) && isEffective(content, now) && isFor(content.inboxIds, inboxId)
    );
  }
}

function escaped(values: Record<string, string>): Record<string, string> {
  const safe = (value: string) =>
    value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, safe(value)]));
}
