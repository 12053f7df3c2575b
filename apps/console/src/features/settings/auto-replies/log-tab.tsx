import { Button, Segmented } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useFormats } from '../../../i18n/use-texts';
import { ErrorBlock, Skeleton, StateBlock } from '../../../parts/state-block';
import { DataTable, type TableColumn } from '../page/data-table';
import { useAutoReplies, useAutoReplyLog, type LogLine } from './use-auto-replies';

const ONLY = ['all', 'said', 'unsaid'] as const;
type Only = (typeof ONLY)[number];

/** What was said by itself and what was left unsaid, with the reason, newest first. */
export function LogTab() {
  const { t } = useTranslation();
  const { full, short } = useFormats();
  const [address, setAddress] = useSearchParams();
  const autoReplyId = address.get('reply');
  const asked = address.get('only');
  const only: Only = ONLY.find((one) => one === asked) ?? 'all';
  const log = useAutoReplyLog({ autoReplyId, only: only === 'all' ? null : only });
  const named = useAutoReplies().query.data?.find(({ id }) => id === autoReplyId)?.name ?? '…';
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  const put = (name: string, value: string | null) =>
    setAddress((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      return next;
    });

  const columns: TableColumn<LogLine>[] = [
    {
      key: 'at',
      title: t('autoReplies.log.column.at'),
      width: 104,
      render: (line) => (
        <time className="i2" dateTime={line.at} title={full(line.at)}>
          {short(line.at)}
        </time>
      ),
    },
    {
      key: 'reply',
      title: t('autoReplies.log.column.reply'),
      width: 200,
      render: (line) =>
        line.autoReplyId ? (
          <Link className="cut" to={`/settings/auto-replies/${line.autoReplyId}`}>
            {line.name}
          </Link>
        ) : (
          <span className="i3">{t('autoReplies.log.none')}</span>
        ),
    },
    {
      key: 'kind',
      title: t('autoReplies.column.occasion'),
      width: 112,
      rank: 'second',
      render: (line) => (
        <span className="cut i2">{line.kind ? t(`autoReplies.kind.${line.kind}`) : '–'}</span>
      ),
    },
    {
      key: 'outcome',
      title: t('autoReplies.log.column.outcome'),
      render: (line) => (
        <span className={line.outcome === 'sent' ? 'chip ok' : 'chip'}>
          {t(`autoReplies.outcome.${line.outcome}`)}
        </span>
      ),
    },
    {
      key: 'why',
      title: t('autoReplies.log.column.why'),
      width: 160,
      rank: 'second',
      render: (line) => (
        <span className="cut i2" title={line.detail ?? undefined}>
          {line.detail ?? '–'}
        </span>
      ),
    },
    {
      key: 'conversation',
      title: t('autoReplies.log.column.conversation'),
      width: 112,
      render: (line) => <Link to={`/conversations/${line.conversationId}`}>{t('autoReplies.log.open')}</Link>,
    },
  ];
  return (
    <>
      <p className="settings-hint">{t('autoReplies.log.hint')}</p>
      <div className="table-tools">
        <Segmented<Only>
          aria-label={t('autoReplies.log.column.outcome')}
          value={only}
          options={ONLY.map((value) => ({ value, label: t(`autoReplies.log.only.${value}`) }))}
          onChange={(value) => put('only', value === 'all' ? null : value)}
        />
        {autoReplyId ? (
          <span className="chip tag">
            {t('autoReplies.log.one', { name: named })}
            <button type="button" aria-label={t('autoReplies.log.all')} onClick={() => put('reply', null)}>
              <X size={12} strokeWidth={2} aria-hidden="true" />
            </button>
          </span>
        ) : null}
      </div>
      {log.data ? (
        lines.length > 0 ? (
          <DataTable
            label={t('autoReplies.tabs.log')}
            columns={columns}
            rows={lines}
            rowKey={(line) => line.id}
          />
        ) : (
          <div className="card">
            <StateBlock
              drawing="nothing"
              title={t('autoReplies.log.empty')}
              hint={t('autoReplies.log.emptyHint')}
            />
          </div>
        )
      ) : log.isError ? (
        <ErrorBlock title={t('settings.failed')} problem={log.error} onRetry={() => void log.refetch()} />
      ) : (
        <div className="card settings-skeleton">
          <Skeleton rows={8} height={36} />
        </div>
      )}
      {log.hasNextPage ? (
        <Button className="add-row" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {t('autoReplies.log.more')}
        </Button>
      ) : null}
    </>
  );
}
