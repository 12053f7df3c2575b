import { useCallback, useEffect } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Answer, Body } from '@yingda/contracts';
import type { TrendSubject } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useScope } from '../../app/use-session';
import { useLive } from '../../live/use-live';
import { useTopicName } from '../conversation/use-topics';
import { useCaseNames } from '../reports/use-case-names';

export type Trends = Answer<'GET /api/trends'>;
export type Trend = Trends['items'][number];

const KEY = 'trends';
const EVERY_MS = 60_000;

/** Who sees more than their own figures sees what rises in the shop. */
export function useMaySeeTrends(): boolean {
  const reach = useScope('figures.read');
  return reach !== 'none' && reach !== 'own';
}

/** What has risen today, read anew as soon as something is found. */
export function useTrends(enabled: boolean) {
  const live = useLive();
  const queryClient = useQueryClient();
  useEffect(
    () => live.connection.on('trend.noticed', () => void queryClient.invalidateQueries({ queryKey: [KEY] })),
    [live, queryClient],
  );
  return useQuery({
    queryKey: [KEY],
    queryFn: ({ signal }) => api.call('GET /api/trends', { signal }),
    refetchInterval: EVERY_MS,
    enabled,
  });
}

/** The very conversations or cases that were counted. */
export function useBehindTrend(id: string) {
  return useQuery({
    queryKey: [KEY, 'behind', id],
    queryFn: ({ signal }) => api.call('GET /api/trends/:id/behind', { params: { id }, signal }),
  });
}

export function useTrendActs() {
  const queryClient = useQueryClient();
  const after = () => queryClient.invalidateQueries({ queryKey: [KEY] });
  return {
    acknowledge: (id: string, body: Body<'POST /api/trends/:id/acknowledge'>) =>
      api.call('POST /api/trends/:id/acknowledge', { params: { id }, body }).finally(after),
    setUp: (body: Body<'PUT /api/trend-settings'>) =>
      api.call('PUT /api/trend-settings', { body }).finally(after),
  };
}

/** A mean as people say it: with one place at most. */
export function said(usual: number): number {
  return Math.round(usual * 10) / 10;
}

/** What a trend is of, in words. */
export function useTrendName(): (trend: { subject: TrendSubject; key: string }) => string {
  const topicName = useTopicName();
  const caseNames = useCaseNames();
  return useCallback(
    ({ subject, key }) =>
      subject === 'topic' ? topicName(key) : subject === 'product' ? key : (caseNames.get(key) ?? key),
    [topicName, caseNames],
  );
}
