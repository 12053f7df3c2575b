import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { persistently } from '@yingda/realtime-client';
import { ForgotPage } from '../features/sign-in/forgot-page';
import { LinkPage } from '../features/sign-in/link-page';
import { SetupPage } from '../features/sign-in/setup-page';
import { SignInPage } from '../features/sign-in/sign-in-page';
import { ConversationLink, Home, InboxGate } from './home';
import { LostPage } from './lost-page';
import { SignedIn } from './signed-in';

// The daily work (inbox, conversation) comes with the first load; the rest when it is opened, also hours and an update later.
const page = (load: () => Promise<ComponentType>) =>
  lazy(() => persistently(() => load().then((component) => ({ default: component }))));
const CustomersPage = page(() => import('../features/customers/customers-page').then((m) => m.CustomersPage));
const SegmentsPage = page(() => import('../features/customers/segments-page').then((m) => m.SegmentsPage));
const LeadsPage = page(() => import('../features/customers/leads-page').then((m) => m.LeadsPage));
const StalePage = page(() => import('../features/customers/stale-page').then((m) => m.StalePage));
const DuplicatesPage = page(() =>
  import('../features/customers/duplicates-page').then((m) => m.DuplicatesPage),
);
const CustomerImportPage = page(() =>
  import('../features/customers/import-page').then((m) => m.CustomerImportPage),
);
const CustomerPage = page(() => import('../features/customer/customer-page').then((m) => m.CustomerPage));
const CallbacksPage = page(() => import('../features/callbacks/callbacks-page').then((m) => m.CallbacksPage));
const MyDayPage = page(() => import('../features/promises/my-day-page').then((m) => m.MyDayPage));
const PromiseBoardPage = page(() =>
  import('../features/promises/promise-board-page').then((m) => m.PromiseBoardPage),
);
const NoticesPage = page(() => import('../features/notices/notices-page').then((m) => m.NoticesPage));
const ContactsPage = page(() => import('../features/contacts/contacts-page').then((m) => m.ContactsPage));
const ContactPage = page(() => import('../features/contacts/contact-page').then((m) => m.ContactPage));
const ContactPolicyPage = page(() =>
  import('../features/contacts/contact-policy-page').then((m) => m.ContactPolicyPage),
);
const CasesPage = page(() => import('../features/cases/cases-page').then((m) => m.CasesPage));
const FeedPage = page(() => import('../features/feedback/feed-page').then((m) => m.FeedPage));
const FeedbackPage = page(() => import('../features/feedback/feedback-page').then((m) => m.FeedbackPage));
const CasePage = page(() => import('../features/cases/case-page').then((m) => m.CasePage));
const GoodwillPage = page(() => import('../features/cases/goodwill-page').then((m) => m.GoodwillPage));
const ApprovalsPage = page(() => import('../features/cases/approvals-page').then((m) => m.ApprovalsPage));
const ParetoPage = page(() => import('../features/actions/pareto-page').then((m) => m.ParetoPage));
const ActionsPage = page(() => import('../features/actions/actions-page').then((m) => m.ActionsPage));
const TasksPage = page(() => import('../features/tasks/tasks-page').then((m) => m.TasksPage));
const SurveysPage = page(() => import('../features/surveys/surveys-page').then((m) => m.SurveysPage));
const BoardPage = page(() => import('../features/board/board-page').then((m) => m.BoardPage));
const WallPage = page(() => import('../features/board/wall-page').then((m) => m.WallPage));
const ReportsPage = page(() => import('../features/reports/reports-page').then((m) => m.ReportsPage));
const SearchPage = page(() => import('../features/search/search-page').then((m) => m.SearchPage));
const SettingsPage = page(() => import('../features/settings/settings-page').then((m) => m.SettingsPage));

const routes: RouteObject[] = [
  { path: '/sign-in', element: <SignInPage /> },
  { path: '/forgot', element: <ForgotPage /> },
  { path: '/link/:token', element: <LinkPage /> },
  { path: '/setup/:token', element: <SetupPage /> },
  {
    element: <SignedIn />,
    errorElement: <LostPage />,
    children: [
      { index: true, element: <Home /> },
      { path: '/inbox', element: <Navigate to="/inbox/mine" replace /> },
      { path: '/inbox/:view/:conversationId?', element: <InboxGate /> },
      { path: '/conversations/:conversationId', element: <ConversationLink /> },
      { path: '/customers', element: <CustomersPage /> },
      { path: '/customers/segments/:segmentId?', element: <SegmentsPage /> },
      { path: '/customers/leads', element: <LeadsPage /> },
      { path: '/customers/notices/:noticeId?', element: <NoticesPage /> },
      { path: '/customers/stale', element: <StalePage /> },
      { path: '/customers/duplicates', element: <DuplicatesPage /> },
      { path: '/customers/import/:importId?', element: <CustomerImportPage /> },
      { path: '/customers/:customerId', element: <CustomerPage /> },
      { path: '/callbacks', element: <CallbacksPage /> },
      { path: '/my-day', element: <MyDayPage /> },
      { path: '/my-day/board', element: <PromiseBoardPage /> },
      { path: '/contacts', element: <ContactsPage /> },
      { path: '/contacts/plans', element: <ContactPolicyPage /> },
      { path: '/contacts/:contactId', element: <ContactPage /> },
      { path: '/cases', element: <CasesPage /> },
      { path: '/cases/approvals', element: <ApprovalsPage /> },
      { path: '/cases/goodwill', element: <GoodwillPage /> },
      { path: '/cases/feedback', element: <FeedbackPage /> },
      { path: '/cases/feedback/feed', element: <FeedPage /> },
      { path: '/cases/pareto', element: <ParetoPage /> },
      { path: '/cases/:caseId', element: <CasePage /> },
      { path: '/actions', element: <ActionsPage /> },
      { path: '/tasks/:taskId?', element: <TasksPage /> },
      { path: '/surveys', element: <SurveysPage /> },
      { path: '/board', element: <BoardPage /> },
      { path: '/board/wall', element: <WallPage /> },
      { path: '/reports/*', element: <ReportsPage /> },
      { path: '/search', element: <SearchPage /> },
      { path: '/settings/*', element: <SettingsPage /> },
      { path: '*', element: <LostPage /> },
    ],
  },
];

export const router = createBrowserRouter(routes, { basename: '/console' });
