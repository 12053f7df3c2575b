import type { Language } from '@yingda/design-system';
import type { TextKey } from './keys';

export type Texts = Record<TextKey, string>;

let current: Texts | undefined;

/** Loads the dictionary of a language: its own chunk, so that a shopper pays for one. */
export async function loadTexts(language: Language): Promise<void> {
  const loaded = language === 'en' ? await import('./en') : await import('./zh-cn');
  current = loaded.texts;
}

/** A text of the loaded language with its `{names}` filled in. */
export function t(key: TextKey, values: Record<string, string | number> = {}): string {
  return fill(current?.[key] ?? key, values);
}

export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
