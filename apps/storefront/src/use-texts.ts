import type { Text } from './catalog/types';
import { fill, language, texts, type TextKey } from './language';
import { useStore } from './use-store';

/** The texts of the shop in the language of now: `t` by key, `of` of the catalogue, `items` for how many. */
export function useTexts() {
  const now = useStore(language);
  const items = (n: number) => fill(texts[now][n === 1 ? 'list.count.one' : 'list.count'], { n });
  return {
    items,
    language: now,
    t: (key: TextKey, values?: Record<string, string | number>) => fill(texts[now][key], values),
    of: (text: Text) => text[now],
  };
}
