import { useState, type ReactNode } from 'react';
import { Button, Radio, Segmented, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@yingda/contracts/names';
import { useSavePreferences } from '../../../app/preferences';
import { useMe } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { useStore } from '../../../live/store';
import { themeChoice } from '../../../app/appearance';
import { ErrorLine } from '../../../parts/error-line';
import { MOD } from '../../../parts/keys-text';
import { useAction } from '../../../parts/use-action';
import { chime } from '../../shell/chime';
import { Section } from '../page/column';
import { SettingRow } from '../page/setting-row';

type NotificationState = NotificationPermission | 'unsupported';

function notificationState(): NotificationState {
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** What one has to one's taste; each choice holds from the moment it is made, on every device. */
export function PreferencesSection() {
  const { t } = useTranslation();
  const { preferences } = useMe();
  const language = useLanguage();
  const theme = useStore(themeChoice, (choice) => choice);
  const save = useSavePreferences();
  const { run, problem } = useAction();
  const [allowed, setAllowed] = useState(notificationState);
  const put = (change: Parameters<typeof save>[0]) => void run(() => save(change));

  async function switchNotifications(on: boolean) {
    if (on && allowed === 'default') setAllowed(await Notification.requestPermission());
    put({ desktopNotifications: on });
  }

  const toggles: { key: 'sound' | 'openPanel' | 'wideRail'; fallback: boolean; extra?: ReactNode }[] = [
    {
      key: 'sound',
      fallback: true,
      extra: (
        <Button type="link" size="small" onClick={() => chime('message')}>
          {t('settings.profile.tryOut')}
        </Button>
      ),
    },
    { key: 'openPanel', fallback: true },
    { key: 'wideRail', fallback: false },
  ];
  return (
    <Section title={t('settings.profile.preferences')}>
      <ErrorLine problem={problem} />
      <SettingRow label={t('settings.profile.language')}>
        <Segmented<Language>
          aria-label={t('settings.profile.language')}
          value={language}
          options={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => put({ language: value })}
        />
      </SettingRow>
      <SettingRow label={t('settings.profile.theme')}>
        <Segmented
          aria-label={t('settings.profile.theme')}
          value={theme}
          options={(['light', 'dark', 'system'] as const).map((value) => ({
            value,
            label: t(`settings.profile.themes.${value}`),
          }))}
          onChange={(value) => put({ theme: value })}
        />
      </SettingRow>
      <SettingRow label={t('settings.profile.sendKey')}>
        <Radio.Group
          className="stacked"
          aria-label={t('settings.profile.sendKey')}
          value={preferences.sendKey ?? 'mod-enter'}
          options={(['mod-enter', 'enter'] as const).map((value) => ({
            value,
            label: t(`settings.profile.sendKeys.${value}`, { mod: MOD }),
          }))}
          onChange={(event) => put({ sendKey: event.target.value as 'enter' | 'mod-enter' })}
        />
      </SettingRow>
      <SettingRow
        label={t('settings.profile.desktop')}
        help={
          allowed === 'denied'
            ? t('settings.profile.desktopDenied')
            : allowed === 'unsupported'
              ? t('settings.profile.desktopUnsupported')
              : t('settings.profile.desktopHint')
        }
      >
        <Switch
          aria-label={t('settings.profile.desktop')}
          disabled={allowed === 'denied' || allowed === 'unsupported'}
          checked={allowed === 'granted' && (preferences.desktopNotifications ?? false)}
          onChange={(on) => void switchNotifications(on)}
        />
      </SettingRow>
      {toggles.map(({ key, fallback, extra }) => (
        <SettingRow key={key} label={t(`settings.profile.${key}`)}>
          {extra}
          <Switch
            aria-label={t(`settings.profile.${key}`)}
            checked={preferences[key] ?? fallback}
            onChange={(on) => put({ [key]: on })}
          />
        </SettingRow>
      ))}
    </Section>
  );
}
