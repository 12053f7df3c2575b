import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomerTimelineItem } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { moneyText } from './money';
import { PagedTab } from './paged-tab';

/** Where a line of the timeline leads; null where it is all there is. */
export function addressOf({ kind, id }: Pick<CustomerTimelineItem, 'kind' | 'id'>): string | null {
  if (kind === 'conversation') return `/conversations/${id}`;
  return kind === 'case' ? `/cases/${id}` : null;
}

/** Everything there was with a customer, newest first. */
export function TimelineTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  return (
    <PagedTab
      queryKey={['customer', customerId, 'timeline']}
      ask={(cursor) =>
        api.call('GET /api/customer-files/:id/timeline', {
          params: { id: customerId },
          query: { limit: 50, ...(cursor ? { cursor } : {}) },
        })
      }
      failed={t('customers.timeline.failed')}
      empty={t('customers.timeline.empty')}
      row={(item) => <TimelineLine key={`${item.kind}${item.id}`} item={item} />}
    />
  );
}

function TimelineLine({ item }: { item: CustomerTimelineItem }) {
  const { t } = useTranslation();
  const { language, full } = useFormats();
  const address = addressOf(item);
  const value =
    item.value === null || item.value === undefined
      ? null
      : item.kind === 'order'
        ? moneyText(item.value, language)
        : item.kind === 'survey'
          ? t('customers.timeline.score', { n: item.value })
          : null;
  const state =
    item.kind === 'order'
      ? t(`orders.status.${item.state as 'paid'}`, { defaultValue: item.state })
      : item.kind === 'conversation'
        ? t(`status.${item.state as 'closed'}`, { defaultValue: item.state })
        : '';
  const inner = (
    <>
      <span className="chip" style={{ justifySelf: 'start' }}>
        {t(`customers.timeline.kind.${item.kind}`)}
      </span>
      <span className="row g8" style={{ minWidth: 0 }}>
        {item.number ? <b className="nw">{item.kind === 'order' ? item.number : `#${item.number}`}</b> : null}
        <span className="cut" title={item.title}>
          {item.title}
        </span>
        {state ? <span className="i3 t12 nw">{state}</span> : null}
        {value ? <span className="tabular nw">{value}</span> : null}
      </span>
      <span className="i3 t12 nw">{full(item.at)}</span>
    </>
  );
  return address ? (
    <Link className="timeline-row" to={address}>
      {inner}
    </Link>
  ) : (
    <div className="timeline-row">{inner}</div>
  );
}
