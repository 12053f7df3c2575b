import { lazy, Suspense, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { Skeleton } from '../../parts/state-block';
import { NoPermission } from './page';
import { SettingsMenu, useSettingsEntries, type SettingsPath } from './settings-menu';
import './settings.css';

const PAGES: Record<SettingsPath, ComponentType> = {
  profile: lazy(() => import('./profile-page').then((m) => ({ default: m.ProfilePage }))),
  password: lazy(() => import('./password-page').then((m) => ({ default: m.PasswordPage }))),
  views: lazy(() => import('./views-page').then((m) => ({ default: m.ViewsPage }))),
  agents: lazy(() => import('./agents-page').then((m) => ({ default: m.AgentsPage }))),
  teams: lazy(() => import('./teams-page').then((m) => ({ default: m.TeamsPage }))),
  permissions: lazy(() => import('./permissions-page').then((m) => ({ default: m.PermissionsPage }))),
  inboxes: lazy(() => import('./inboxes-page').then((m) => ({ default: m.InboxesPage }))),
  canned: lazy(() => import('./canned-page').then((m) => ({ default: m.CannedPage }))),
  topics: lazy(() => import('./topics-page').then((m) => ({ default: m.TopicsPage }))),
  attributes: lazy(() => import('./attributes-page').then((m) => ({ default: m.AttributesPage }))),
  blocked: lazy(() => import('./blocked-page').then((m) => ({ default: m.BlockedPage }))),
  'api-keys': lazy(() => import('./api-keys-page').then((m) => ({ default: m.ApiKeysPage }))),
};
const LABELS = { 'api-keys': 'apiKeys' } as const;

/** Menu and page; a page that may not be seen says so instead of staying blank. */
export function SettingsPage() {
  const { t } = useTranslation();
  const allowed = new Set(useSettingsEntries().map((entry) => entry.path));
  return (
    <div className="settings">
      <SettingsMenu />
      <Suspense fallback={<Skeleton rows={6} height={44} />}>
        <Routes>
          <Route index element={<Navigate to="/settings/profile" replace />} />
          {(Object.keys(PAGES) as SettingsPath[]).map((path) => {
            const Shown = PAGES[path];
            const label = t(`settings.menu.${path in LABELS ? LABELS[path as 'api-keys'] : (path as Exclude<SettingsPath, 'api-keys'>)}`);
            const element = allowed.has(path) ? <Shown /> : <NoPermission object={label} />;
            return <Route key={path} path={`${path}/*`} element={element} />;
          })}
          <Route path="*" element={<Navigate to="/settings/profile" replace />} />
        </Routes>
      </Suspense>
    </div>
  );
}
