import { useCallback, useEffect } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useLive } from '../../../live/use-live';

export type StaffingWeek = Answer<'GET /api/teams/:id/shifts'>;
export type Coverage = Answer<'GET /api/teams/:id/coverage'>;
export type Shift = StaffingWeek['shifts'][number];
export type Absence = StaffingWeek['absences'][number];
export type Template = Answer<'GET /api/shift-templates'>[number];
export type MarkedDay = Answer<'GET /api/marked-days'>[number];
export type NewShift = Body<'POST /api/teams/:id/shifts'>['add'][number];
export type Settings = StaffingWeek['settings'];

const weekKey = (teamId: string, monday: string) => ['staffing', 'week', teamId, monday];
const coverageKey = (teamId: string, monday: string) => ['staffing', 'coverage', teamId, monday];

/** A team's week; the week before stands while the next is read. Others' changes arrive by themselves. */
export function useWeek(teamId: string, monday: string) {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: weekKey(teamId, monday),
    queryFn: () => api.call('GET /api/teams/:id/shifts', { params: { id: teamId }, query: { week: monday } }),
    placeholderData: (before) => (before?.teamId === teamId ? before : undefined),
  });
  const put = useCallback(
    (week: StaffingWeek) => {
      queryClient.setQueryData(weekKey(week.teamId, week.monday), week);
      void queryClient.invalidateQueries({ queryKey: ['staffing', 'coverage'] });
    },
    [queryClient],
  );
  useRefreshed();
  return { query, put };
}

/** Planned against needed. */
export function useCoverage(teamId: string, monday: string) {
  return useQuery({
    queryKey: coverageKey(teamId, monday),
    queryFn: () =>
      api.call('GET /api/teams/:id/coverage', { params: { id: teamId }, query: { week: monday } }),
    placeholderData: keepPreviousData,
  });
}

export function useTemplates() {
  return useQuery({ queryKey: ['shift-templates'], queryFn: () => api.call('GET /api/shift-templates') });
}

export function useMarkedDays() {
  return useQuery({ queryKey: ['marked-days'], queryFn: () => api.call('GET /api/marked-days') });
}

export function useMyShifts() {
  useRefreshed();
  return useQuery({ queryKey: ['staffing', 'mine'], queryFn: () => api.call('GET /api/shifts/mine') });
}

/** Reads anew all that shows shifts. */
export function useRefresh(): () => void {
  const queryClient = useQueryClient();
  return useCallback(() => void queryClient.invalidateQueries({ queryKey: ['staffing'] }), [queryClient]);
}

function useRefreshed(): void {
  const live = useLive();
  const refresh = useRefresh();
  useEffect(() => {
    const stops = [live.connection.on('shift.updated', refresh), live.returned.on(refresh)];
    return () => stops.forEach((stop) => stop());
  }, [live, refresh]);
}
