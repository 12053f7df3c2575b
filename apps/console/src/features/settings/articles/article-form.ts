import type { Body } from '@yingda/contracts';
import { LANGUAGES, type ArticleAudience, type ArticleType, type Language } from '@yingda/contracts/names';
import type { ArticleRecord } from './use-articles';

/** One language as it is typed; questions a line each. */
export interface TextForm {
  title: string;
  html: string;
  questions: string;
}
export interface ArticleForm {
  key: string;
  type: ArticleType;
  category: string;
  audience: ArticleAudience;
  inboxIds: string[];
  zh: TextForm;
  en: TextForm;
  effectiveFrom: string | null;
  effectiveUntil: string | null;
  reviewEveryDays: number | null;
  reviewerId: string | null;
}
/** What keeps an article from being saved, and of which language. */
export type ArticleProblem = { part: 'title' | 'procedure' | 'dates' } | { part: 'body'; language: Language };

const FIELD: Record<Language, 'zh' | 'en'> = { 'zh-CN': 'zh', en: 'en' };
const NOTHING: TextForm = { title: '', html: '', questions: '' };

export function textField(language: Language): 'zh' | 'en' {
  return FIELD[language];
}

/** A form of what is stored; a new one asks what it was opened with. */
export function formOf(
  record: ArticleRecord | null,
  fresh: { category: string; asked?: Asked },
): ArticleForm {
  const of = (language: Language): TextForm => {
    const text = record?.texts.find((one) => one.language === language);
    if (text) return { title: text.title, html: text.html, questions: text.questions.join('\n') };
    return fresh.asked?.language === language ? { ...NOTHING, questions: fresh.asked.text } : NOTHING;
  };
  return {
    key: record?.key ?? '',
    type: record?.type ?? 'help',
    category: record?.category ?? fresh.category,
    audience: record?.audience ?? 'public',
    inboxIds: record?.inboxIds ?? [],
    zh: of('zh-CN'),
    en: of('en'),
    effectiveFrom: record?.effectiveFrom ?? null,
    effectiveUntil: record?.effectiveUntil ?? null,
    reviewEveryDays: record ? record.reviewEveryDays : 90,
    reviewerId: record?.reviewerId ?? null,
  };
}
/** A question that nothing answers, to be answered now. */
export interface Asked {
  language: Language;
  text: string;
}

export function bodyOf(form: ArticleForm, version?: number): Body<'POST /api/articles'> {
  const { zh: _, en: __, key, ...rest } = form;
  const texts = LANGUAGES.filter((language) => isWritten(form[FIELD[language]])).map((language) => {
    const { title, html, questions } = form[FIELD[language]];
    const lines = questions.split('\n').map((line) => line.trim());
    return { language, title: title.trim(), html, questions: lines.filter(Boolean) };
  });
  return { ...rest, key: key.trim() || null, texts, ...(version === undefined ? {} : { version }) };
}

export function articleProblem(form: ArticleForm): ArticleProblem | null {
  const written = LANGUAGES.filter((language) => isWritten(form[FIELD[language]]));
  if (written.length === 0 || written.some((language) => form[FIELD[language]].title.trim() === ''))
    return { part: 'title' };
  const empty = written.find((language) => isBlank(form[FIELD[language]].html));
  if (empty) return { part: 'body', language: empty };
  if (form.type === 'procedure' && form.audience === 'public') return { part: 'procedure' };
  const { effectiveFrom, effectiveUntil } = form;
  return effectiveFrom && effectiveUntil && effectiveFrom >= effectiveUntil ? { part: 'dates' } : null;
}

/** What an empty editor gives counts as nothing. */
export function isBlank(html: string): boolean {
  return !/<img/i.test(html) && html.replace(/<[^>]*>|&nbsp;|\s/g, '') === '';
}

function isWritten({ title, html }: TextForm): boolean {
  return title.trim() !== '' || !isBlank(html);
}

/** ISO time for an input of date and time, in this machine's zone. */
export function toLocalInput(iso: string | null): string {
  if (!iso) return '';
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
export function fromLocalInput(value: string): string | null {
  const at = new Date(value);
  return value === '' || Number.isNaN(at.getTime()) ? null : at.toISOString();
}
