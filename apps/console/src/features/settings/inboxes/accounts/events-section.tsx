import { useTranslation } from 'react-i18next';
import type { ChannelEventLine } from '@yingda/contracts';
import { useFormats } from '../../../../i18n/use-texts';
import { ErrorBlock, Skeleton } from '../../../../parts/state-block';
import { Section } from '../../page/column';
import { DataTable, type TableColumn } from '../../page/data-table';
import type { useAccountHealth } from './use-account';

const KINDS = ['message', 'edited', 'deleted', 'contact', 'receipt', 'pull', 'typing', 'ignored'] as const;
const TONES = { received: 'soon', done: 'ok', failed: 'late' } as const;

/** What the provider told us lately: when, what, what became of it. */
export function EventsSection({ health }: { health: ReturnType<typeof useAccountHealth> }) {
  const { t } = useTranslation();
  const { seconds, short } = useFormats();
  const columns: TableColumn<ChannelEventLine>[] = [
    {
      key: 'time',
      title: t('accounts.column.time'),
      width: 120,
      render: ({ receivedAt, providerAt }) => (
        <time dateTime={receivedAt} title={providerAt ?? receivedAt}>
          {/:/.test(short(receivedAt)) ? seconds(receivedAt) : short(receivedAt)}
        </time>
      ),
    },
    {
      key: 'kind',
      title: t('accounts.column.kind'),
      width: 160,
      render: ({ kind }) => t(`accounts.kinds.${KINDS.find((known) => known === kind) ?? 'unknown'}`),
    },
    {
      key: 'origin',
      title: t('accounts.column.origin'),
      width: 80,
      rank: 'second',
      render: ({ origin }) => <span className="i3">{t(`accounts.origin.${origin}`)}</span>,
    },
    {
      key: 'state',
      title: t('accounts.column.state'),
      render: ({ state, attempts, error }) => (
        <span className="row g6">
          <span className={`chip ${TONES[state]}`}>{t(`accounts.state.${state}`)}</span>
          {attempts > 1 ? <span className="t12 i3">{t('accounts.again', { n: attempts })}</span> : null}
          {error ? (
            <span className="t12 c-late cut" title={error}>
              {error}
            </span>
          ) : null}
        </span>
      ),
    },
  ];
  const events = health.data?.events;
  return (
    <Section
      id="account-events"
      title={t('accounts.section.events')}
      hint={events && events.length > 0 ? t('accounts.eventsHint', { n: events.length }) : undefined}
    >
      {health.data?.pullError ? (
        <p className="error-line" role="alert">
          {t('accounts.health.pull', { error: health.data.pullError })}
        </p>
      ) : null}
      {events && events.length > 0 ? (
        <div>
          <DataTable
            label={t('accounts.section.events')}
            columns={columns}
            rows={events}
            rowKey={({ id }) => id}
          />
        </div>
      ) : events ? (
        <p className="i2" role="status">
          {t('accounts.eventsNone')} <span className="i3">{t('accounts.eventsNoneHint')}</span>
        </p>
      ) : health.isError ? (
        <ErrorBlock
          title={t('accounts.eventsFailed')}
          problem={health.error}
          onRetry={() => void health.refetch()}
        />
      ) : (
        <Skeleton rows={3} height={36} />
      )}
    </Section>
  );
}
