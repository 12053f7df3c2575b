import { useCallback } from 'react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { CustomerFilePage } from '@yingda/contracts';
import type { MoreRows } from './customer-rows';

/** A list of customers page by page; what was shown stays until the next is there. */
export function useCustomerList(
  key: readonly unknown[],
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<CustomerFilePage>,
) {
  const pages = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const { fetchNextPage } = pages;
  const load = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const more: MoreRows = { hasMore: pages.hasNextPage, loading: pages.isFetchingNextPage, load };
  return { pages, more, rows: pages.data?.pages.flatMap((page) => page.items) ?? [] };
}
