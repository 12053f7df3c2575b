import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/session';
import { type CaseKind, useCaseKinds } from '../../cases/use-cases';

/** Kinds with what the settings do to them. */
export function useKinds() {
  const queryClient = useQueryClient();
  const query = useCaseKinds();
  const set = useCallback(
    (kinds: CaseKind[]) => queryClient.setQueryData<CaseKind[]>(['case-kinds'], kinds),
    [queryClient],
  );
  const refresh = useCallback(
    () => queryClient.invalidateQueries({ queryKey: ['case-kinds'] }),
    [queryClient],
  );
  return { query, set, refresh };
}

/** Puts a kind before another; last when there is none. */
export function placeKind(key: string, before: string | null): Promise<CaseKind[]> {
  return api.call('PUT /api/case-kinds/order', { body: { key, before } });
}
