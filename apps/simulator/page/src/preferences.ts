import type { Language } from '@yingda/design-system';
import { useEffect, useState } from 'react';

/** `value` is kept in this browser under `name`; a `?name=` in the address counts more. */
function useKept<T extends string>(
  name: string,
  values: readonly [T, ...T[]],
  first: () => T,
): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => {
    const asked =
      new URLSearchParams(window.location.search).get(name) ?? localStorage.getItem(`simulator-${name}`);
    return values.find((one) => one === asked) ?? first();
  });
  const keep = (next: T) => {
    localStorage.setItem(`simulator-${name}`, next);
    setValue(next);
  };
  return [value, keep];
}

/** Language and theme of the page, also set on the document. */
export function usePreferences() {
  const [language, setLanguage] = useKept<Language>('lang', ['zh-CN', 'en'], () =>
    navigator.language.startsWith('zh') ? 'zh-CN' : 'en',
  );
  const [theme, setTheme] = useKept<'light' | 'dark'>('theme', ['light', 'dark'], () =>
    window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset['theme'] = theme;
  }, [language, theme]);
  return { language, setLanguage, theme, setTheme };
}
