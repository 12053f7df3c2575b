import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { InboxPage } from '../features/inbox/inbox-page';
import { NoPermission } from '../features/settings/page/no-permission';
import { useReadsConversations } from './use-session';

/** Where one begins: the inbox, or the settings for those who read no conversations. */
export function Home() {
  return <Navigate to={useReadsConversations() ? '/inbox/mine' : '/settings'} replace />;
}

/** The inbox, for those who may read conversations; a direct link tells others whom to ask. */
export function InboxGate() {
  const { t } = useTranslation();
  return useReadsConversations() ? <InboxPage /> : <NoPermission object={t('nav.inbox')} />;
}
