import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useMe } from '../../app/use-session';
import { AgentsPage } from './agents/agents-page';
import { ApiKeysPage } from './api-keys/api-keys-page';
import { AttributesPage } from './attributes/attributes-page';
import { BlockedPage } from './blocked/blocked-page';
import { CannedPage } from './canned/canned-page';
import { InboxPage } from './inboxes/inbox-page';
import { InboxesPage } from './inboxes/inboxes-page';
import { maySee, type SettingsPath } from './menu-pages';
import { NoPermission } from './page/no-permission';
import { PermissionsPage } from './agents/permissions-page';
import { PasswordPage } from './profile/password-page';
import { ProfilePage } from './profile/profile-page';
import { menuKey, SettingsMenu } from './settings-menu';
import { TeamsPage } from './teams/teams-page';
import { TopicsPage } from './topics/topics-page';
import { ViewsPage } from './views/views-page';
import './page/page.css';
import './settings.css';

/** Shows a page to those who may see it; others are told whom to ask. */
function For({ path, children }: { path: SettingsPath; children: ReactNode }) {
  const { t } = useTranslation();
  return maySee(useMe(), path) ? children : <NoPermission object={t(menuKey(path))} />;
}

const PAGES: Record<SettingsPath, ReactNode> = {
  profile: <ProfilePage />,
  password: <PasswordPage />,
  views: <ViewsPage />,
  agents: <AgentsPage />,
  teams: <TeamsPage />,
  permissions: <PermissionsPage />,
  inboxes: <InboxesPage />,
  canned: <CannedPage />,
  topics: <TopicsPage />,
  attributes: <AttributesPage />,
  blocked: <BlockedPage />,
  'api-keys': <ApiKeysPage />,
};

/** Settings: the menu at the left, one page beside it. */
export function SettingsPage() {
  return (
    <div className="settings">
      <SettingsMenu />
      <Routes>
        {(Object.keys(PAGES) as SettingsPath[]).map((path) => (
          <Route key={path} path={path} element={<For path={path}>{PAGES[path]}</For>} />
        ))}
        <Route
          path="inboxes/:inboxId"
          element={
            <For path="inboxes">
              <InboxPage />
            </For>
          }
        />
        <Route path="*" element={<Navigate to="/settings/profile" replace />} />
      </Routes>
    </div>
  );
}
