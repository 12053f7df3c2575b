import { useState } from 'react';
import { Button, Radio } from 'antd';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DuplicateGroup } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { TierTag } from '../../parts/tier-tag';
import { useAction } from '../../parts/use-action';
import { useUndo } from '../../parts/use-undo';
import { useJoining } from '../customer/use-same-person';
import { useCustomerName } from '../inbox/use-row-text';
import { CustomersNav } from './customers-nav';
import './customers.css';

/** Customers who share a number or an address: one person, or not. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const pages = useInfiniteQuery({
    queryKey: ['duplicates'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call('GET /api/customer-files/duplicates', {
        query: { limit: 30, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const groups = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('customers.duplicate.title')}</h1>
          <span className="i2 t12">{t('customers.duplicate.hint')}</span>
        </span>
      </header>
      <CustomersNav />
      <div className="page-body">
        <PagedList
          pages={pages}
          loading={{ rows: 6, height: 64 }}
          failed={t('customers.duplicate.failed')}
          empty={
            <StateBlock
              drawing="answered"
              title={t('customers.duplicate.none')}
              hint={t('customers.duplicate.noneHint')}
            />
          }
        >
          {groups.map((group) => (
            <Group key={`${group.id}${group.customers.length}`} group={group} />
          ))}
        </PagedList>
      </div>
    </main>
  );
}

function Group({ group }: { group: DuplicateGroup }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const queryClient = useQueryClient();
  const { join, tellApart } = useJoining();
  const offerUndo = useUndo();
  const { run, busy } = useAction({ toast: true });
  const { customers } = group;
  const [keptId, setKeptId] = useState(customers[0]?.id);
  const kept = customers.find(({ id }) => id === keptId);
  const others = customers.filter(({ id }) => id !== keptId);
  const decide = (deed: typeof join, said: (name: string) => string) =>
    void run(async () => {
      if (!kept) return;
      for (const other of others) offerUndo(said(nameOf(other)), await deed(kept.id, other.id));
      await queryClient.invalidateQueries({ queryKey: ['duplicates'] });
    });
  return (
    <section
      className="duplicate-group"
      aria-label={`${t(`customers.duplicate.${group.kind}`)} ${group.value}`}
    >
      <div className="row g8">
        <span className="chip">{t(`customers.duplicate.${group.kind}`)}</span>
        <span className="i2 tabular">{group.value}</span>
        <span className="grow" />
        <Button
          size="small"
          type="text"
          disabled={busy}
          onClick={() => decide(tellApart, (name) => t('customer.same.notSame', { name }))}
        >
          {t('customers.duplicate.notSame')}
        </Button>
        <Button
          size="small"
          loading={busy}
          onClick={() => decide(join, (name) => t('customer.same.joined', { name }))}
        >
          {t('customers.duplicate.merge')}
        </Button>
      </div>
      <Radio.Group value={keptId} onChange={(event) => setKeptId(event.target.value as string)}>
        {customers.map((customer) => (
          <div key={customer.id} className="person">
            <Radio value={customer.id} aria-label={t('customers.duplicate.keep')} />
            <Avatar id={customer.id} name={nameOf(customer)} size={24} />
            <Link className="b cut" to={`/customers/${customer.id}`}>
              {nameOf(customer)}
            </Link>
            <TierTag tier={customer.tier} />
            <span className="i2 t12 cut">{customer.label}</span>
            <span className="i3 t12 nw">{customer.lastSeenAt ? short(customer.lastSeenAt) : ''}</span>
          </div>
        ))}
      </Radio.Group>
    </section>
  );
}
