import { useEffect } from 'react';
import { Button } from 'antd';
import { ArrowLeft } from 'lucide-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { useAgent } from '../../live/use-live';
import { ChannelMark } from '../../parts/channel-mark';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import type { Summary } from '../conversation/earlier';
import { useTopicName } from '../conversation/use-topics';
import { useCustomerName, useExcerpt } from '../inbox/use-row-text';
import { CustomerPanel } from './customer-panel';
import { StartConversation } from './start-conversation';
import { useCustomer } from './use-customer';
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

/** One customer: the panel, and every conversation there was. */
export function CustomerPage() {
  const { t } = useTranslation();
  const { customerId = '' } = useParams();
  const navigate = useNavigate();
  const nameOf = useCustomerName();
  const { customer } = useCustomer(customerId);
  // Joined into another meanwhile: this page is that customer's.
  const isNow = customer?.id;
  useEffect(() => {
    if (isNow && isNow !== customerId) void navigate(`/customers/${isNow}`, { replace: true });
  }, [isNow, customerId, navigate]);
  const pages = useInfiniteQuery({
    queryKey: ['summaries', customerId, 'all'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call('GET /api/customers/:id/conversations', {
        params: { id: customerId },
        query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const summaries = pages.data?.pages.flatMap((page) => page.items) ?? [];
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
      <CustomerPanel customerId={customerId} />
      <section className="page-body" aria-label={t('customer.conversations')}>
        {pages.isPending ? <Skeleton rows={6} height={52} /> : null}
        {pages.isError && !pages.data ? (
          <ErrorBlock
            title={t('conversation.earlierFailed')}
            problem={pages.error}
            onRetry={() => void pages.refetch()}
          />
        ) : null}
        {pages.data && summaries.length === 0 ? (
          <StateBlock drawing="nothing" title={t('customer.noEarlier')} />
        ) : null}
        {summaries.map((summary) => (
          <ConversationLine key={summary.conversation.id} summary={summary} />
        ))}
        {pages.hasNextPage ? (
          <div style={{ padding: 16, textAlign: 'center' }}>
            <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {t('common.loadMore')}
            </Button>
          </div>
        ) : null}
      </section>
    </main>
  );
}
