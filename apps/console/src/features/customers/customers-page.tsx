import { useDeferredValue } from 'react';
import { Button, Checkbox, Input, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Plus, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  CUSTOMER_KINDS,
  LIFECYCLE_STAGES,
  TIERS,
  type CustomerKind,
  type LifecycleStage,
  type Tier,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { CustomerRows } from './customer-rows';
import { CustomersNav } from './customers-nav';
import { useCustomerList } from './use-customer-list';
import { useSegments } from './use-segments';
import './customers.css';

const FILTERS = ['tier', 'lifecycle', 'kind', 'owner'] as const;

/** Everybody the shop knows, by segment or by filter; the address says which, so that a link shows the same. */
export function CustomersPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const segments = useMay('segment.edit');
  const segmentId = segments ? address.get('segment') : null;
  const q = useDeferredValue((address.get('q') ?? '').trim());
  const [tier, lifecycle, kind, owner] = FILTERS.map((name) => address.get(name) ?? undefined);
  const visitors = address.get('visitors') === 'yes';
  const put = (name: string, value: string | null) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  const filter = {
    ...(q ? { q } : {}),
    ...(tier ? { tier: tier as Tier } : {}),
    ...(lifecycle ? { lifecycle: lifecycle as LifecycleStage } : {}),
    ...(kind ? { kind: kind as CustomerKind } : {}),
    ...(owner ? { ownerAgentId: owner } : {}),
    ...(visitors ? { visitors: true } : {}),
  };
  const list = useCustomerList(['customers', 'files', segmentId, filter], (cursor, signal) => {
    const page = { limit: 50, ...(cursor ? { cursor } : {}) };
    return segmentId
      ? api.call('GET /api/segments/:id/members', { params: { id: segmentId }, query: page, signal })
      : api.call('GET /api/customer-files', { query: { ...page, ...filter }, signal });
  });
  const filtered = segmentId !== null || Object.keys(filter).length > 0;
  return (
    <main className="page">
      <header className="page-head">
        <h1>{t('customer.title')}</h1>
        <Total segmentId={segmentId} />
        <span className="grow" />
        <Input
          allowClear
          disabled={segmentId !== null}
          prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
          placeholder={t('customer.search')}
          aria-label={t('customer.search')}
          style={{ width: 340 }}
          value={address.get('q') ?? ''}
          onChange={(event) => put('q', event.target.value)}
        />
      </header>
      <CustomersNav />
      <div className={`customers-body${segments ? '' : ' alone'}`}>
        {segments ? (
          <SegmentList chosen={segmentId} onChoose={(id) => setAddress(id ? { segment: id } : {})} />
        ) : null}
        <div className="customers-main">
          {segmentId ? null : <Filters address={address} put={put} clear={() => setAddress({})} />}
          {list.pages.isPending ? <Skeleton rows={10} height={52} /> : null}
          {list.pages.isError && !list.pages.data ? (
            <ErrorBlock
              title={t('customer.listFailed')}
              problem={list.pages.error}
              onRetry={() => void list.pages.refetch()}
            />
          ) : null}
          {list.pages.data && list.rows.length === 0 ? (
            filtered ? (
              <StateBlock
                drawing="search"
                title={q ? t('common.noneFound', { q }) : t('customers.noneFiltered')}
              >
                <Button onClick={() => setAddress({})}>{t('customers.filter.clear')}</Button>
              </StateBlock>
            ) : (
              <StateBlock
                drawing="nothing"
                title={t('customer.listEmpty')}
                hint={t('customer.listEmptyHint')}
              />
            )
          ) : null}
          {list.rows.length > 0 ? <CustomerRows rows={list.rows} more={list.more} /> : null}
        </div>
      </div>
    </main>
  );
}

function Total({ segmentId }: { segmentId: string | null }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const all = useQuery({
    queryKey: ['customers', 'counts'],
    queryFn: () => api.call('GET /api/customer-files/counts'),
    enabled: segmentId === null,
    staleTime: 30_000,
  });
  const segment = useQuery({
    queryKey: ['segments', segmentId, 'count'],
    queryFn: () => api.call('GET /api/segments/:id/count', { params: { id: segmentId! } }),
    enabled: segmentId !== null,
  });
  const n = segmentId === null ? all.data?.customers : segment.data?.customers;
  return n === undefined ? null : <span className="i3">{t('customers.total', { n: number(n) })}</span>;
}

function SegmentList({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string | null) => void }) {
  const { t } = useTranslation();
  const segments = useSegments();
  return (
    <aside className="segment-list" aria-label={t('customers.segments')}>
      <button
        type="button"
        className="segment-item"
        aria-current={chosen === null}
        onClick={() => onChoose(null)}
      >
        {t('customers.list')}
      </button>
      <h2>{t('customers.segments')}</h2>
      {segments.data
        ?.filter(({ archived }) => !archived)
        .map(({ id, name, description }) => (
          <button
            key={id}
            type="button"
            className="segment-item"
            aria-current={chosen === id}
            title={description || name}
            onClick={() => onChoose(id)}
          >
            <span className="cut">{name}</span>
          </button>
        ))}
      <Link className="segment-item i2" to="/customers/segments?new">
        <Plus size={14} strokeWidth={1.75} aria-hidden="true" />
        {t('customers.segment.new')}
      </Link>
    </aside>
  );
}

function Filters({
  address,
  put,
  clear,
}: {
  address: URLSearchParams;
  put: (name: string, value: string | null) => void;
  clear: () => void;
}) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const choices = {
    tier: TIERS.map((value) => ({ value, label: t(`tier.${value}`) })),
    lifecycle: LIFECYCLE_STAGES.map((value) => ({ value, label: t(`customers.lifecycle.${value}`) })),
    kind: CUSTOMER_KINDS.map((value) => ({ value, label: t(`customers.kind.${value}`) })),
    owner: agents.filter(({ active }) => active).map(({ id: value, name: label }) => ({ value, label })),
  };
  return (
    <div className="customers-filters">
      {FILTERS.map((name) => (
        <Select
          key={name}
          allowClear
          size="small"
          style={{ minWidth: 112 }}
          placeholder={t(`customers.filter.${name}`)}
          aria-label={t(`customers.filter.${name}`)}
          popupMatchSelectWidth={false}
          value={(address.get(name) ?? undefined) as never}
          options={choices[name] as { value: string; label: string }[] as never}
          onChange={(value?: string) => put(name, value ?? null)}
        />
      ))}
      <Checkbox
        checked={address.get('visitors') === 'yes'}
        onChange={(event) => put('visitors', event.target.checked ? 'yes' : null)}
      >
        {t('customers.visitors')}
      </Checkbox>
      {[...address.keys()].length > 0 ? (
        <Button size="small" type="text" onClick={clear}>
          {t('customers.filter.clear')}
        </Button>
      ) : null}
    </div>
  );
}
