/** Who an article is for; each is seen by those named after it, too (a supervisor reads what agents read). */
export const ARTICLE_AUDIENCES = ['public', 'agent', 'supervisor'] as const;
export type ArticleAudience = (typeof ARTICLE_AUDIENCES)[number];

/** `procedure`: how staff work (never public). */
export const ARTICLE_TYPES = ['help', 'procedure'] as const;
export type ArticleType = (typeof ARTICLE_TYPES)[number];

export const ARTICLE_STATES = ['draft', 'published', 'archived'] as const;
export type ArticleState = (typeof ARTICLE_STATES)[number];

/** Where a question was asked. */
export const ARTICLE_SOURCES = ['help', 'widget', 'console', 'bot'] as const;
export type ArticleSource = (typeof ARTICLE_SOURCES)[number];

/** How an agent gave an article to a customer. */
export const ARTICLE_INSERTIONS = ['text', 'link'] as const;
export type ArticleInsertion = (typeof ARTICLE_INSERTIONS)[number];

export const ARTICLE_LIMITS = {
  titleCodePoints: 120,
  htmlUnits: 30_000,
  /** Other ways of asking, for each language. */
  questions: 60,
  questionCodePoints: 200,
  /** Questions asked in one go when trying things out. */
  tried: 500,
  categories: 60,
  synonymGroups: 500,
} as const;
