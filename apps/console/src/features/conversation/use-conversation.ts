import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useQuery } from '@tanstack/react-query';
import { timelineView } from '@yingda/realtime-client';
import { api } from '../../app/session';
import { useMe } from '../../app/use-session';
import { eachFrame } from '../../live/each-frame';
import { useLive, useQueued, useRow } from '../../live/use-live';
import { rowsOf } from './timeline-rows';

/** What is known of the conversation beside its timeline: the row, live; rights and draft, read anew when its owner or its customer changes. */
export function useConversation(id: string) {
  const live = useLive();
  const me = useMe();
  const row = useRow(id);
  const detail = useQuery({
    queryKey: ['conversation', id],
    queryFn: async () => {
      // What is heard while the answer is on its way is newer than the answer, which may have been read before.
      const askedAt = Date.now();
      const answer = await api.call('GET /api/conversations/:id', { params: { id } });
      live.putRows([answer.conversation]);
      return { answer, askedAt };
    },
  });
  const { refetch } = detail;
  const rightsKey = row
    ? `${row.agentId}:${row.status}:${row.teamId}:${row.mergedInto}:${row.customerId}:${row.identityId}:${row.joinedAgentIds}`
    : '';
  useEffect(() => {
    if (rightsKey) void refetch();
  }, [rightsKey, refetch]);
  const mine = row?.agentId === me.id;
  return {
    row: row ?? detail.data?.answer.conversation,
    detail: detail.data?.answer,
    /** When that was asked for, on this device's clock. */
    readAt: detail.data?.askedAt ?? 0,
    mine,
    problem: detail.isError && !detail.data ? detail.error : null,
    reload: useCallback(() => void refetch(), [refetch]),
  };
}

/** The live timeline of a conversation, with what is still waiting to be sent at its end. */
export function useTimeline(id: string) {
  const live = useLive();
  const me = useMe();
  const [attempt, setAttempt] = useState(0);
  // Each attempt takes the timeline anew; `drop` has forgotten the failed one.
  const timeline = useMemo(() => ({ of: live.timelines.get(id), attempt }), [live, id, attempt]).of;
  const reload = useCallback(() => {
    live.timelines.drop(id);
    setAttempt((count) => count + 1);
  }, [live, id]);
  const subscribe = useCallback((listener: () => void) => timeline.onChange(eachFrame(listener)), [timeline]);
  const state = useSyncExternalStore(subscribe, () => timeline.state);
  const queued = useQueued(id);
  const items = useMemo(
    () => timelineView(state.timeline, queued, live.sent),
    [state.timeline, queued, live],
  );
  const rows = useMemo(() => rowsOf(items, me.id), [items, me.id]);
  return { timeline, state, rows, entries: state.timeline.entries, reload };
}
