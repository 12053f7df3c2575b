import { useRef } from 'react';
import { App, Button } from 'antd';
import { FileText, Plus, Trash2 } from 'lucide-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';

/** Files kept with a customer: read through a link, added and removed by whoever may edit. */
export function DocumentsTab({ customerId }: { customerId: string }) {
  const { t } = useTranslation();
  const { short } = useFormats();
  const { modal } = App.useApp();
  const editable = useMay('customer.edit');
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const { run, busy, problem } = useAction();
  const params = { id: customerId };
  const key = ['customer', customerId, 'documents'];
  const files = useQuery({
    queryKey: key,
    queryFn: () => api.call('GET /api/customer-files/:id/documents', { params }),
  });
  const refresh = () => queryClient.invalidateQueries({ queryKey: key });
  const add = (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    void run(async () => {
      await api.call('POST /api/customer-files/:id/documents', { params, body });
      await refresh();
    });
  };
  const open = (documentId: string) =>
    void run(async () => {
      const { url } = await api.call('GET /api/customer-files/:id/documents/:documentId/link', {
        params: { ...params, documentId },
      });
      window.open(url, '_blank', 'noopener');
    });
  const remove = (documentId: string, name: string) =>
    void modal.confirm({
      title: t('customers.documents.removeTitle', { name }),
      okText: t('customers.documents.remove'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () =>
        run(async () => {
          await api.call('DELETE /api/customer-files/:id/documents/:documentId', {
            params: { ...params, documentId },
          });
          await refresh();
        }),
    });
  return (
    <div className="tab-pad">
      <div className="row g8">
        <span className="grow i2 t12">{t('customers.documents.hint')}</span>
        {editable ? (
          <Button
            size="small"
            loading={busy}
            icon={<Plus size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => input.current?.click()}
          >
            {t('customers.documents.add')}
          </Button>
        ) : null}
        <input
          ref={input}
          type="file"
          hidden
          onChange={(event) => {
            add(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
      <ErrorLine problem={problem} />
      {files.isPending ? <Skeleton rows={3} height={44} /> : null}
      {files.isError && !files.data ? (
        <ErrorBlock
          title={t('customers.documents.failed')}
          problem={files.error}
          onRetry={() => void files.refetch()}
        />
      ) : null}
      {files.data?.length === 0 ? (
        <StateBlock drawing="nothing" title={t('customers.documents.none')} />
      ) : null}
      {files.data?.map((file) => (
        <div key={file.id} className="row g8">
          <FileText size={16} strokeWidth={1.75} aria-hidden="true" />
          <button type="button" className="link-button grow cut" onClick={() => open(file.id)}>
            {file.name}
          </button>
          <span className="i3 t12 nw">
            {t('customers.documents.by', { name: file.byName, time: short(file.at) })}
          </span>
          {editable ? (
            <button
              type="button"
              className="icon-button small"
              aria-label={t('customers.documents.remove')}
              onClick={() => remove(file.id, file.name)}
            >
              <Trash2 size={14} strokeWidth={1.75} aria-hidden="true" />
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
