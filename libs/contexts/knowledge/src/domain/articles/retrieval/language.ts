import type { Language } from '@yingda/contracts/names';

const HAN = /\p{Script=Han}/gu;
const LATIN_WORD = /\p{Script=Latin}{2,}/gu;

/**
 * In which language a question is asked. Its script goes before what is said of it: shoppers of an English page ask in
 * Chinese. A Chinese sentence with a few Latin words (VIP, App) is Chinese.
 */
export function languageOf(text: string, locale?: string): Language {
  const han = text.match(HAN)?.length ?? 0;
  const words = text.match(LATIN_WORD)?.length ?? 0;
  if (han > 0 && han >= words) return 'zh-CN';
  if (words > 0) return 'en';
  return localeLanguage(locale) ?? 'zh-CN';
}

/** Ours for a language tag (zh-TW, en-GB); null when it is neither. */
export function localeLanguage(locale?: string): Language | null {
  const tag = locale?.trim().toLowerCase() ?? '';
  if (tag === 'zh' || tag.startsWith('zh-') || tag.startsWith('zh_')) return 'zh-CN';
  return tag === 'en' || tag.startsWith('en-') || tag.startsWith('en_') ? 'en' : null;
}
