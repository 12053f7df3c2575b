import type { ReactNode } from 'react';
import { Button } from 'antd';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from './error-line';
import { ErrorBlock, Skeleton } from './state-block';

type Pages = Pick<
  UseInfiniteQueryResult,
  | 'data'
  | 'error'
  | 'isPending'
  | 'isError'
  | 'refetch'
  | 'hasNextPage'
  | 'isFetchingNextPage'
  | 'isFetchNextPageError'
  | 'fetchNextPage'
>;

interface PagedListProps {
  pages: Pages;
  /** Pixels of a row, and how many stand in for the first page while it loads. */
  loading: { rows: number; height: number };
  /** What could not be loaded, as a sentence. */
  failed: string;
  /** Shown in place of rows when there are none. */
  empty: ReactNode;
  /** The rows; none, when this is null, false or an empty list. */
  children: ReactNode;
}

/** A list that comes page by page: its first load, what failed, why it is empty, its rows, and the way to more. */
export function PagedList({ pages, loading, failed, empty, children }: PagedListProps) {
  const none = !children || (Array.isArray(children) && children.length === 0);
  return (
    <>
      {pages.isPending ? <Skeleton {...loading} /> : null}
      {pages.isError && !pages.data ? (
        <ErrorBlock title={failed} problem={pages.error} onRetry={() => void pages.refetch()} />
      ) : null}
      {pages.data && none ? empty : children}
      <MorePages pages={pages} />
    </>
  );
}

/** The button that brings the next page; one that did not come says why, and is asked for again. */
export function MorePages({ pages, label }: { pages: Omit<Pages, 'isPending'>; label?: string }) {
  const { t } = useTranslation();
  if (!pages.hasNextPage) return null;
  return (
    <div className="more-pages">
      {pages.isFetchNextPageError ? <ErrorLine problem={pages.error} /> : null}
      <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
        {label ?? t('common.loadMore')}
      </Button>
    </div>
  );
}
