import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { onNextFrame } from '../../live/each-frame';
import { useLive } from '../../live/use-live';

const TOLD = ['case.updated', 'case-task.updated', 'remedy.updated', 'action.updated'] as const;
const LISTS = ['cases', 'case-tasks', 'remedies', 'case-actions', 'feedback'] as const;

/** Looks again as soon as the server tells that a case, a task, a remedy or an action changed. */
export function useHearCases(): void {
  const live = useLive();
  const queryClient = useQueryClient();
  useEffect(() => {
    const again = () => {
      for (const list of LISTS) void queryClient.invalidateQueries({ queryKey: [list] });
    };
    // One deed tells of several things: they are read anew once.
    const soon = () => onNextFrame(again);
    const stops = [...TOLD.map((name) => live.connection.on(name, soon)), live.returned.on(again)];
    return () => stops.forEach((stop) => stop());
  }, [live, queryClient]);
}
