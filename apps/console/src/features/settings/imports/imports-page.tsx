import { useState } from 'react';
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { ImportDrawer } from './import-drawer';
import { ImportState } from './import-state';
import { NewImportDialog } from './new-import-dialog';
import type { ImportRecord } from './upload';
import './imports.css';

const KEY = ['imports'];
/** While one of them is going on. */
const LOOK_MS = 1_000;

/** Conversations of other systems: upload, how far it is, what was wrong. */
export function ImportsPage() {
  const { t } = useTranslation();
  const { full, number } = useFormats();
  const queryClient = useQueryClient();
  const query = useQuery({
    queryKey: KEY,
    queryFn: () => api.call('GET /api/imports', { query: { limit: 100 } }),
    refetchInterval: ({ state }) => (state.data?.items.some(isGoingOn) ? LOOK_MS : false),
  });
  const [adding, setAdding] = useState(false);
  const [openId, setOpenId] = useState<string | null>(null);
  const open = query.data?.items.find(({ id }) => id === openId);
  const refresh = () => queryClient.invalidateQueries({ queryKey: KEY });
  const count = (key: 'imported' | 'updated' | 'skipped' | 'failed'): TableColumn<ImportRecord> => ({
    key,
    title: t(`settings.imports.${key}`),
    width: 88,
    align: 'end',
    ...(key === 'updated' || key === 'skipped' ? { rank: 'second' as const } : {}),
    render: (one) => (
      <span className={one[key] > 0 && key === 'failed' ? 'bad' : 'i2'}>{number(one[key])}</span>
    ),
  });
  const columns: TableColumn<ImportRecord>[] = [
    {
      key: 'source',
      title: t('settings.imports.source'),
      width: 160,
      render: (one) => (
        <button type="button" className="link-button import-open cut" onClick={() => setOpenId(one.id)}>
          {one.source}
        </button>
      ),
    },
    {
      key: 'at',
      title: t('settings.imports.at'),
      width: 152,
      render: (one) => <span className="i3">{full(one.createdAt)}</span>,
    },
    {
      key: 'state',
      title: t('settings.imports.state'),
      width: 168,
      render: (one) => <ImportState record={one} />,
    },
    count('imported'),
    count('updated'),
    count('skipped'),
    count('failed'),
    {
      key: 'by',
      title: t('settings.imports.by'),
      rank: 'third',
      render: (one) => <span className="i3 cut">{one.createdByName}</span>,
    },
  ];
  const add = (
    <Button type="primary" icon={<Upload size={14} strokeWidth={2} />} onClick={() => setAdding(true)}>
      {t('settings.imports.add')}
    </Button>
  );
  const rows = query.data?.items ?? [];
  return (
    <Column
      wide
      title={t('settings.imports.title')}
      actions={rows.length > 0 ? add : null}
      hint={
        <>
          {t('settings.imports.hint')}{' '}
          <a href="/docs/imports" target="_blank" rel="noopener">
            {t('settings.imports.format')}
          </a>
        </>
      }
    >
      <Loaded query={query} rows={3}>
        {() =>
          rows.length > 0 ? (
            <DataTable
              label={t('settings.imports.title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              onOpen={({ id }) => setOpenId(id)}
              selected={openId}
            />
          ) : (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('settings.imports.empty')}
                hint={t('settings.imports.emptyHint')}
              >
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {adding ? (
        <NewImportDialog
          onStarted={(record) => {
            setAdding(false);
            setOpenId(record.id);
            void refresh();
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {open ? <ImportDrawer record={open} onClose={() => setOpenId(null)} /> : null}
    </Column>
  );
}

function isGoingOn({ state }: ImportRecord): boolean {
  return state === 'uploading' || state === 'waiting' || state === 'running';
}
