import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import { EDITION_KIND_NAMES, type EditionKind } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';

export type Edition = Answer<'GET /api/report-editions/:id'>;
export type EditionBrief = Answer<'GET /api/report-editions'>['items'][number];
export type EditionFigure = Edition['sections'][number]['figures'][number];
export type EditionSection = Edition['sections'][number];
export type Schedule = Answer<'GET /api/report-schedules'>[number];

const KEY = 'report-editions';
/** Mails go out within seconds; made are reports once a week. */
const EVERY_MS = 15_000;

export function isEditionKind(value: string | undefined): value is EditionKind {
  return EDITION_KIND_NAMES.includes(value as EditionKind);
}

/** Who says when reports are made, and whom they go to. */
export function useMaySetUp(): boolean {
  const me = useMe();
  return me.permissions.some(
    ({ permission, scope }) => permission === 'service-level.edit' && scope === 'all',
  );
}

export function useEditions(kind: EditionKind | null) {
  return useInfiniteQuery({
    queryKey: [KEY, 'list', kind],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/report-editions', {
        query: { ...(kind ? { kind } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: EVERY_MS * 4,
  });
}

/** A report by its id, or the one of the period that runs by its kind. */
export function useEdition(id: string | null, preview: EditionKind | null) {
  return useQuery({
    queryKey: [KEY, 'one', id ?? preview],
    queryFn: ({ signal }) =>
      preview
        ? api.call('POST /api/report-editions/preview', { body: { kind: preview }, signal })
        : api.call('GET /api/report-editions/:id', { params: { id: id! }, signal }),
    // What is on its way is looked at again.
    refetchInterval: ({ state }) =>
      state.data?.mails.some((mail) => mail.state === 'waiting' || mail.state === 'sending') ? 2_000 : false,
  });
}

export function useSchedules(enabled: boolean) {
  return useQuery({
    queryKey: [KEY, 'schedules'],
    queryFn: ({ signal }) => api.call('GET /api/report-schedules', { signal }),
    enabled,
  });
}

export function useReschedule(kind: EditionKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'PUT /api/report-schedules/:kind'>) =>
      api.call('PUT /api/report-schedules/:kind', { params: { kind }, body }),
    onSettled: () => client.invalidateQueries({ queryKey: [KEY, 'schedules'] }),
  });
}

export function useSendEdition(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (addresses: string[]) =>
      api.call('POST /api/report-editions/:id/send', { params: { id }, body: { addresses } }),
    onSuccess: (edition) => client.setQueryData([KEY, 'one', id], edition),
  });
}
