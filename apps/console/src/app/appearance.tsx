import { useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { App, ConfigProvider } from 'antd';
import enUs from 'antd/locale/en_US';
import zhCn from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import 'dayjs/locale/zh-cn';
import { useLanguage } from '../i18n/use-texts';
import { createStore, useStore } from '../live/store';
import { antTheme, resolveTheme, type ThemeChoice } from './theme';

const REMEMBERED = 'yingda.theme';
const known = localStorage.getItem(REMEMBERED);

/** Light, dark or as the system; remembered on this device for the sign-in page. */
export const themeChoice = createStore<ThemeChoice>(known === 'light' || known === 'dark' ? known : 'system');

export function chooseTheme(choice: ThemeChoice): void {
  localStorage.setItem(REMEMBERED, choice);
  themeChoice.set(choice);
}

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');

/** Follows a wish of the system. */
function useMedia(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => query.matches,
  );
}
const same = (choice: ThemeChoice) => choice;

/** Ant Design in the chosen theme and language, for everything inside. */
export function Appearance({ children }: { children: ReactNode }) {
  const choice = useStore(themeChoice, same);
  const systemIsDark = useMedia(systemDark);
  const name = resolveTheme(choice, systemIsDark);
  const language = useLanguage();
  const { t } = useTranslation();
  useEffect(() => {
    document.documentElement.dataset['theme'] = name;
  }, [name]);
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  const still = useMedia(reducedMotion);
  const theme = useMemo(() => antTheme(name, !still), [name, still]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'en' ? enUs : zhCn}
      wave={{ disabled: true }}
      button={{ autoInsertSpace: false }}
      modal={{ closable: { 'aria-label': t('common.dismiss') } }}
      // One sentence, never Ant Design's own picture; nothing at all would bring the picture back.
      renderEmpty={() => <span className="i2">{t('common.nothingFound')}</span>}
    >
      <App component={false} message={{ maxCount: 2 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
