import { useCallback } from 'react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type CalendarRecord = Answer<'GET /api/calendars'>[number];
export type CalendarPlan = CalendarRecord['plan'];
export type HolidayYear = Answer<'GET /api/holiday-years'>[number];

const CALENDARS = ['calendars'];
const YEARS = ['holiday-years'];
/** What is open now changes by itself. */
const PREVIEW_MS = 30_000;

/** All calendars of the shop. */
export function useCalendars() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: CALENDARS, queryFn: () => api.call('GET /api/calendars') });
  const put = useCallback(
    (one: CalendarRecord) => {
      queryClient.setQueryData<CalendarRecord[]>(CALENDARS, (before = []) =>
        before.some(({ id }) => id === one.id)
          ? before.map((known) => (known.id === one.id ? one : known))
          : [...before, one],
      );
      // Who goes by this one went by another before; and inboxes say which is theirs.
      void queryClient.invalidateQueries({ queryKey: CALENDARS });
      void queryClient.invalidateQueries({ queryKey: ['inboxes'] });
    },
    [queryClient],
  );
  const remove = useCallback(
    (gone: string) =>
      queryClient.setQueryData<CalendarRecord[]>(CALENDARS, (before = []) =>
        before.filter(({ id }) => id !== gone),
      ),
    [queryClient],
  );
  return { query, put, remove };
}

/** Chinese years that can be put into a calendar. */
export function useHolidayYears() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: YEARS, queryFn: () => api.call('GET /api/holiday-years') });
  const reload = useCallback(() => queryClient.invalidateQueries({ queryKey: YEARS }), [queryClient]);
  return { query, reload };
}

/** What a plan says of now; the last answer stands while the next is on its way. `null`: not to be asked. */
export function usePreview(plan: CalendarPlan | null, seconds: number) {
  return useQuery({
    queryKey: ['calendar-preview', plan, seconds],
    queryFn: ({ signal }) =>
      api.call('POST /api/calendars/preview', {
        body: { plan: plan as CalendarPlan, minutes: Math.ceil(seconds / 60), seconds },
        signal,
      }),
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    refetchInterval: PREVIEW_MS,
    gcTime: 60_000,
  });
}
