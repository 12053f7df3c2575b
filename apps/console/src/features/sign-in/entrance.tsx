import type { ReactNode } from 'react';
import { Button, Dropdown } from 'antd';
import { Languages, SunMoon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '@yingda/contracts/names';
import { chooseTheme, themeChoice } from '../../app/appearance';
import { switchLanguage } from '../../i18n';
import { useLanguage } from '../../i18n/use-texts';
import { useStore } from '../../live/store';
import { Logo } from '../../parts/logo';
import './sign-in.css';

/** The frame of every page before signing in: one column, language and appearance below. */
export function Entrance({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const theme = useStore(themeChoice, (choice) => choice);
  return (
    <main className="entrance">
      <div className="entrance-column">
        <Logo size={40} />
        <h1>{title}</h1>
        {hint ? <p className="hint">{hint}</p> : null}
        {children}
        <div className="entrance-foot">
          <Dropdown
            trigger={['click']}
            menu={{
              selectedKeys: [language],
              items: LANGUAGES.map((key) => ({ key, label: t(`language.${key}`) })),
              onClick: ({ key }) => switchLanguage(key as (typeof LANGUAGES)[number]),
            }}
          >
            <Button type="text" size="small" icon={<Languages size={14} strokeWidth={1.75} />}>
              {t(`language.${language}`)}
            </Button>
          </Dropdown>
          <Dropdown
            trigger={['click']}
            menu={{
              selectedKeys: [theme],
              items: (['light', 'dark', 'system'] as const).map((key) => ({
                key,
                label: t(`settings.profile.themes.${key}`),
              })),
              onClick: ({ key }) => chooseTheme(key as 'light' | 'dark' | 'system'),
            }}
          >
            <Button type="text" size="small" icon={<SunMoon size={14} strokeWidth={1.75} />}>
              {t(`settings.profile.themes.${theme}`)}
            </Button>
          </Dropdown>
        </div>
      </div>
    </main>
  );
}
