import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import type { AgentBrief, ConversationRow, Directory } from '@yingda/contracts';
import type { QueuedMessage } from '@yingda/realtime-client';
import { eachFrame } from './each-frame';
import type { LiveSession } from './live-session';
import { useStore } from './store';

const LiveContext = createContext<LiveSession | null>(null);

export function LiveProvider({ live, children }: { live: LiveSession; children: ReactNode }) {
  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

export function useLive(): LiveSession {
  const live = useContext(LiveContext);
  if (!live) throw new Error('used outside the signed-in part of the console');
  return live;
}

export function useRow(id: string | undefined): ConversationRow | undefined {
  const { state } = useLive();
  return useStore(state.rows, (rows) => (id ? rows[id] : undefined));
}

const NO_DIRECTORY: Directory = { agents: [], teams: [], inboxes: [], topics: [] };

/** Everybody and everything rows refer to by id; empty until the first answer. */
export function useDirectory(): Directory {
  return useStore(useLive().state.directory, (directory) => directory ?? NO_DIRECTORY);
}

export function useAgent(id: string | null | undefined): AgentBrief | undefined {
  const { agents } = useDirectory();
  return useMemo(() => agents.find((agent) => agent.id === id), [agents, id]);
}

/** True while the line to the server stands. */
export function useOnline(): boolean {
  return useStore(useLive().state.connection, (state) => state === 'online');
}

const NOTHING: readonly QueuedMessage[] = [];

/** What waits to be sent into a conversation (all of them without an id). */
export function useQueued(conversationId?: string): readonly QueuedMessage[] {
  const live = useLive();
  const source = useMemo(() => {
    let shown = NOTHING;
    return {
      subscribe(listener: () => void) {
        const stops = [live.queueReady.on(() => begin())];
        const begin = () => {
          if (live.queue) stops.push(live.queue.onChange(eachFrame(listener)));
          listener();
        };
        if (live.queue) begin();
        return () => stops.forEach((stop) => stop());
      },
      read() {
        const next = live.queue?.list(conversationId) ?? NOTHING;
        const same = next.length === shown.length && next.every((item, at) => item === shown[at]);
        if (!same) shown = next;
        return shown;
      },
    };
  }, [live, conversationId]);
  return useSyncExternalStore(source.subscribe, source.read);
}

/** Runs when the line came back after it was lost. */
export function useOnReturn(action: () => void): void {
  const live = useLive();
  useEffect(() => live.returned.on(action), [live, action]);
}
