import { type ArticleContent, type ArticleText } from '@yingda/contracts';
import {
  ARTICLE_LIMITS,
  codePoints,
  LANGUAGES,
  type ArticleState,
  type Language,
} from '@yingda/contracts/names';
import { invalid } from '../canned-response';
import { isStorable } from '../storable';
import { cleanHtml, textOf } from './article-html';

/** An article with its draft. What readers see is the content of its published version. */
export interface Article {
  id: string;
  key: string | null;
  content: ArticleContent;
  state: ArticleState;
  /** The draft differs from what is published. */
  changed: boolean;
  publishedNumber: number | null;
  publishedAt: Date | null;
  reviewEveryDays: number | null;
  reviewAt: Date | null;
  reviewerId: string | null;
  version: number;
  updatedAt: Date;
  updatedBy: string | null;
}

const DAY_MS = 86_400_000;

/** The content as it is kept: HTML cleaned, empty lines gone, languages in a fixed order; refuses what is none. */
export function articleContentOf(input: ArticleContent): ArticleContent {
  if (!isStorable(input)) throw invalid('texts', 'This text has characters that cannot be kept.');
  if (input.texts.length === 0) throw invalid('texts', 'An article needs a text.');
  const languages = input.texts.map((text) => text.language);
  if (new Set(languages).size < languages.length)
    throw invalid('texts', 'There is one text for each language.');
  if (input.type === 'procedure' && input.audience === 'public')
    throw invalid('audience', 'How staff work is not for the public: choose agents or supervisors.');
  const { effectiveFrom, effectiveUntil } = input;
  if (effectiveFrom && effectiveUntil && Date.parse(effectiveFrom) >= Date.parse(effectiveUntil))
    throw invalid('effectiveUntil', 'An article ends after it begins.');
  return {
    type: input.type,
    category: input.category,
    audience: input.audience,
    inboxIds: [...new Set(input.inboxIds)],
    texts: LANGUAGES.flatMap((language) => input.texts.filter((text) => text.language === language)).map(
      textToKeep,
    ),
    effectiveFrom: effectiveFrom ?? null,
    effectiveUntil: effectiveUntil ?? null,
  };
}

function textToKeep({ language, title, html, questions }: ArticleText): ArticleText {
  if (title.trim() === '') throw invalid('texts', 'An article needs a title in each of its languages.');
  if (codePoints(title) > ARTICLE_LIMITS.titleCodePoints) throw invalid('texts', 'This title is too long.');
  const kept = questions.map((question) => question.trim().replace(/\s+/g, ' ')).filter(Boolean);
  return { language, title: title.trim(), html: cleanHtml(html), questions: [...new Set(kept)] };
}

/** What stands in the way of publishing; null: nothing. */
export function unpublishable(content: ArticleContent): string | null {
  const empty = content.texts.find((text) => textOf(text.html) === '' && !text.html.includes('<img'));
  return empty ? `The text in ${empty.language} is empty.` : null;
}

/** When it is due to be looked at again. */
export function nextReview(everyDays: number | null, from: Date): Date | null {
  return everyDays === null ? null : new Date(from.getTime() + everyDays * DAY_MS);
}

export function isEffective(
  { effectiveFrom, effectiveUntil }: Pick<ArticleContent, 'effectiveFrom' | 'effectiveUntil'>,
  now: Date,
): boolean {
  if (effectiveFrom && Date.parse(effectiveFrom) > now.getTime()) return false;
  return !effectiveUntil || Date.parse(effectiveUntil) > now.getTime();
}

/** The text in a language, else in the other one. */
export function textIn(content: ArticleContent, language: Language): ArticleText {
  return content.texts.find((text) => text.language === language) ?? content.texts[0]!;
}
