import type { Language } from '@yingda/contracts/names';

const HAN = /\p{Script=Han}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** The language of a text by its script: one Chinese character says as much as five letters, as brands are Latin everywhere. Null where it shows none. */
export function languageOf(text: string): Language | null {
  const han = text.match(HAN)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  if (han === 0 && latin === 0) return null;
  return han * 5 >= latin ? 'zh-CN' : 'en';
}

/** By the text, else what the visitor's browser says, else the inbox's. */
export function spokenLanguage(text: string, visitors: Language | null, inboxes: Language): Language {
  return languageOf(text) ?? visitors ?? inboxes;
}

/** A browser's word for a language as one of ours; null for others. */
export function languageFrom(locale: string | null | undefined): Language | null {
  if (!locale) return null;
  if (/^zh\b/i.test(locale)) return 'zh-CN';
  return /^en\b/i.test(locale) ? 'en' : null;
}

/** The text of a language, or of the other when there is none. */
export function textIn<T extends { language: Language }>(texts: readonly T[], language: Language): T | null {
  return texts.find((one) => one.language === language) ?? texts[0] ?? null;
}
