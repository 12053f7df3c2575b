import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ReportCasePage, ReportConversationsQuery } from '@yingda/contracts';
import type { ReportCaseKind } from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { MorePages } from '../../parts/paged-list';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { BehindRow } from './behind-row';
import { ExportButton } from './export-button';
import type { Reading } from './never-answered';

const PAGE = 50;

interface BehindCasesProps {
  query: ReportConversationsQuery;
  /** Of what the cases are; null: of the figure as a whole. */
  name: string | null;
  reading: Pick<Reading, 'unit' | 'target'>;
  parts: readonly ReportCaseKind[];
  onPart: (part: ReportCaseKind) => void;
  onClose: () => void;
}

/** The very conversations, cases, contacts or actions that a question of a report counts. */
export function BehindCases({ query, name, reading, parts, onPart, onClose }: BehindCasesProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const cases = useInfiniteQuery({
    queryKey: ['report-cases', query],
    queryFn: ({ pageParam, signal }): Promise<ReportCasePage> =>
      api.call('POST /api/reports/conversations', {
        body: { ...query, limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows = cases.data?.pages.flatMap(({ items }) => items) ?? [];
  const count = cases.data?.pages[0]?.count ?? null;
  const plain = (rows[0]?.item ?? 'conversation') === 'conversation';
  return (
    <aside className="card report-card behind" aria-labelledby="behind-title">
      <header className="report-card-head">
        <h2 id="behind-title" className="grow cut">
          {name === null
            ? t(plain ? 'report.behindWhole' : 'report.behindItems')
            : t('report.behind', { point: name })}
        </h2>
        <ExportButton
          compact
          label={t('report.exportConversations')}
          body={(language) => ({ what: 'conversations', conversations: query, language })}
        />
        <button
          type="button"
          className="icon-button small"
          aria-label={t('common.dismiss')}
          onClick={onClose}
        >
          <X size={14} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </header>
      <div className="behind-parts">
        {parts.length > 1 ? (
          parts.map((part) => (
            <button
              key={part}
              type="button"
              className={`chip${query.cases === part ? ' accent' : ''}`}
              aria-pressed={query.cases === part}
              onClick={() => onPart(part)}
            >
              {partText(part)}
              {query.cases === part && count !== null && !cases.isPlaceholderData ? ` ${number(count)}` : ''}
            </button>
          ))
        ) : (
          <span className="t12 i3" role="status">
            {count === null
              ? ''
              : t(plain ? 'report.behindCount' : 'report.behindItemCount', { n: number(count) })}
          </span>
        )}
        {cases.isPlaceholderData ? <span className="t12 report-busy">{t('report.computing')}</span> : null}
      </div>
      <div className="behind-list">
        {cases.isError && !cases.data ? (
          <ErrorBlock
            title={t('report.behindFailed')}
            problem={cases.error}
            onRetry={() => void cases.refetch()}
          />
        ) : null}
        {cases.isPending ? <Skeleton rows={8} height={42} /> : null}
        {cases.data && rows.length === 0 ? (
          <StateBlock drawing="nothing" title={t(plain ? 'report.behindNone' : 'report.behindNoItems')} />
        ) : null}
        <ul>
          {rows.map((row, at) => (
            <li key={`${row.itemId}-${row.at ?? ''}-${at}`}>
              <BehindRow row={row} reading={reading} />
            </li>
          ))}
        </ul>
        <MorePages
          pages={cases}
          label={count === null ? undefined : t('common.more', { n: number(count - rows.length) })}
        />
      </div>
    </aside>
  );

  function partText(part: ReportCaseKind): string {
    return t(`report.part.${part}`);
  }
}
