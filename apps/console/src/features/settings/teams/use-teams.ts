import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';

export type TeamRecord = Answer<'POST /api/teams'>;

/** All teams, archived ones last. The directory is where they are read. */
export function useTeams() {
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: ['teams'],
    queryFn: async () => (await api.call('GET /api/directory')).teams,
  });
  const put = useCallback(
    (team: TeamRecord) =>
      queryClient.setQueryData<TeamRecord[]>(['teams'], (before) => [
        ...(before ?? []).filter(({ id }) => id !== team.id),
        team,
      ]),
    [queryClient],
  );
  return { query, put };
}
