import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useMay } from '../../app/use-session';

export type SettingsPath =
  | 'profile'
  | 'password'
  | 'views'
  | 'agents'
  | 'teams'
  | 'permissions'
  | 'inboxes'
  | 'canned'
  | 'topics'
  | 'attributes'
  | 'blocked'
  | 'api-keys';

export interface SettingsEntry {
  path: SettingsPath;
  label: string;
  group: 'personal' | 'team' | 'shop';
}

/** The pages this person may open; what one may not open is not listed. */
export function useSettingsEntries(): SettingsEntry[] {
  const { t } = useTranslation();
  const edits = useMay('settings.edit');
  const blocks = useMay('customer.block');
  const cans = useMay('canned-response.insert');
  const shared = useMay('canned-response.edit-shared');
  const entries: (SettingsEntry & { shown: boolean })[] = [
    { path: 'profile', label: t('settings.menu.profile'), group: 'personal', shown: true },
    { path: 'password', label: t('settings.menu.password'), group: 'personal', shown: true },
    { path: 'views', label: t('settings.menu.views'), group: 'personal', shown: true },
    { path: 'agents', label: t('settings.menu.agents'), group: 'team', shown: edits },
    { path: 'teams', label: t('settings.menu.teams'), group: 'team', shown: edits },
    { path: 'permissions', label: t('settings.menu.permissions'), group: 'team', shown: true },
    { path: 'inboxes', label: t('settings.menu.inboxes'), group: 'shop', shown: edits },
    { path: 'canned', label: t('settings.menu.canned'), group: 'shop', shown: cans || shared },
    { path: 'topics', label: t('settings.menu.topics'), group: 'shop', shown: edits },
    { path: 'attributes', label: t('settings.menu.attributes'), group: 'shop', shown: edits },
    { path: 'blocked', label: t('settings.menu.blocked'), group: 'shop', shown: edits || blocks },
    { path: 'api-keys', label: t('settings.menu.apiKeys'), group: 'shop', shown: edits },
  ];
  return entries.filter((entry) => entry.shown);
}

export function SettingsMenu() {
  const { t } = useTranslation();
  const entries = useSettingsEntries();
  return (
    <nav className="settings-menu" aria-label={t('settings.menu.label')}>
      {(['personal', 'team', 'shop'] as const).map((group) => {
        const own = entries.filter((entry) => entry.group === group);
        return own.length === 0 ? null : (
          <div key={group} style={{ display: 'contents' }}>
            <h2>{t(`settings.menu.${group}`)}</h2>
            {own.map((entry) => (
              <NavLink key={entry.path} to={`/settings/${entry.path}`}>
                {entry.label}
              </NavLink>
            ))}
          </div>
        );
      })}
    </nav>
  );
}
