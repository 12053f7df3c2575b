import { useRef, useState } from 'react';
import { Button } from 'antd';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { FileUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { CustomerImportDraft } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { CustomersNav } from './customers-nav';
import { ImportMapping } from './import-mapping';
import { ImportResult } from './import-result';
import './customers.css';

const LOOK_MS = 1_000;

/** A file of customers: chosen, its columns matched and looked at, taken, and what was wrong with it. */
export function CustomerImportPage() {
  const { t } = useTranslation();
  const may = useMay('customer.import');
  const { importId } = useParams();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState<CustomerImportDraft | null>(null);
  const record = useQuery({
    queryKey: ['customer-imports', importId],
    queryFn: () => api.call('GET /api/customer-imports/:id', { params: { id: importId! } }),
    enabled: may && importId !== undefined,
    refetchInterval: ({ state }) =>
      state.data?.state === 'checking' || state.data?.state === 'running' ? LOOK_MS : false,
  });
  const chosen = draft && draft.id === importId ? draft : null;
  return (
    <main className="page">
      <header className="page-head">
        <h1 className="grow">{t('customers.imports.title')}</h1>
        {importId ? (
          <Button onClick={() => void navigate('/customers/import')}>{t('customers.imports.another')}</Button>
        ) : null}
      </header>
      <CustomersNav />
      <div className="page-body">
        <div className="import-page">
          {may ? null : <StateBlock drawing="locked" title={t('problem.not-permitted')} />}
          {may && !importId ? (
            <ChooseFile
              onDraft={(made) => {
                setDraft(made);
                void navigate(`/customers/import/${made.id}`);
              }}
            />
          ) : null}
          {may && importId && record.isPending ? <Skeleton rows={5} height={44} /> : null}
          {record.isError && !record.data ? (
            <ErrorBlock
              title={t('customers.imports.failed')}
              problem={record.error}
              onRetry={() => void record.refetch()}
            />
          ) : null}
          {importId && record.data?.state === 'draft' ? (
            <ImportMapping
              record={record.data}
              first={chosen?.preview ?? null}
              onStarted={(started) => queryClient.setQueryData(['customer-imports', importId], started)}
              onGivenUp={() => void navigate('/customers/import', { replace: true })}
            />
          ) : null}
          {importId && record.data && record.data.state !== 'draft' ? (
            <ImportResult record={record.data} />
          ) : null}
        </div>
      </div>
    </main>
  );
}

function ChooseFile({ onDraft }: { onDraft: (draft: CustomerImportDraft) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const { run, busy, problem } = useAction();
  const send = (file: File | undefined) => {
    if (!file) return;
    const body = new FormData();
    body.append('file', file);
    void run(async () => onDraft(await api.call('POST /api/customer-imports', { body })));
  };
  return (
    <>
      <button
        type="button"
        className={`import-drop${over ? ' over' : ''}`}
        disabled={busy}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          send(event.dataTransfer.files[0]);
        }}
      >
        <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
        <b>{busy ? t('common.loading') : t('customers.imports.drop')}</b>
        <span className="i2 t12">{t('customers.imports.dropHint')}</span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".csv,.txt,text/csv"
        hidden
        onChange={(event) => {
          send(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <ErrorLine problem={problem} />
      <Lately />
    </>
  );
}

function Lately() {
  const { t } = useTranslation();
  const { full, number } = useFormats();
  const imports = useQuery({
    queryKey: ['customer-imports'],
    queryFn: () => api.call('GET /api/customer-imports', { query: { limit: 20 } }),
  });
  const items = imports.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="col g8">
      <h2>{t('customers.imports.lately')}</h2>
      <div>
        {items.map((one) => (
          <Link key={one.id} className="list-row" to={`/customers/import/${one.id}`}>
            <b className="grow cut">{one.fileName}</b>
            <span className={`chip ${one.state === 'done' ? 'ok' : one.state === 'refused' ? 'late' : ''}`}>
              {t(`customers.imports.state.${one.state}`)}
            </span>
            <span className="i2 t12 nw tabular">
              {t('customers.imports.result', {
                added: number(one.added),
                updated: number(one.updated),
                unchanged: number(one.unchanged),
                failed: number(one.failed),
              })}
            </span>
            <span className="i3 t12 nw">{full(one.createdAt)}</span>
          </Link>
        ))}
      </div>
    </section>
  );
}
