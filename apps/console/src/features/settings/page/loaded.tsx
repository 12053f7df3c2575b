import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { ErrorBlock, Skeleton } from '../../../parts/state-block';

interface LoadedProps<T> {
  query: UseQueryResult<T>;
  rows?: number;
  height?: number;
  children: (data: T) => ReactNode;
}

/** What was read, as long as there is any; else bars, or why it could not be read. */
export function Loaded<T>({ query, rows = 8, height = 36, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  const retry = () => void query.refetch();
  if (query.isError) return <ErrorBlock title={t('settings.failed')} problem={query.error} onRetry={retry} />;
  if (query.fetchStatus === 'paused') {
    return <ErrorBlock title={t('settings.failed')} problem={new Problem('offline')} onRetry={retry} />;
  }
  return (
    <div className="card settings-skeleton">
      <Skeleton rows={rows} height={height} />
    </div>
  );
}
