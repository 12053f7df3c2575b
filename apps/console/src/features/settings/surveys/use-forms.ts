import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type SurveyForm = Answer<'GET /api/survey-forms'>[number];

const KEY = ['survey-forms'];

/** Forms in the order in which they are tried. */
export function useForms() {
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/survey-forms') });
  const set = useCallback(
    (forms: SurveyForm[]) => queryClient.setQueryData<SurveyForm[]>(KEY, forms),
    [queryClient],
  );
  const refresh = useCallback(() => queryClient.invalidateQueries({ queryKey: KEY }), [queryClient]);
  return { query, set, refresh };
}

/** What a form was before, the newest first. */
export function useFormVersions(id: string | null) {
  return useQuery({
    queryKey: [...KEY, 'versions', id],
    queryFn: () => api.call('GET /api/survey-forms/:id/versions', { params: { id: id! } }),
    enabled: id !== null,
  });
}
