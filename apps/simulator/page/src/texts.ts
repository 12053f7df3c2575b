import type { Language } from '@yingda/design-system';
import { createContext, useContext } from 'react';
import { en } from './locales/en';
import { zh, type Texts } from './locales/zh-CN';

/** The page's words. */
export const TextsContext = createContext<Texts>(zh);
export const useTexts = () => useContext(TextsContext);

export function textsOf(language: Language): Texts {
  return language === 'en' ? en : zh;
}

/** `{name}` replaced by its value. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
