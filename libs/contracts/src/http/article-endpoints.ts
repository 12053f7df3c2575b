import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, Max, Min } from 'class-validator';
import { Count, Flag, Id, ListOf, OneOf, Optional, Text, Word } from '../fields';
import {
  ArticleCategory,
  ArticleContent,
  ArticleFigures,
  ArticlePage,
  ArticleReading,
  ArticleRecord,
  ArticleScore,
  ArticleVersion,
  SynonymGroup,
  WidgetArticle,
  WidgetArticleHit,
} from '../models/articles';
import {
  ARTICLE_AUDIENCES,
  ARTICLE_INSERTIONS,
  ARTICLE_LIMITS,
  ARTICLE_STATES,
  type ArticleAudience,
  type ArticleInsertion,
  type ArticleState,
} from '../names/articles';
import { LANGUAGES, type Language } from '../names/states';
import type { Endpoint } from './endpoint';
import { PageQuery } from './queries';

const flag = () => Transform(({ value }) => value === true || value === 'true');
const INBOX_KEY = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;

export class ArticlesQuery extends PageQuery {
  @Optional() @Text(40) category?: string;
  @Optional() @OneOf(ARTICLE_AUDIENCES) audience?: ArticleAudience;
  @Optional() @OneOf(ARTICLE_STATES) state?: ArticleState;
  /** Those that are there in it. */
  @Optional() @OneOf(LANGUAGES) language?: Language;
  /** Those that are not there in it. */
  @Optional() @OneOf(LANGUAGES) missing?: Language;
  @Optional() @flag() @IsBoolean() due?: boolean;
  /** In a title. */
  @Optional() @Text(100) q?: string;
}
export class EditArticle extends ArticleContent {
  @Optional() @Word(/^[a-z0-9][a-z0-9-]{0,63}$/) key?: string | null;
  @Optional() @Count(3_650, 1) reviewEveryDays?: number | null;
  @Optional() @Id() reviewerId?: string | null;
  /** The one that was read; a newer one in the database is refused as `stale-edit`. */
  @Optional() @Count() version?: number;
}
export class ArticleAct {
  /** The one that was read. */
  @Count() version!: number;
}
export class PublishArticle extends ArticleAct {
  /** What has changed, in a sentence. */
  @Optional() @Text(500) note?: string;
}
export class TriedQuestion {
  @Text(64, 1) id!: string;
  @Text(2_000) text!: string;
  /** A language tag (zh-CN, zh-TW, en-GB …); the text's own script goes before it. */
  @Optional() @Text(35) locale?: string;
}
export class AskArticlesBody {
  @ListOf(() => TriedQuestion, ARTICLE_LIMITS.tried) questions!: TriedQuestion[];
  /** As whom it is asked; as a supervisor, who reads all, when not said. */
  @Optional() @OneOf(ARTICLE_AUDIENCES) audience?: ArticleAudience;
}
export class AskedArticles {
  @Text(64) id!: string;
  @ListOf(() => ArticleScore, 5) articles!: ArticleScore[];
}
export class AskArticlesAnswer {
  @ListOf(() => AskedArticles, ARTICLE_LIMITS.tried) results!: AskedArticles[];
}
export class SearchArticlesQuery {
  @Text(500) q!: string;
  @Optional() @Text(35) locale?: string;
  @Optional() @Id() inboxId?: string;
  @Optional() @Type(() => Number) @IsInt() @Min(1) @Max(20) limit?: number;
  /** Only looked for because a customer wrote it: counts as no question of an agent's. */
  @Optional() @flag() @IsBoolean() suggesting?: boolean;
}
export class ReadArticleQuery {
  @Optional() @Text(35) locale?: string;
  @Optional() @Id() inboxId?: string;
}
export class InsertedArticle {
  @Id() conversationId!: string;
  @OneOf(ARTICLE_INSERTIONS) how!: ArticleInsertion;
}
export class ArticleImage {
  @Text(500) url!: string;
  @Count() width!: number;
  @Count() height!: number;
}
export class ArticleCategories {
  @ListOf(() => ArticleCategory, ARTICLE_LIMITS.categories) categories!: ArticleCategory[];
}
export class Synonyms {
  @ListOf(() => SynonymGroup, ARTICLE_LIMITS.synonymGroups) groups!: SynonymGroup[];
}
/** Days as YYYY-MM-DD in the shop's time, both included. */
export class ArticleFiguresQuery {
  @Word(/^\d{4}-\d{2}-\d{2}$/) from!: string;
  @Word(/^\d{4}-\d{2}-\d{2}$/) to!: string;
}
export class WidgetArticlesQuery {
  @Word(INBOX_KEY) inboxKey!: string;
  @Text(500) q!: string;
  @Optional() @Text(35) lang?: string;
  /** The shopper has stopped typing: it counts as a question. */
  @Optional() @flag() @IsBoolean() settled?: boolean;
}
export class WidgetArticleQuery {
  @Word(INBOX_KEY) inboxKey!: string;
  @Optional() @Text(35) lang?: string;
}
export class VoteOnArticle {
  @Word(INBOX_KEY) inboxKey!: string;
  @Flag() helpful!: boolean;
  /** The number that was read. */
  @Count() number!: number;
}

/** The knowledge base: written and published by the shop, searched by staff, shoppers and the bot. */
export const articleEndpoints = {
  'GET /api/articles': {
    summary: 'Articles whose audience you belong to, changed last first',
    caller: 'agent',
    query: ArticlesQuery,
    answer: ArticlePage,
  },
  'POST /api/articles': {
    summary: 'Write an article; it stays a draft until it is published',
    caller: 'agent',
    body: EditArticle,
    answer: ArticleRecord,
  },
  'GET /api/articles/search': {
    summary: 'Published articles that answer a question, best first, ready to read and insert',
    caller: 'agent',
    query: SearchArticlesQuery,
    answer: [ArticleReading],
  },
  'POST /api/articles/ask': {
    summary: 'Try questions out: which published articles answer each, best first; none below the threshold',
    caller: 'agent',
    body: AskArticlesBody,
    answer: AskArticlesAnswer,
  },
  'GET /api/articles/figures': {
    summary: 'How articles are used and voted, what is asked most and what nothing answers',
    caller: 'agent',
    query: ArticleFiguresQuery,
    answer: ArticleFigures,
  },
  'POST /api/articles/images': {
    summary: 'Store a picture for articles (form field "file"); its address goes into their text',
    caller: 'agent',
    body: 'multipart',
    answer: ArticleImage,
  },
  'GET /api/articles/:id': {
    summary: 'An article as it is edited',
    caller: 'agent',
    answer: ArticleRecord,
  },
  'PUT /api/articles/:id': {
    summary: 'Edit the draft of an article; what is published stays until it is published again',
    caller: 'agent',
    body: EditArticle,
    answer: ArticleRecord,
  },
  'POST /api/articles/:id/publish': {
    summary: 'Publish the draft as the next version',
    caller: 'agent',
    body: PublishArticle,
    answer: ArticleRecord,
  },
  'POST /api/articles/:id/archive': {
    summary: 'Take an article out of use; it can be published again',
    caller: 'agent',
    body: ArticleAct,
    answer: ArticleRecord,
  },
  'POST /api/articles/:id/reviewed': {
    summary: 'Say that an article is still right; its next review is planned',
    caller: 'agent',
    body: ArticleAct,
    answer: ArticleRecord,
  },
  'GET /api/articles/:id/versions': {
    summary: 'What was published, newest first',
    caller: 'agent',
    answer: [ArticleVersion],
  },
  'POST /api/articles/:id/versions/:number/restore': {
    summary: 'Make a version the draft again',
    caller: 'agent',
    body: ArticleAct,
    answer: ArticleRecord,
  },
  'GET /api/articles/:id/reading': {
    summary: 'A published article as it is read, with the shop’s values in place of variables',
    caller: 'agent',
    query: ReadArticleQuery,
    answer: ArticleReading,
  },
  'POST /api/articles/:id/insertions': {
    summary: 'Count that an agent gave an article to a customer',
    caller: 'agent',
    body: InsertedArticle,
  },
  'GET /api/article-categories': {
    summary: 'Categories of articles in their order',
    caller: 'agent',
    answer: ArticleCategories,
  },
  'PUT /api/article-categories': {
    summary: 'Set categories and their order; those with articles stay',
    caller: 'agent',
    body: ArticleCategories,
    answer: ArticleCategories,
  },
  'GET /api/synonyms': {
    summary: 'Words that mean the same when somebody asks',
    caller: 'agent',
    answer: Synonyms,
  },
  'PUT /api/synonyms': {
    summary: 'Set the words that mean the same',
    caller: 'agent',
    body: Synonyms,
    answer: Synonyms,
  },
  'GET /api/widget/articles': {
    summary: 'Public articles that answer what a shopper types, best first, at most five',
    caller: 'anyone',
    query: WidgetArticlesQuery,
    answer: [WidgetArticleHit],
  },
  'GET /api/widget/articles/:id': {
    summary: 'A public article',
    caller: 'anyone',
    query: WidgetArticleQuery,
    answer: WidgetArticle,
  },
  'POST /api/widget/articles/:id/votes': {
    summary:
      'Say whether a public article helped; once for a visitor and version, the last word counts. With a bearer token of the widget it is its visitor who votes',
    caller: 'anyone',
    body: VoteOnArticle,
  },
} as const satisfies Record<string, Endpoint>;
