import { useTranslation } from 'react-i18next';
import { Navigate, useParams } from 'react-router';
import { InboxPage } from '../features/inbox/inbox-page';
import { NoPermission } from '../features/settings/page/no-permission';
import { useMay, useReadsConversations } from './use-session';

/** Where one begins: the inbox; a handler's tasks, or the settings, for those who read no conversations. */
export function Home() {
  const reads = useReadsConversations();
  const handles = useMay('task.work');
  return <Navigate to={reads ? '/inbox/mine' : handles ? '/tasks' : '/settings'} replace />;
}

/** The inbox, for those who may read conversations; a direct link tells others whom to ask. */
export function InboxGate() {
  const { t } = useTranslation();
  return useReadsConversations() ? <InboxPage /> : <NoPermission object={t('nav.inbox')} />;
}

/** The lasting address of a conversation, as exports name it: it opens wherever the inbox shows it. */
export function ConversationLink() {
  const { conversationId } = useParams();
  return <Navigate to={`/inbox/all/${conversationId}`} replace />;
}
