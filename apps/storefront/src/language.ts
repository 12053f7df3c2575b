import type { Language } from '@yingda/design-system';
import { en } from './locales/en';
import { zhCN } from './locales/zh-CN';
import { browserKeep, keptStore } from './store';
import { yingda } from './yingda';

/** Key of a text of the shop. */
export type TextKey = keyof typeof zhCN;

/** Every text of the shop, by language and key. */
export const texts: Record<Language, Record<TextKey, string>> = { 'zh-CN': zhCN, en };

/** The language asked for in the address, else the one kept, else Chinese: the shop is a Chinese one. */
export function chosenLanguage(search: string, kept: unknown): Language {
  const asked = new URLSearchParams(search).get('lang');
  const language = asked === 'en' || asked === 'zh-CN' ? asked : kept;
  return language === 'en' ? 'en' : 'zh-CN';
}

// Kept as bare text, so that embed.js can read it before the shop's script has come.
const bare = {
  getItem: (key: string) => JSON.stringify(browserKeep()?.getItem(key) ?? null),
  setItem: (key: string, value: string) => browserKeep()?.setItem(key, JSON.parse(value) as string),
};
const search = () => (typeof location === 'undefined' ? '' : location.search);
let opened = false;

/** The shop's language, kept in this browser. */
export const language = keptStore<Language>(
  'hejian.language',
  (kept) => {
    // ?lang= counts when the page opens; later changes come from the button, here or in another tab.
    const next = chosenLanguage(opened ? '' : search(), kept);
    opened = true;
    return next;
  },
  bare,
);

/** Changes the language of the shop and of the chat, and takes an older wish out of the address. */
export function speak(next: Language): void {
  const url = new URL(location.href);
  url.searchParams.delete('lang');
  history.replaceState(history.state, '', url);
  document.documentElement.lang = next;
  language.set(next);
  yingda('language', next);
}

/** A text with its gaps filled: `{n}` takes the value of `n`. */
export function fill(template: string, values: Record<string, string | number> = {}): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
