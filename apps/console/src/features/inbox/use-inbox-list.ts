import { useEffect, useMemo, useRef } from 'react';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ConversationRow } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMe, useScope } from '../../app/use-session';
import { groupMentions } from '../../live/mention-order';
import { putMentions } from '../../live/mentions';
import { fitsView, groupRows, type Owner, type RowGroup, type ViewQuery } from '../../live/row-order';
import { useStore } from '../../live/store';
import { useDirectory, useLive } from '../../live/use-live';

/** Rows the list could not account for after it was read anew are looked up, at most this many. */
const STRAYS = 20;

/** Whose lists these are. */
export function useOwner(): Owner {
  const me = useMe();
  const { agents } = useDirectory();
  const teamIds = agents.find((agent) => agent.id === me.id)?.teamIds ?? me.teamIds;
  const scope = useScope('conversation.monitor');
  const all = scope === 'all' || scope === 'masked';
  return useMemo(() => ({ agentId: me.id, teamIds, all }), [me.id, teamIds, all]);
}

export interface InboxList {
  groups: RowGroup[];
  /** First load, nothing to show yet. */
  loading: boolean;
  problem: unknown;
  hasMore: boolean;
  loadingMore: boolean;
  loadMore: () => void;
  reload: () => void;
}

/** A list: its pages from the server, and what arrives live, in the order of the screen. */
export function useInboxList(query: ViewQuery): InboxList {
  const live = useLive();
  const owner = useOwner();
  const rows = useStore(live.state.rows, (all) => all);
  const mentions = useStore(live.state.mentions, (all) => all.byConversation);
  const pages = useInfiniteQuery({
    queryKey: ['conversations', query],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam, signal }) => {
      const limit = query.view === 'mine' || query.view === 'queue' ? 100 : 50;
      const before = live.state.mentions.get();
      const page = await api.call('GET /api/conversations', {
        query: { ...query, limit, ...(pageParam ? { cursor: pageParam } : {}) } as never,
        signal,
      });
      live.putRows(page.items);
      const { mentions } = page;
      if (mentions)
        live.state.mentions.set((known) => putMentions(known, mentions, pageParam ? null : before));
      return { ids: page.items.map((row) => row.id), next: page.next ?? undefined };
    },
    getNextPageParam: (page) => page.next,
  });

  useEffect(() => live.state.shownView.set(query), [live, query]);

  const { hasNextPage, isFetchingNextPage, fetchNextPage, data } = pages;
  // A page of ended conversations may hold few or none that pass a filter, and still have a next one.
  const lastId = data?.pages.findLast((page) => page.ids.length > 0)?.ids.at(-1);
  // One's own list is always whole: its order must not depend on how far somebody scrolled.
  const goOn = hasNextPage && !pages.isFetchNextPageError && (query.view === 'mine' || !lastId);
  useEffect(() => {
    if (goOn && !isFetchingNextPage) void fetchNextPage();
  }, [goOn, isFetchingNextPage, fetchNextPage]);

  const edge: ConversationRow | undefined = hasNextPage && lastId ? rows[lastId] : undefined;
  const groups = useMemo(
    () =>
      query.view === 'mentions'
        ? groupMentions(rows, query, { owner, mentions, edge: edge && mentions[edge.id] })
        : groupRows(Object.values(rows), query, { owner, ...(edge ? { edge } : {}) }),
    [rows, query, owner, edge, mentions],
  );

  useStrays({ query, owner, whole: Boolean(data) && !hasNextPage, pages: data?.pages });

  return {
    groups,
    loading: (pages.isPending || goOn) && groups.length === 0,
    problem: pages.isError && !data ? pages.error : null,
    hasMore: hasNextPage,
    loadingMore: isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
    reload: () => void pages.refetch(),
  };
}

/** Rows we still show but the server no longer lists (they changed while we were offline) are read anew. */
function useStrays(at: {
  query: ViewQuery;
  owner: Owner;
  whole: boolean;
  pages: readonly { ids: readonly string[] }[] | undefined;
}): void {
  const live = useLive();
  const checked = useRef<unknown>(null);
  const { query, owner, whole, pages } = at;
  useEffect(() => {
    if (!whole || !pages || checked.current === pages) return;
    checked.current = pages;
    const listed = new Set(pages.flatMap((page) => page.ids));
    const strays = Object.values(live.state.rows.get()).filter(
      (row) => !listed.has(row.id) && fitsView(row, query, owner),
    );
    strays.slice(0, STRAYS).forEach((row) => void live.fetchRow(row.id));
  }, [live, query, owner, whole, pages]);
}
