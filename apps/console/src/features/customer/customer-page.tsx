import { useEffect } from 'react';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { useAgent } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import type { Summary } from '../conversation/earlier';
import { useTopicName } from '../conversation/use-topics';
import { useCustomerName, useExcerpt } from '../inbox/use-row-text';
import { ConsentTab } from './consent-tab';
import { CustomerPanel } from './customer-panel';
import { DocumentsTab } from './documents-tab';
import { HistoryTab } from './history-tab';
import { OrdersTab } from './orders-tab';
import { PagedTab } from './paged-tab';
import { StartConversation } from './start-conversation';
import { TimelineTab } from './timeline-tab';
import { useCustomer } from './use-customer';
import '../customers/customers.css';
import './customer.css';

function ConversationLine({ summary }: { summary: Summary }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const topicName = useTopicName();
  const excerpt = useExcerpt();
  const { conversation, disposition, messages } = summary;
  const agent = useAgent(conversation.agentId);
  return (
    <Link className="list-row" to={`/inbox/all/${conversation.id}`}>
      <ChannelMark channel={conversation.channel} size={16} />
      <span className="grow">
        <span className="row g8">
          <b className="cut">
            {disposition
              ? topicName(disposition.topicId)
              : (conversation.subject ?? `#${conversation.number}`)}
          </b>
          <span className="chip">
            {disposition ? t(`resolved.${disposition.resolved}`) : t(`status.${conversation.status}`)}
          </span>
          {conversation.rating ? (
            <span className="chip">{t('conversation.rated', { r: conversation.rating.score })}</span>
          ) : null}
        </span>
        <span className="cut i2 t12" style={{ display: 'block' }}>
          {disposition?.summary || excerpt(conversation.lastMessage?.excerpt ?? '')}
        </span>
      </span>
      <span className="col t12 i3" style={{ alignItems: 'flex-end' }}>
        <span>{full(conversation.openedAt)}</span>
        <span>
          {agent ? (
            <>
              {agent.name}
              <i className="dot" />
            </>
          ) : null}
          {t('conversation.messages', { n: messages })}
        </span>
      </span>
    </Link>
  );
}

const TABS = ['timeline', 'conversations', 'orders', 'consent', 'documents', 'history'] as const;
type Tab = (typeof TABS)[number];

/** One customer: who they are at the left, everything there was with them at the right. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { customerId = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const navigate = useNavigate();
  const nameOf = useCustomerName();
  const { customer } = useCustomer(customerId);
  // Joined into another meanwhile: this page is that customer's.
  const isNow = customer?.id;
  useEffect(() => {
    if (isNow && isNow !== customerId) void navigate(`/customers/${isNow}`, { replace: true });
  }, [isNow, customerId, navigate]);
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'timeline';
  return (
    <main className="customer-page">
      <header className="page-head">
        <button
          type="button"
          className="icon-button"
          aria-label={t('common.back')}
          onClick={() => void navigate(-1)}
        >
          <ArrowLeft size={16} strokeWidth={1.75} />
        </button>
        <h1 className="grow cut">{customer ? nameOf(customer) : t('customer.title')}</h1>
        {customer ? <StartConversation customerId={customer.id} /> : null}
      </header>
      <CustomerPanel customerId={customerId} whole />
      <section className="customer-tabs">
        <nav className="customers-nav" role="tablist" aria-label={t('customer.title')}>
          {TABS.map((one) => (
            <a
              key={one}
              href={`?tab=${one}`}
              role="tab"
              aria-selected={one === tab}
              className={one === tab ? 'active' : ''}
              onClick={(event) => {
                event.preventDefault();
                setAddress({ tab: one }, { replace: true });
              }}
            >
              {t(`customers.tab.${one}`)}
            </a>
          ))}
        </nav>
        <div className="tab-body" role="tabpanel" aria-label={t(`customers.tab.${tab}`)}>
          <TabBody tab={tab} customerId={customerId} />
        </div>
      </section>
    </main>
  );
}

function TabBody({ tab, customerId }: { tab: Tab; customerId: string }) {
  switch (tab) {
    case 'timeline':
      return <TimelineTab customerId={customerId} />;
    case 'conversations':
      return <ConversationsTab customerId={customerId} />;
    case 'orders':
      return <OrdersTab customerId={customerId} />;
    case 'consent':
      return <ConsentTab customerId={customerId} />;
    case 'documents':
      return <DocumentsTab customerId={customerId} />;
    case 'history':
      return <HistoryTab customerId={customerId} />;
  }
}

function ConversationsTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  return (
    <PagedTab
      queryKey={['summaries', customerId, 'all']}
      ask={(cursor) =>
        api.call('GET /api/customers/:id/conversations', {
          params: { id: customerId },
          query: { limit: 50, ...(cursor ? { cursor } : {}) },
        })
      }
      failed={t('conversation.earlierFailed')}
      empty={t('customer.noEarlier')}
      row={(summary) => <ConversationLine key={summary.conversation.id} summary={summary} />}
    />
  );
}
