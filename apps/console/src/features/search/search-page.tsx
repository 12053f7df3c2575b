import { useState } from 'react';
import { Input } from 'antd';
import { MessageSquare, Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { TierTag } from '../../parts/tier-tag';
import { useCustomerName, useHitName } from '../inbox/use-row-text';
import { HitText } from './hit-text';
import { saidByStaff } from './said-by-staff';
import { useSearch } from './use-search';
import '../customer/customer.css';

/** Messages, customers and conversation numbers, each with its hit. */
export function SearchPage() {
  const { t } = useTranslation();
  const { short } = useFormats();
  const nameOf = useCustomerName();
  const hitName = useHitName();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const { q, results, searching, problem, retry } = useSearch(typed);
  const count = results
    ? results.customers.length + results.conversations.length + results.messages.length
    : 0;
  return (
    <main className="page">
      <header className="page-head">
        <h1>{t('search.title')}</h1>
        <Input
          autoFocus
          allowClear
          prefix={<Search size={14} strokeWidth={1.75} aria-hidden="true" />}
          placeholder={t('search.placeholder')}
          aria-label={t('search.placeholder')}
          style={{ maxWidth: 520 }}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setParams(event.target.value ? { q: event.target.value } : {}, { replace: true });
          }}
        />
        <span className="t12 i3" role="status">
          {q && results && !searching ? t('search.took', { n: count }) : ''}
        </span>
      </header>
      <div className="page-body">
        {!q ? <StateBlock drawing="search" title={t('search.hint')} hint={t('search.hintBody')} /> : null}
        {problem && !results ? (
          <ErrorBlock title={t('search.failed')} problem={problem} onRetry={() => void retry()} />
        ) : null}
        {q && !results && searching ? <Skeleton rows={6} height={52} /> : null}
        {q && results && count === 0 && !searching ? (
          <StateBlock drawing="search" title={t('common.noneFound', { q })} />
        ) : null}
        {results?.customers.length ? <h2 className="search-group">{t('search.customers')}</h2> : null}
        {results?.customers.map((customer) => (
          <Link key={customer.id} className="list-row" to={`/customers/${customer.id}`}>
            <Avatar id={customer.id} name={nameOf(customer)} />
            <span className="grow row g6">
              <b className="cut">{nameOf(customer)}</b>
              <TierTag tier={customer.tier} />
            </span>
            <span className="i2 cut">{customer.label}</span>
          </Link>
        ))}
        {results?.conversations.length ? <h2 className="search-group">{t('search.conversations')}</h2> : null}
        {results?.conversations.map((hit) => (
          <Link key={hit.conversationId} className="list-row" to={`/inbox/all/${hit.conversationId}`}>
            <MessageSquare size={16} strokeWidth={1.75} aria-hidden="true" />
            <span className="grow">
              <span className="row g8">
                <b className="cut">{hitName(hit)}</b>
                <span className="i3 t12">#{hit.number}</span>
              </span>
              <span className="cut i2 t12" style={{ display: 'block' }}>
                <HitText excerpt={hit.excerpt} />
              </span>
            </span>
            <span className="i3 t12 nw">{short(hit.at)}</span>
          </Link>
        ))}
        {results?.messages.length ? <h2 className="search-group">{t('search.messages')}</h2> : null}
        {results?.messages.map((hit) => (
          <Link
            key={hit.messageId}
            className="list-row"
            to={`/inbox/all/${hit.conversationId}?message=${hit.position}`}
          >
            <span className="grow">
              <span className="row g8">
                <b className="cut">{hitName(hit)}</b>
                <span className="i3 t12">
                  {saidByStaff(hit)
                    ? t('search.saidBy', { author: hit.authorName, number: hit.number })
                    : `#${hit.number}`}
                </span>
              </span>
              <span className="cut i2" style={{ display: 'block' }}>
                <HitText excerpt={hit.excerpt} />
              </span>
            </span>
            <span className="i3 t12 nw">{short(hit.at)}</span>
          </Link>
        ))}
      </div>
    </main>
  );
}
