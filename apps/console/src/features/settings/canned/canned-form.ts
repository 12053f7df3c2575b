import type { Body, CannedPart } from '@yingda/contracts';
import {
  codePoints,
  LANGUAGES,
  LIMITS,
  type CannedScope,
  type CannedStage,
  type Language,
} from '@yingda/contracts/names';
import type { CannedRecord } from './use-canned';

interface LanguageText {
  title: string;
  body: string;
}

/** A canned response as its form edits it: both languages stand there, empty ones are not sent. */
export interface CannedForm {
  scope: CannedScope;
  teamId: string | null;
  shortcut: string;
  category: string;
  stage: CannedStage | null;
  parts: CannedPart[];
  'zh-CN': LanguageText;
  en: LanguageText;
}

export function cannedForm(
  record: CannedRecord | null,
  scope: CannedScope,
  teamId: string | null,
): CannedForm {
  const textOf = (language: Language): LanguageText => {
    const { title = '', body = '' } = record?.texts.find((text) => text.language === language) ?? {};
    return { title, body };
  };
  return {
    scope: record?.scope ?? scope,
    teamId: record ? record.teamId : scope === 'team' ? teamId : null,
    shortcut: record?.shortcut ?? '',
    category: record?.category ?? '',
    stage: record?.stage ?? null,
    parts: record?.parts ?? [],
    'zh-CN': textOf('zh-CN'),
    en: textOf('en'),
  };
}

export function cannedBody(form: CannedForm): Body<'POST /api/canned-responses'> {
  const texts = LANGUAGES.map((language) => ({ language, ...form[language] })).filter(({ body }) =>
    body.trim(),
  );
  return {
    scope: form.scope,
    teamId: form.scope === 'team' ? form.teamId : null,
    shortcut: form.shortcut.trim(),
    category: form.category.trim() || null,
    stage: form.stage,
    parts: form.parts,
    texts,
  };
}

/** What keeps it from being saved. */
export type CannedProblem = 'shortcut' | 'team' | 'text' | 'long' | null;

export function cannedProblem(form: CannedForm): CannedProblem {
  if (!/^[\p{L}\p{N}_-]{1,32}$/u.test(form.shortcut.trim())) return 'shortcut';
  if (form.scope === 'team' && !form.teamId) return 'team';
  const written = LANGUAGES.map((language) => form[language]);
  // A title without a text would be lost without a word.
  if (written.every(({ body }) => !body.trim())) return 'text';
  if (written.some(({ title, body }) => title.trim() && !body.trim())) return 'text';
  return written.some(({ body }) => codePoints(body) > LIMITS.textCodePoints) ? 'long' : null;
}

/** Puts a word in place of a selection and says where the caret goes. */
export function inserted(
  text: string,
  at: { start: number; end: number },
  word: string,
): { text: string; caret: number } {
  return { text: text.slice(0, at.start) + word + text.slice(at.end), caret: at.start + word.length };
}
