import { useState } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FAILURE_CLASSES, NOTICE_LEFT_OUT, type NoticeRecipientState } from '@yingda/contracts/names';
import { useFormats } from '../../i18n/use-texts';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { type Notice, useRecipients } from './use-notices';

type Recipient = NonNullable<ReturnType<typeof useRecipients>['data']>['pages'][number]['items'][number];

/** Everybody of a notice with what became of it, page after page, by outcome where wished. */
export function RecipientList({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const [state, setState] = useState<NoticeRecipientState | undefined>();
  const list = useRecipients(notice, state);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const states = [...new Set(notice.tallies.map((one) => one.state))];
  return (
    <section className="card notice-results">
      <header className="row g8">
        <h3 className="grow">{t('notices.results')}</h3>
        <Select
          allowClear
          aria-label={t('notices.results')}
          placeholder={t('notices.everybody')}
          style={{ width: 148 }}
          value={state}
          options={states.map((value) => ({ value, label: t(`notices.outcome.${value}`) }))}
          onChange={setState}
        />
      </header>
      {list.isPending ? <Skeleton rows={5} height={32} /> : null}
      {list.isError && !list.data ? (
        <ErrorBlock
          title={t('notices.resultsFailed')}
          problem={list.error}
          onRetry={() => void list.refetch()}
        />
      ) : null}
      {list.data && items.length === 0 ? (
        <StateBlock drawing="nothing" title={t('notices.resultsNone')} />
      ) : null}
      <ul>
        {items.map((one) => (
          <Row key={one.id} one={one} stopped={notice.state === 'stopped'} />
        ))}
      </ul>
      {list.hasNextPage ? (
        <Button type="text" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('notices.more')}
        </Button>
      ) : null}
    </section>
  );
}

function Row({ one, stopped }: { one: Recipient; stopped: boolean }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const reason = useReason(one.reason);
  return (
    <li className="notice-row">
      <Link to={`/customers/${one.customerId}`} className="cut">
        {one.customerName || t('notices.nameless')}
      </Link>
      <span className={`chip ${LOOKS[one.state] ?? ''}`}>
        {stopped && one.state === 'waiting' ? t('notices.unsent') : t(`notices.outcome.${one.state}`)}
      </span>
      <span className="i2 cut">{reason ?? (one.channel ? t(`channel.${one.channel}`) : null)}</span>
      <span className="i3 t12">{formats.full(one.sentAt ?? one.at)}</span>
    </li>
  );
}

const LOOKS: Partial<Record<NoticeRecipientState, string>> = {
  ...{ read: 'ok', delivered: 'ok', sent: 'accent', shown: 'accent', failed: 'late' },
};

/** Why not, in words; a code nobody has words for is shown as it is. */
function useReason(reason: string | null | undefined): string | null {
  const { t } = useTranslation();
  if (!reason) return null;
  const left = NOTICE_LEFT_OUT.find((one) => one === reason);
  if (left) return t(`notices.reason.${left}`);
  const failure = FAILURE_CLASSES.find((one) => one === reason);
  return failure ? t(`channels.delivery.reason.${failure}`) : reason;
}
