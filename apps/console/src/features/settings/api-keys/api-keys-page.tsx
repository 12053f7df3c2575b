import { useMemo, useState } from 'react';
import { App, Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { FormDialog } from '../page/form-dialog';
import { Loaded } from '../page/loaded';
import { OnlineButton } from '../page/online-button';
import { CreateKeyDialog } from './create-key-dialog';

export type ApiKeyRecord = Answer<'GET /api/api-keys'>[number];
const KEY = ['api-keys'];

/** Keys of the shop's own systems: made, shown once, revoked. */
export function ApiKeysPage() {
  const { t } = useTranslation();
  const { day, short } = useFormats();
  const queryClient = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => api.call('GET /api/api-keys') });
  const [adding, setAdding] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyRecord | null>(null);
  const rows = useMemo(
    () => [...(query.data ?? [])].sort((a, b) => Number(!!a.revokedAt) - Number(!!b.revokedAt)),
    [query.data],
  );
  const refresh = () => queryClient.invalidateQueries({ queryKey: KEY });

  const columns: TableColumn<ApiKeyRecord>[] = [
    {
      key: 'name',
      title: t('settings.apiKeys.column.name'),
      width: 240,
      render: (key) => (
        <span className="cut" title={key.name}>
          {key.name}
        </span>
      ),
    },
    {
      key: 'prefix',
      title: t('settings.apiKeys.column.prefix'),
      width: 144,
      render: (key) => <span className="mono i2">{key.prefix}…</span>,
    },
    {
      key: 'created',
      title: t('settings.apiKeys.column.created'),
      width: 104,
      rank: 'second',
      render: (key) => <span className="i3">{day(key.createdAt)}</span>,
    },
    {
      key: 'used',
      title: t('settings.apiKeys.column.lastUsed'),
      width: 104,
      render: (key) => (
        <span className="i3">{key.lastUsedAt ? short(key.lastUsedAt) : t('settings.apiKeys.never')}</span>
      ),
    },
    {
      key: 'state',
      title: t('settings.apiKeys.column.state'),
      width: 96,
      render: (key) => (
        <span className={`chip ${key.revokedAt ? '' : 'ok'}`}>
          {key.revokedAt ? t('settings.apiKeys.revoked') : t('settings.apiKeys.active')}
        </span>
      ),
    },
    {
      key: 'revoke',
      title: <span className="hidden-text">{t('common.actions')}</span>,
      width: 88,
      align: 'end',
      render: (key) =>
        key.revokedAt ? null : (
          <OnlineButton
            size="small"
            aria-label={`${t('settings.apiKeys.revoke')} ${key.name}`}
            onClick={() => setRevoking(key)}
          >
            {t('settings.apiKeys.revoke')}
          </OnlineButton>
        ),
    },
  ];
  const [before, after] = t('settings.apiKeys.hint', { docs: '\n' }).split('\n');
  const add = (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setAdding(true)}>
      {t('settings.apiKeys.add')}
    </Button>
  );

  return (
    <Column
      wide
      title={t('settings.apiKeys.title')}
      actions={rows.length > 0 ? add : null}
      hint={
        <>
          {before}
          <a href="/docs" target="_blank" rel="noopener">
            {t('settings.apiKeys.docs')}
          </a>
          {after}
        </>
      }
    >
      <Loaded query={query} rows={3}>
        {() =>
          rows.length > 0 ? (
            <DataTable
              label={t('settings.apiKeys.title')}
              columns={columns}
              rows={rows}
              rowKey={(key) => key.id}
              muted={(key) => !!key.revokedAt}
            />
          ) : (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('settings.apiKeys.empty')}
                hint={t('settings.apiKeys.emptyHint')}
              >
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {adding ? <CreateKeyDialog onCreated={() => void refresh()} onClose={() => setAdding(false)} /> : null}
      {revoking ? (
        <RevokeDialog apiKey={revoking} onDone={() => void refresh()} onClose={() => setRevoking(null)} />
      ) : null}
    </Column>
  );
}

interface RevokeDialogProps {
  apiKey: ApiKeyRecord;
  onDone: () => void;
  onClose: () => void;
}

function RevokeDialog({ apiKey, onDone, onClose }: RevokeDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, busy, problem } = useAction();
  async function submit() {
    if (!(await run(() => api.call('DELETE /api/api-keys/:id', { params: { id: apiKey.id } })))) return;
    void message.success(t('settings.apiKeys.revokedDone', { name: apiKey.name }));
    onDone();
    onClose();
  }
  return (
    <FormDialog
      title={t('settings.apiKeys.revoke')}
      submit={t('settings.apiKeys.revoke')}
      danger
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p>{t('settings.apiKeys.revokeAsk', { name: apiKey.name })}</p>
    </FormDialog>
  );
}
