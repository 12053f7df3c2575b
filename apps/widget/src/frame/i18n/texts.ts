import type { Language } from '@yingda/design-system';
import type { FirstKey, LaterKey, TextKey } from './keys';

export type Texts = Record<FirstKey, string>;

let current: Partial<Record<TextKey, string>> = {};
let later: Record<Language, Record<LaterKey, string>> | undefined;
let spoken: Language = 'en';

/** Loads the dictionary of a language: its own chunk, so that a shopper pays for one. */
export async function loadTexts(language: Language): Promise<void> {
  const loaded = language === 'en' ? await import('./en') : await import('./zh-cn');
  spoken = language;
  current = { ...later?.[language], ...loaded.texts };
}

/** The texts of parts that are loaded on use; with the first of them. */
export async function loadLaterTexts(): Promise<void> {
  later = (await import('./later')).laterTexts;
  current = { ...later[spoken], ...current };
}

/** A text of the loaded language with its `{names}` filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(current[key] ?? key, values);
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
