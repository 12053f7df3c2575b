import type { ReactNode } from 'react';
import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';

interface Page<T> {
  items: T[];
  next?: string | null;
}

/** A part of a customer's page that comes page by page: first load, error, nothing, more. */
export function PagedTab<T>({
  queryKey,
  ask,
  failed,
  empty,
  row,
}: {
  queryKey: readonly unknown[];
  ask: (cursor: string | undefined) => Promise<Page<T>>;
  failed: string;
  empty: string;
  row: (item: T) => ReactNode;
}) {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => ask(pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      {pages.isPending ? <Skeleton rows={6} height={52} /> : null}
      {pages.isError && !pages.data ? (
        <ErrorBlock title={failed} problem={pages.error} onRetry={() => void pages.refetch()} />
      ) : null}
      {pages.data && items.length === 0 ? <StateBlock drawing="nothing" title={empty} /> : null}
      {items.map(row)}
      {pages.hasNextPage ? (
        <div style={{ padding: 16, textAlign: 'center' }}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {t('common.loadMore')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
