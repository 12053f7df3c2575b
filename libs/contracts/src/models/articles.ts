import { IsNumber } from 'class-validator';
import {
  Count,
  Flag,
  Id,
  Ids,
  ListOf,
  OneOf,
  Optional,
  Text,
  Texts,
  Time,
  Word,
  Words,
  Written,
} from '../fields';
import {
  ARTICLE_AUDIENCES,
  ARTICLE_LIMITS,
  ARTICLE_STATES,
  ARTICLE_TYPES,
  type ArticleAudience,
  type ArticleState,
  type ArticleType,
} from '../names/articles';
import { LANGUAGES, type Language } from '../names/states';

/** An article in one language. `html` is cleaned when it is stored; `text` is what it says without marks. */
export class ArticleText {
  @OneOf(LANGUAGES) language!: Language;
  @Written(ARTICLE_LIMITS.titleCodePoints) title!: string;
  @Text(ARTICLE_LIMITS.htmlUnits) html!: string;
  /** Other ways of asking for it. */
  @Texts(ARTICLE_LIMITS.questions, ARTICLE_LIMITS.questionCodePoints) questions!: string[];
}

/** What an article says and for whom: what is edited, and what every publishing keeps. */
export class ArticleContent {
  @OneOf(ARTICLE_TYPES) type!: ArticleType;
  /** Key of a category. */
  @Word(/^[a-z0-9][a-z0-9_-]{0,39}$/) category!: string;
  @OneOf(ARTICLE_AUDIENCES) audience!: ArticleAudience;
  /** Entrances it is for; none: all. */
  @Ids(200) inboxIds!: string[];
  @ListOf(() => ArticleText, 2) texts!: ArticleText[];
  @Optional() @Time() effectiveFrom!: string | null;
  @Optional() @Time() effectiveUntil!: string | null;
}

/** A line of the list of articles. */
export class ArticleSummary {
  @Id() id!: string;
  @Optional() @Text(64) key!: string | null;
  @OneOf(ARTICLE_TYPES) type!: ArticleType;
  @Text(40) category!: string;
  @OneOf(ARTICLE_AUDIENCES) audience!: ArticleAudience;
  @OneOf(ARTICLE_STATES) state!: ArticleState;
  /** In the languages there are, zh-CN first. */
  @ListOf(() => ArticleTitle, 2) titles!: ArticleTitle[];
  @Words(LANGUAGES) missing!: Language[];
  /** The draft differs from what is published. */
  @Flag() changed!: boolean;
  @Optional() @Count() publishedNumber!: number | null;
  @Optional() @Time() reviewAt!: string | null;
  @Flag() reviewDue!: boolean;
  @Optional() @Id() reviewerId!: string | null;
  @Time() updatedAt!: string;
  @Optional() @Text(80) updatedBy!: string | null;
  @Count() version!: number;
}
export class ArticleTitle {
  @OneOf(LANGUAGES) language!: Language;
  @Text(240) title!: string;
}

/** An article as it is edited. */
export class ArticleRecord extends ArticleSummary {
  @ListOf(() => ArticleText, 2) texts!: ArticleText[];
  @Ids(200) inboxIds!: string[];
  @Optional() @Time() effectiveFrom!: string | null;
  @Optional() @Time() effectiveUntil!: string | null;
  @Optional() @Count(3_650, 1) reviewEveryDays!: number | null;
  @Optional() @Time() publishedAt!: string | null;
  /** What in braces the texts ask for and the shop has not said. */
  @Texts(50, 64) unknownVariables!: string[];
}
export class ArticlePage {
  @ListOf(() => ArticleSummary, 100) items!: ArticleSummary[];
  @Optional() @Text(200) next!: string | null;
  /** Of all that are not archived, whatever is asked for. */
  @Count() dueForReview!: number;
}

/** What was published once, by whom. */
export class ArticleVersion {
  @Count() number!: number;
  @Time() publishedAt!: string;
  @Optional() @Text(80) publishedBy!: string | null;
  @Text(500) note!: string;
  @ListOf(() => ArticleText, 2) texts!: ArticleText[];
  @OneOf(ARTICLE_AUDIENCES) audience!: ArticleAudience;
  @Text(40) category!: string;
}

export class ArticleCategory {
  @Word(/^[a-z0-9][a-z0-9_-]{0,39}$/) key!: string;
  @Written(60) nameZh!: string;
  @Written(60) nameEn!: string;
}
/** Words that mean the same when somebody asks. */
export class SynonymGroup {
  @OneOf(LANGUAGES) language!: Language;
  @Texts(40, 60) words!: string[];
}

/** An article that answers a question. */
export class ArticleScore {
  @Id() id!: string;
  /** Its key; its id where it has none. */
  @Text(64) key!: string;
  @Text(240) title!: string;
  /** 0 to 1: how sure it is that this answers. */
  @IsNumber() score!: number;
}
/** A published article as it is read, with the shop's values in place of variables. */
export class ArticleReading extends ArticleScore {
  @OneOf(LANGUAGES) language!: Language;
  @OneOf(ARTICLE_AUDIENCES) audience!: ArticleAudience;
  @OneOf(ARTICLE_TYPES) type!: ArticleType;
  @Text(40) category!: string;
  @Count() number!: number;
  @Text(ARTICLE_LIMITS.htmlUnits) html!: string;
  @Text(ARTICLE_LIMITS.htmlUnits) text!: string;
  /** Its public help page, where it has one. */
  @Optional() @Text(2_000) url!: string | null;
}
/** A suggestion in the widget. */
export class WidgetArticleHit {
  @Id() id!: string;
  @Text(240) title!: string;
  /** The beginning of what it says. */
  @Text(400) excerpt!: string;
  @Text(2_000) url!: string;
}
export class WidgetArticle {
  @Id() id!: string;
  @Count() number!: number;
  @Text(240) title!: string;
  @Text(ARTICLE_LIMITS.htmlUnits) html!: string;
  @Text(ARTICLE_LIMITS.htmlUnits) text!: string;
  @Text(2_000) url!: string;
}

/** How an article was used in a period; `before` is the period of the same length before it. */
export class ArticleUse {
  @Id() id!: string;
  @Optional() @Text(64) key!: string | null;
  @ListOf(() => ArticleTitle, 2) titles!: ArticleTitle[];
  @Count() views!: number;
  @Count() found!: number;
  @Count() inserted!: number;
  @Count() helpful!: number;
  @Count() unhelpful!: number;
  /** Views, found and inserted together. */
  @Count() before!: number;
}
/** A question many asked, by its words without marks and numbers. */
export class AskedQuestion {
  @OneOf(LANGUAGES) language!: Language;
  @Text(200) text!: string;
  @Count() asked!: number;
  @Count() unanswered!: number;
  @Count() before!: number;
  @Time() lastAt!: string;
}
export class ArticleFigures {
  @ListOf(() => ArticleUse, 50) articles!: ArticleUse[];
  @ListOf(() => AskedQuestion, 50) top!: AskedQuestion[];
  @ListOf(() => AskedQuestion, 50) unanswered!: AskedQuestion[];
  @Count() asked!: number;
  @Count() askedBefore!: number;
  @Count() answerless!: number;
  @Count() answerlessBefore!: number;
}
