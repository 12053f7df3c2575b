import { useCallback, useEffect, useRef } from 'react';
import type { ViewerActivity } from '@yingda/contracts/names';
import { useLive } from '../../live/use-live';

/** Told again this often while somebody goes on writing; the other side forgets after 6 s. */
const AGAIN_MS = 3_000;

/** Tells that something is being written here, never what. */
export function useTypingSignal(conversationId: string) {
  const live = useLive();
  const last = useRef<{ at: number; activity: ViewerActivity } | null>(null);
  const stop = useCallback(() => {
    if (!last.current) return;
    last.current = null;
    live.connection.tell('typing.stop', { conversationId });
  }, [live, conversationId]);
  const start = useCallback(
    (activity: ViewerActivity) => {
      const now = performance.now();
      if (last.current?.activity === activity && now - last.current.at < AGAIN_MS) return;
      last.current = { at: now, activity };
      live.connection.tell('typing.start', { conversationId, activity });
    },
    [live, conversationId],
  );
  useEffect(() => stop, [stop]);
  return { start, stop };
}
