import { useDeferredValue, useState } from 'react';
import { Button, Input } from 'antd';
import { Search } from 'lucide-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { TierTag } from '../../parts/tier-tag';
import { useCustomerName } from '../inbox/use-row-text';
import './customer.css';

/** Everybody the shop knows, last seen first. */
export function CustomersPage() {
  const { t } = useTranslation();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const [query, setQuery] = useState('');
  const q = useDeferredValue(query.trim());
  const pages = useInfiniteQuery({
    queryKey: ['customers', q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/customers', {
        query: { limit: 50, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const customers = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <main className="page">
      <header className="page-head">
        <h1 className="grow">{t('customer.title')}</h1>
        <Input
          allowClear
          prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
          placeholder={t('customer.search')}
          aria-label={t('customer.search')}
          style={{ width: 340 }}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </header>
      <div className="page-body" style={{ opacity: pages.isPlaceholderData ? 0.7 : 1 }}>
        {pages.isPending ? <Skeleton rows={10} height={52} /> : null}
        {pages.isError && !pages.data ? (
          <ErrorBlock
            title={t('customer.listFailed')}
            problem={pages.error}
            onRetry={() => void pages.refetch()}
          />
        ) : null}
        {pages.data && customers.length === 0 ? (
          q ? (
            <StateBlock drawing="search" title={t('common.noneFound', { q })} />
          ) : (
            <StateBlock
              drawing="nothing"
              title={t('customer.listEmpty')}
              hint={t('customer.listEmptyHint')}
            />
          )
        ) : null}
        {customers.map((customer) => {
          const name = nameOf(customer);
          return (
            <Link key={customer.id} className="list-row" to={`/customers/${customer.id}`}>
              <Avatar id={customer.id} name={name} />
              <span className="grow row g6">
                <b className="cut" title={name}>
                  {name}
                </b>
                <TierTag tier={customer.tier} />
                {customer.blocked ? <span className="chip late">{t('customer.blocked')}</span> : null}
              </span>
              <span className="i2 cut" style={{ width: 220 }}>
                {customer.label}
              </span>
              <span className="i3 t12 nw" style={{ width: 88, textAlign: 'right' }}>
                {customer.lastSeenAt ? short(customer.lastSeenAt) : ''}
              </span>
            </Link>
          );
        })}
        {pages.hasNextPage ? (
          <div style={{ padding: 16, textAlign: 'center' }}>
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          </div>
        ) : null}
      </div>
    </main>
  );
}
