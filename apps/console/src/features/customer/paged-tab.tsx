import type { ReactNode } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';

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
  const pages = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => ask(pageParam),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PagedList
      pages={pages}
      loading={{ rows: 6, height: 52 }}
      failed={failed}
      empty={<StateBlock drawing="nothing" title={empty} />}
    >
      {items.map(row)}
    </PagedList>
  );
}
