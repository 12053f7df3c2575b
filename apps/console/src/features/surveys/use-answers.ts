import { useInfiniteQuery } from '@tanstack/react-query';
import type { Answer } from '@yingda/contracts';
import type { Channel } from '@yingda/contracts/names';
import { api } from '../../app/session';

export type SurveyAnswer = Answer<'GET /api/survey-answers'>['items'][number];

/** What the list is narrowed by; `low` and `high` are ratings of at most 2 and at least 4. */
export interface AnswerFilter {
  score: 'all' | 'low' | 'middle' | 'high';
  agentId: string | null;
  teamId: string | null;
  channel: Channel | null;
  commented: boolean;
  invalid: boolean;
  text: string;
}
export const NO_FILTER: AnswerFilter = {
  score: 'all',
  agentId: null,
  teamId: null,
  channel: null,
  commented: false,
  invalid: false,
  text: '',
};

const RATINGS = {
  all: {},
  low: { ratingTo: 2 },
  middle: { ratingFrom: 3, ratingTo: 3 },
  high: { ratingFrom: 4 },
} as const;

/** The filter as the server is asked. */
export function queryOf(filter: AnswerFilter) {
  const { score, agentId, teamId, channel, commented, invalid } = filter;
  const text = filter.text.trim();
  return {
    ...RATINGS[score],
    ...(agentId ? { agentId } : {}),
    ...(teamId ? { teamId } : {}),
    ...(channel ? { channel } : {}),
    ...(commented ? { commented } : {}),
    ...(invalid ? { invalid } : {}),
    ...(text ? { text } : {}),
  };
}

/** Answers, the newest first, page after page. */
export function useAnswers(filter: AnswerFilter) {
  const query = queryOf(filter);
  return useInfiniteQuery({
    queryKey: ['survey-answers', query],
    queryFn: ({ pageParam, signal }) =>
      api.call('GET /api/survey-answers', {
        query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}
