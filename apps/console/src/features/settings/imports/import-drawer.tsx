import { Button, Drawer } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { useAction } from '../../../parts/use-action';
import { DataTable, type TableColumn } from '../page/data-table';
import { ImportState } from './import-state';
import { downloadBadLines, type ImportRecord } from './upload';

type ImportProblem = Answer<'GET /api/imports/:id/errors'>['items'][number];
const PAGE = 200;

/** One import: its counts, and the lines that were not taken. */
export function ImportDrawer({ record, onClose }: { record: ImportRecord; onClose: () => void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { run, busy } = useAction({ toast: true });
  const query = useInfiniteQuery({
    queryKey: ['imports', record.id, 'errors', record.failed],
    enabled: record.failed > 0,
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      api.call('GET /api/imports/:id/errors', {
        params: { id: record.id },
        query: { limit: PAGE, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const columns: TableColumn<ImportProblem>[] = [
    {
      key: 'line',
      title: t('settings.imports.line'),
      width: 80,
      align: 'end',
      render: ({ line }) => number(line),
    },
    {
      key: 'id',
      title: t('settings.imports.externalId'),
      width: 140,
      rank: 'second',
      render: ({ externalId }) => <span className="mono cut">{externalId ?? '—'}</span>,
    },
    {
      key: 'code',
      title: t('settings.imports.why'),
      width: 160,
      render: ({ code }) => (
        <span className="cut">
          {t(`settings.imports.problems.${code as 'not-json'}`, { defaultValue: code })}
        </span>
      ),
    },
    {
      key: 'message',
      title: t('settings.imports.detail'),
      render: ({ message }) => (
        <span className="i2 cut" title={message}>
          {message}
        </span>
      ),
    },
  ];
  return (
    <Drawer
      open
      size={760}
      title={record.source}
      closable={false}
      onClose={onClose}
      extra={
        <button type="button" className="icon-button" aria-label={t('common.close')} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden="true" />
        </button>
      }
    >
      <div className="col g12">
        <div className="row g8 import-summary">
          <ImportState record={record} />
          <span className="i2" role="status">
            {t('settings.imports.summary', {
              lines: number(record.lines),
              imported: number(record.imported),
              updated: number(record.updated),
              skipped: number(record.skipped),
              failed: number(record.failed),
            })}
          </span>
        </div>
        {record.problem ? <p role="alert">{t('settings.imports.stopped')}</p> : null}
        {record.failed > 0 ? (
          <>
            <div className="row g8">
              <h2 className="grow">{t('settings.imports.errors')}</h2>
              <Button
                size="small"
                loading={busy}
                icon={<Download size={14} strokeWidth={2} />}
                onClick={() => void run(() => downloadBadLines(record.id))}
              >
                {t('settings.imports.download')}
              </Button>
            </div>
            <DataTable
              label={t('settings.imports.errors')}
              columns={columns}
              rows={rows}
              rowKey={({ line }) => String(line)}
            />
            {query.hasNextPage ? (
              <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t('settings.imports.more')}
              </Button>
            ) : null}
          </>
        ) : record.state === 'done' ? (
          <p className="i2">{t('settings.imports.noErrors')}</p>
        ) : null}
      </div>
    </Drawer>
  );
}
