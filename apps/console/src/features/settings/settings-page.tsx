import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, Route, Routes } from 'react-router';
import { useMe } from '../../app/use-session';
import { AgentsPage } from './agents/agents-page';
import { ApiKeysPage } from './api-keys/api-keys-page';
import { ArticlePage } from './articles/article-page';
import { ArticlesPage } from './articles/articles-page';
import { AttributesPage } from './attributes/attributes-page';
import { AutoRepliesPage } from './auto-replies/auto-replies-page';
import { ReplyPage } from './auto-replies/reply-page';
import { BlockedPage } from './blocked/blocked-page';
import { BotPage } from './bot/bot-page';
import { BotsPage } from './bot/bots-page';
import { CannedPage } from './canned/canned-page';
import { CalendarPage } from './calendars/calendar-page';
import { CalendarsPage } from './calendars/calendars-page';
import { CaseKindsPage } from './case-kinds/case-kinds-page';
import { DepartmentsPage } from './departments/departments-page';
import { ImportsPage } from './imports/imports-page';
import { InboxPage } from './inboxes/inbox-page';
import { InboxesPage } from './inboxes/inboxes-page';
import { maySee, type SettingsPath } from './menu-pages';
import { NoPermission } from './page/no-permission';
import { PermissionsPage } from './agents/permissions-page';
import { PasswordPage } from './profile/password-page';
import { ProfilePage } from './profile/profile-page';
import { ServiceLevelsPage } from './service-levels/service-levels-page';
import { RulePage } from './rules/rule-page';
import { RulesPage } from './rules/rules-page';
import { menuKey, SettingsMenu } from './settings-menu';
import { MyShiftsPage } from './staffing/my-shifts-page';
import { StaffingPage } from './staffing/staffing-page';
import { RoutingPage } from './teams/routing/routing-page';
import { TeamsPage } from './teams/teams-page';
import { SurveyFormsPage } from './surveys/surveys-page';
import { TopicsPage } from './topics/topics-page';
import { WordsPage } from './words/words-page';
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
  departments: <DepartmentsPage />,
  'case-kinds': <CaseKindsPage />,
  staffing: <StaffingPage />,
  shifts: <MyShiftsPage />,
  permissions: <PermissionsPage />,
  'auto-replies': <AutoRepliesPage />,
  rules: <RulesPage />,
  bot: <BotsPage />,
  inboxes: <InboxesPage />,
  calendars: <CalendarsPage />,
  'service-levels': <ServiceLevelsPage />,
  canned: <CannedPage />,
  words: <WordsPage />,
  knowledge: <ArticlesPage />,
  surveys: <SurveyFormsPage />,
  topics: <TopicsPage />,
  attributes: <AttributesPage />,
  blocked: <BlockedPage />,
  imports: <ImportsPage />,
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
        <Route
          path="knowledge/:articleId"
          element={
            <For path="knowledge">
              <ArticlePage />
            </For>
          }
        />
        <Route
          path="auto-replies/:replyId"
          element={
            <For path="auto-replies">
              <ReplyPage />
            </For>
          }
        />
        <Route
          path="rules/:ruleId"
          element={
            <For path="rules">
              <RulePage />
            </For>
          }
        />
        <Route
          path="bot/:inboxId"
          element={
            <For path="bot">
              <BotPage />
            </For>
          }
        />
        <Route
          path="teams/:teamId"
          element={
            <For path="teams">
              <RoutingPage />
            </For>
          }
        />
        <Route
          path="calendars/:calendarId"
          element={
            <For path="calendars">
              <CalendarPage />
            </For>
          }
        />
        <Route path="*" element={<Navigate to="/settings/profile" replace />} />
      </Routes>
    </div>
  );
}
