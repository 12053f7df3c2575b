import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LeadRecord } from '@yingda/contracts';
import { LEAD_STATUSES, type LeadStatus } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { actsOf, LeadDialog } from '../customer/lead-section';
import { CustomersNav } from './customers-nav';
import './customers.css';

type Shown = LeadStatus | 'all';

/** Who may buy: what waits for sales, what became of the rest. */
export function LeadsPage() {
  const { t } = useTranslation();
  const [status, setStatus] = useState<Shown>('all');
  const pages = useInfiniteQuery({
    queryKey: ['leads', status],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call('GET /api/leads', {
        query: {
          limit: 50,
          ...(status === 'all' ? {} : { status }),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const leads = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('orders.leads.title')}</h1>
          <span className="i2 t12">{t('orders.leads.hint')}</span>
        </span>
        <Segmented<Shown>
          aria-label={t('orders.leads.title')}
          value={status}
          onChange={setStatus}
          options={(['all', ...LEAD_STATUSES] as const).map((value) => ({
            value,
            label: value === 'all' ? t('orders.leads.all') : t(`orders.leads.status.${value}`),
          }))}
        />
      </header>
      <CustomersNav />
      <div className="page-body">
        <PagedList
          pages={pages}
          loading={{ rows: 6, height: 52 }}
          failed={t('orders.leads.failed')}
          empty={
            <StateBlock drawing="nothing" title={t('orders.leads.none')} hint={t('orders.leads.noneHint')} />
          }
        >
          {leads.map((lead) => (
            <LeadRow key={lead.id} lead={lead} />
          ))}
        </PagedList>
      </div>
    </main>
  );
}

function LeadRow({ lead }: { lead: LeadRecord }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const may = useMay('conversation.serve');
  const { teams } = useDirectory();
  const [open, setOpen] = useState(false);
  const [next] = actsOf(lead);
  const team = teams.find(({ id }) => id === lead.teamId);
  return (
    <article className="lead-row">
      <span
        style={{ justifySelf: 'start' }}
        className={`chip ${lead.status === 'won' ? 'ok' : lead.status === 'new' ? 'soon' : ''}`}
      >
        {t(`orders.leads.status.${lead.status}`)}
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <span className="cut" title={lead.interest}>
          {lead.interest}
        </span>
        <span className="i3 t12 cut">
          {[t(`orders.leads.quality.${lead.quality}`), lead.product, lead.orderNumber]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="col" style={{ minWidth: 0 }}>
        <Link className="cut" to={`/customers/${lead.customerId}`}>
          {lead.customerName || t('customer.title')}
        </Link>
        <Link className="i3 t12 cut" to={`/conversations/${lead.conversationId}`}>
          {t('orders.leads.conversation')}
        </Link>
      </span>
      <span className="i2 t12 cut">{team?.name ?? t('orders.leads.by', { name: lead.flaggedByName })}</span>
      <span className="row g8" style={{ justifyContent: 'flex-end' }}>
        <span className="i3 t12 nw">{short(lead.flaggedAt)}</span>
        {may && next ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(`orders.leads.${next === 'hand' && lead.handedAt ? 'resend' : next}`)}
          </Button>
        ) : null}
      </span>
      {open && next ? (
        <LeadDialog
          lead={lead}
          act={next}
          conversationId={lead.conversationId}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </article>
  );
}
