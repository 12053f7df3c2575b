import { useEffect, useRef, type ReactNode } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CustomerFileRow } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useAgent } from '../../live/use-live';
import { Avatar } from '../../parts/avatar';
import { TierTag } from '../../parts/tier-tag';
import { moneyText } from '../customer/money';
import { useCustomerName } from '../inbox/use-row-text';

const ROW = 52;
const AHEAD = 12;

export interface MoreRows {
  hasMore: boolean;
  loading: boolean;
  load: () => void;
}

/** Customers as rows of one height: only those in view are drawn, more come while one scrolls. */
export function CustomerRows({
  rows,
  more,
  last,
}: {
  rows: readonly CustomerFileRow[];
  more: MoreRows;
  /** What stands at the right instead of when they were seen. */
  last?: { title: string; render: (row: CustomerFileRow) => ReactNode };
}) {
  const { t } = useTranslation();
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW,
    overscan: 8,
  });
  const shown = virtual.getVirtualItems();
  const end = shown.at(-1)?.index ?? 0;
  const { hasMore, loading, load } = more;
  useEffect(() => {
    if (hasMore && !loading && end >= rows.length - AHEAD) load();
  }, [hasMore, loading, load, end, rows.length]);
  return (
    <div className="customer-rows" ref={scroll}>
      <div className="customer-row head" aria-hidden="true">
        <span>{t('customers.column.name')}</span>
        <span className="second">{t('customers.column.contact')}</span>
        <span className="second">{t('customers.column.stage')}</span>
        <span className="end">{t('customers.column.orders')}</span>
        <span className="end">{t('customers.column.spent')}</span>
        <span className="third">{t('customers.column.lastOrder')}</span>
        <span className="end">{last?.title ?? t('customers.column.seen')}</span>
      </div>
      <ul style={{ height: virtual.getTotalSize(), position: 'relative' }} aria-label={t('customers.nav')}>
        {shown.map(({ index, start }) => {
          const row = rows[index]!;
          return (
            <li key={row.id} style={{ position: 'absolute', top: start, left: 0, right: 0, height: ROW }}>
              <CustomerRow row={row} last={last?.render} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function CustomerRow({
  row,
  last,
}: {
  row: CustomerFileRow;
  last?: ((row: CustomerFileRow) => ReactNode) | undefined;
}) {
  const { t } = useTranslation();
  const { language, number, short } = useFormats();
  const name = useCustomerName()(row);
  const owner = useAgent(row.ownerAgentId);
  const about = [row.organisationName, ...row.tags].filter(Boolean).join(' · ');
  return (
    <Link className="customer-row" to={`/customers/${row.id}`}>
      <span className="row g8">
        <Avatar id={row.id} name={name} />
        <span className="grow">
          <span className="row g6">
            <b className="cut" title={name}>
              {name}
            </b>
            <TierTag tier={row.tier} />
            {row.kind === 'organisation' ? (
              <span className="chip">{t('customers.kind.organisation')}</span>
            ) : null}
            {row.blocked ? <span className="chip late">{t('customer.blocked')}</span> : null}
            {row.openCases > 0 ? (
              <span className="chip soon" title={t('customers.file.openCases')}>
                {row.openCases}
              </span>
            ) : null}
          </span>
          {about || owner ? (
            <span className="cut i3 t12" title={about}>
              {[owner?.name, about].filter(Boolean).join(' · ')}
            </span>
          ) : null}
        </span>
      </span>
      <span className="second i2 cut" title={row.label}>
        {row.label}
      </span>
      <span className="second">
        <span className={`chip ${row.lifecycle === 'at-risk' ? 'soon' : ''}`}>
          {t(`customers.lifecycle.${row.lifecycle}`)}
        </span>
      </span>
      <span className="end tabular">{row.orders > 0 ? number(row.orders) : '–'}</span>
      <span className="end tabular">{row.orders > 0 ? moneyText(row.spentFen, language) : '–'}</span>
      <span className="third i3 t12">{row.lastOrderAt ? short(row.lastOrderAt) : ''}</span>
      <span className="end i3 t12">{last ? last(row) : row.lastSeenAt ? short(row.lastSeenAt) : ''}</span>
    </Link>
  );
}
