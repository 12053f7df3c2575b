import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';

interface PageProps {
  title: string;
  hint?: ReactNode;
  actions?: ReactNode;
  full?: boolean;
  children: ReactNode;
  /** A bar at the foot (unsaved changes). */
  bar?: ReactNode;
}

/** One page of the settings: title, actions, column. */
export function Page({ title, hint, actions, full, children, bar }: PageProps) {
  return (
    <div className="settings-page">
      <div className="settings-scroll">
        <div className={`settings-column${full ? ' full' : ''}`}>
          <header className="settings-head">
            <h1 className="grow cut">{title}</h1>
            {actions}
          </header>
          {hint ? <p className="settings-hint">{hint}</p> : null}
          {children}
        </div>
      </div>
      {bar}
    </div>
  );
}

interface LoadedProps<T> {
  query: { data: T | undefined; isPending: boolean; error: unknown; refetch: () => unknown };
  empty?: (data: T) => ReactNode | null;
  children: (data: T) => ReactNode;
}

/** Waits for data: bars first, then the data, an empty state, or what went wrong. Old data stays while it is fetched anew. */
export function Loaded<T>({ query, empty, children }: LoadedProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return empty?.(query.data) ?? children(query.data);
  if (query.error) {
    return <ErrorBlock title={t('settings.failed')} problem={query.error} onRetry={() => void query.refetch()} />;
  }
  return <Skeleton rows={5} height={44} />;
}

/** For a direct link to a page this person may not see. */
export function NoPermission({ object }: { object: string }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const admin = agents.find((agent) => agent.role === 'administrator' && agent.active);
  return (
    <div className="settings-page">
      <h1 className="hidden-text">{object}</h1>
      <StateBlock
        drawing="locked"
        title={t('settings.noPermission', { object })}
        hint={admin ? t('settings.noPermissionAsk', { name: admin.name }) : undefined}
      />
    </div>
  );
}
