import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { ContactRow } from './contact-row';
import { type ContactFilter, useContacts } from './use-contacts';

/** Every view of the log is one list of the same rows. */
export function ContactList({ filter }: { filter: ContactFilter }) {
  const { t } = useTranslation();
  const list = useContacts(filter);
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <>
      {list.isPending ? <Skeleton rows={6} height={52} /> : null}
      {list.isError && !list.data ? (
        <ErrorBlock title={t('contacts.failed')} problem={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {items?.length === 0 ? (
        <StateBlock drawing="nothing" title={t('contacts.none')} hint={t('contacts.noneHint')} />
      ) : null}
      <ul className="promise-list">
        {items?.map((contact) => (
          <ContactRow key={contact.id} contact={contact} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('promises.more')}
        </Button>
      ) : null}
    </>
  );
}
