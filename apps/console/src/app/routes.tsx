import { lazy, type ComponentType } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import { persistently } from '@yingda/realtime-client';
import { ForgotPage } from '../features/sign-in/forgot-page';
import { LinkPage } from '../features/sign-in/link-page';
import { SetupPage } from '../features/sign-in/setup-page';
import { SignInPage } from '../features/sign-in/sign-in-page';
import { Home, InboxGate } from './home';
import { LostPage } from './lost-page';
import { SignedIn } from './signed-in';

// The daily work (inbox, conversation) comes with the first load; the rest when it is opened, also hours and an update later.
const page = (load: () => Promise<ComponentType>) =>
  lazy(() => persistently(() => load().then((component) => ({ default: component }))));
const CustomersPage = page(() => import('../features/customer/customers-page').then((m) => m.CustomersPage));
const CustomerPage = page(() => import('../features/customer/customer-page').then((m) => m.CustomerPage));
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
      { path: '/customers', element: <CustomersPage /> },
      { path: '/customers/:customerId', element: <CustomerPage /> },
      { path: '/search', element: <SearchPage /> },
      { path: '/settings/*', element: <SettingsPage /> },
      { path: '*', element: <LostPage /> },
    ],
  },
];

export const router = createBrowserRouter(routes, { basename: '/console' });
