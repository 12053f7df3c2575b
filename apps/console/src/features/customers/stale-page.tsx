import { Button, Segmented } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TIERS, type Tier } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { CustomerRows } from './customer-rows';
import { CustomersNav } from './customers-nav';
import { useCustomerList } from './use-customer-list';
import './customers.css';

const DAY_MS = 86_400_000;
const BY_VALUE = [...TIERS].reverse();

/** Whose files were not checked with them for too long; checked here with one click. */
export function StalePage() {
  const { t } = useTranslation();
  const [tier, setTier] = useState<Tier>('vip');
  const list = useCustomerList(['customers', 'stale', tier], (cursor, signal) =>
    api.call('GET /api/customer-files/stale', {
      query: { tier, limit: 50, ...(cursor ? { cursor } : {}) },
      signal,
    }),
  );
  const over = (at: string | null) =>
    at ? Math.max(0, Math.floor((Date.now() - Date.parse(at)) / DAY_MS)) : 0;
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('customers.staleness.title')}</h1>
          <span className="i2 t12">{t('customers.staleness.hint')}</span>
        </span>
        <Segmented<Tier>
          aria-label={t('customers.filter.tier')}
          value={tier}
          onChange={setTier}
          options={BY_VALUE.map((value) => ({ value, label: t(`tier.${value}`) }))}
        />
      </header>
      <CustomersNav />
      <div className="customers-main" style={{ flex: 1 }}>
        {list.pages.isPending ? <Skeleton rows={8} height={52} /> : null}
        {list.pages.isError && !list.pages.data ? (
          <ErrorBlock
            title={t('customers.staleness.failed')}
            problem={list.pages.error}
            onRetry={() => void list.pages.refetch()}
          />
        ) : null}
        {list.pages.data && list.rows.length === 0 ? (
          <StateBlock
            drawing="answered"
            title={t('customers.staleness.none')}
            hint={t('customers.staleness.noneHint')}
          />
        ) : null}
        {list.rows.length > 0 ? (
          <CustomerRows
            rows={list.rows}
            more={list.more}
            last={{
              title: t('customers.column.overdue'),
              render: (row) => (
                <span className="col" style={{ alignItems: 'flex-end' }}>
                  <span className="c-late nw">
                    {t('customers.staleness.overdue', { n: over(row.staleFrom ?? null) })}
                  </span>
                  <CheckedToday id={row.id} />
                </span>
              ),
            }}
          />
        ) : null}
      </div>
    </main>
  );
}

function CheckedToday({ id }: { id: string }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const { run, busy } = useAction({ toast: true });
  return (
    <Button
      size="small"
      type="link"
      style={{ height: 18, padding: 0 }}
      loading={busy}
      onClick={(event) => {
        event.preventDefault();
        void run(async () => {
          await api.call('POST /api/customer-files/:id/verify', { params: { id } });
          await queryClient.invalidateQueries({ queryKey: ['customers'] });
        });
      }}
    >
      {t('customers.file.checkToday')}
    </Button>
  );
}
