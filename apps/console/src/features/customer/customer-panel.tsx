import { memo, useState } from 'react';
import { App, Dropdown, type MenuProps } from 'antd';
import { Ellipsis } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { copyText } from '../../parts/copy-button';
import { ErrorBlock, Skeleton } from '../../parts/state-block';
import { TierTag } from '../../parts/tier-tag';
import { useAction } from '../../parts/use-action';
import { useLogCall } from '../calls/use-log-call';
import { useCustomerName } from '../inbox/use-row-text';
import { CasesSection } from '../cases/cases-section';
import { SurveySection } from '../surveys/survey-section';
import { RoutingSection } from '../routing/routing-section';
import { BlockDialog } from './block-dialog';
import { DetailsSection } from './details-section';
import { FileSection } from './file-section';
import { Identities } from './identities';
import { JoinDialog } from './join-dialog';
import { LeadSection } from './lead-section';
import { OrdersSection } from './orders-section';
import { EarlierSection, NotesSection, VisitsSection } from './panel-sections';
import { SamePerson } from './same-person';
import { useCustomer, type Customer } from './use-customer';
import './customer.css';

/** The same panel wherever a person is named: who, facts, pages, earlier conversations, notes. */
export const CustomerPanel = memo(function CustomerPanel({
  customerId,
  conversationId,
  whole = false,
}: {
  customerId: string;
  conversationId?: string;
  /** On the customer's own page: with the file, and without what stands beside it there. */
  whole?: boolean;
}) {
  const { t } = useTranslation();
  const store = useCustomer(customerId);
  const { customer } = store;
  return (
    <aside className="customer-panel" aria-label={t('customer.panel')}>
      {store.problem ? (
        <ErrorBlock title={t('customer.failed')} problem={store.problem} onRetry={store.reload} />
      ) : !customer ? (
        <Skeleton rows={6} height={44} />
      ) : (
        <>
          <Person customer={customer} store={store} conversationId={conversationId} />
          {whole ? <FileSection customerId={customer.id} /> : null}
          <OrdersSection customerId={customer.id} conversationId={conversationId} />
          <DetailsSection customer={customer} store={store} />
          <CasesSection customerId={customer.id} conversationId={conversationId} />
          {conversationId ? <LeadSection conversationId={conversationId} /> : null}
          {conversationId ? <RoutingSection conversationId={conversationId} /> : null}
          {conversationId ? <SurveySection conversationId={conversationId} /> : null}
          <VisitsSection customer={customer} />
          {whole ? null : <EarlierSection customerId={customer.id} conversationId={conversationId} />}
          <NotesSection customer={customer} store={store} />
        </>
      )}
    </aside>
  );
});

interface PersonProps {
  customer: Customer;
  store: ReturnType<typeof useCustomer>;
  conversationId?: string | undefined;
}

function Person({ customer, store, conversationId }: PersonProps) {
  const { t } = useTranslation();
  const { full, short } = useFormats();
  const navigate = useNavigate();
  const nameOf = useCustomerName();
  const { message } = App.useApp();
  const mayBlock = useMay('customer.block');
  const mayEdit = useMay('customer.edit');
  const { run } = useAction({ toast: true });
  const logCall = useLogCall();
  const [blocking, setBlocking] = useState(false);
  const [joining, setJoining] = useState(false);
  const name = nameOf(customer);
  const items: MenuProps['items'] = [
    ...(conversationId ? [{ key: 'open', label: t('customer.open') }] : []),
    ...(logCall ? [{ key: 'call', label: t('call.log') }] : []),
    ...(customer.externalId ? [{ key: 'copy', label: t('customer.copyId') }] : []),
    ...(mayEdit ? [{ key: 'join', label: t('customer.same.find') }] : []),
    ...(mayBlock
      ? [
          customer.blocked
            ? { key: 'unblock', label: t('customer.unblock') }
            : { key: 'block', label: t('customer.block'), danger: true },
        ]
      : []),
  ];
  function choose(key: string) {
    if (key === 'open') void navigate(`/customers/${customer.id}`);
    if (key === 'call') logCall?.({ id: customer.id, name, phone: customer.phone ?? null });
    if (key === 'copy') void copyText(customer.externalId ?? '');
    if (key === 'join') setJoining(true);
    if (key === 'block') setBlocking(true);
    if (key === 'unblock') {
      void run(async () => {
        await store.unblock();
        void message.success(t('customer.unblockDone'), 3);
      });
    }
  }
  const seen = customer.lastSeenAt ? `${t('customer.field.lastSeen')} ${short(customer.lastSeenAt)}` : null;
  return (
    <section className="panel-section">
      <div className="row g12">
        <Avatar id={customer.id} name={name} size={40} />
        <div className="grow">
          <div className="row g6">
            <span className="b t14 cut" title={name}>
              {name}
            </span>
            <TierTag tier={customer.tier} />
          </div>
          <div className="i3 t12 cut">{seen ?? t('common.visitor', { code: customer.code })}</div>
        </div>
        {items.length > 0 ? (
          <Dropdown
            trigger={['click']}
            menu={{ items, onClick: ({ key }) => choose(key) }}
            placement="bottomRight"
          >
            <button type="button" className="icon-button small" aria-label={t('customer.more')}>
              <Ellipsis size={16} strokeWidth={1.75} />
            </button>
          </Dropdown>
        ) : null}
      </div>
      {customer.blocked && customer.block ? (
        <div className="error-line t12" style={{ marginTop: 10 }}>
          {t('customer.blockedBy', {
            name: customer.block.byName,
            time: short(customer.block.since),
            reason: customer.block.reason,
          })}
          {customer.block.until
            ? ` · ${t('customer.blockedUntil', { time: full(customer.block.until) })}`
            : ''}
        </div>
      ) : null}
      <Identities customer={customer} name={name} />
      {mayEdit ? <SamePerson customer={customer} /> : null}
      {blocking ? <BlockDialog name={name} onBlock={store.block} onClose={() => setBlocking(false)} /> : null}
      {joining ? <JoinDialog customer={customer} name={name} onClose={() => setJoining(false)} /> : null}
    </section>
  );
}
