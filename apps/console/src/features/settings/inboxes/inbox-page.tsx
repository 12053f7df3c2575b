import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { AccountEditor } from './accounts/account-editor';
import { useChannelForms } from './accounts/use-account';
import { InboxEditor } from './inbox-editor';
import { useInboxes } from './use-inboxes';

/** One inbox by its address. */
export function InboxPage() {
  const { t } = useTranslation();
  const { inboxId } = useParams();
  const { query, put } = useInboxes();
  const found = query.data?.find(({ inbox }) => inbox.id === inboxId);
  const forms = useChannelForms();
  const form = forms.data?.find(({ channel }) => channel === found?.inbox.channel);
  if (found && form) {
    return (
      <AccountEditor
        key={found.inbox.id}
        stored={found}
        fields={form.fields}
        onStored={put}
        onStale={() => query.refetch()}
      />
    );
  }
  // A channel that nobody can connect here keeps the settings that every inbox has.
  if (found && (found.inbox.channel === 'web' || forms.data))
    return <InboxEditor key={found.inbox.id} stored={found} onStored={put} onStale={() => query.refetch()} />;
  return (
    <Column
      title={t('settings.inboxes.title')}
      back={{ to: '/settings/inboxes', label: t('settings.inboxes.backToList') }}
    >
      <Loaded<unknown> query={found ? forms : query} rows={6} height={60}>
        {() => (
          <StateBlock drawing="search" title={t('problem.inbox-not-found')}>
            <Link to="/settings/inboxes">{t('settings.inboxes.backToList')}</Link>
          </StateBlock>
        )}
      </Loaded>
    </Column>
  );
}
