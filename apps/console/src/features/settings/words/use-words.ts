import { useQuery } from '@tanstack/react-query';
import type { Answer, WordCatches } from '@yingda/contracts';
import { api } from '../../../app/session';

export type WordRecord = Answer<'GET /api/words'>['items'][number];

/** The list, and how often each word was caught in thirty days. */
export function useWords() {
  const query = useQuery({ queryKey: ['words'], queryFn: () => api.call('GET /api/words') });
  const caught = useQuery({
    queryKey: ['words-caught'],
    queryFn: async () =>
      new Map<string, WordCatches>(
        (await api.call('GET /api/words/caught')).items.map((one) => [one.wordId, one]),
      ),
  });
  return { query, caught: caught.data };
}
