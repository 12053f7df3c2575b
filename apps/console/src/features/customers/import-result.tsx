import { Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CustomerImportRecord } from '@yingda/contracts';
import { api } from '../../app/session';
import { useFormats } from '../../i18n/use-texts';
import { MorePages } from '../../parts/paged-list';
import { useAction } from '../../parts/use-action';
import { saveFile } from '../reports/saved-file';

/** How far an import is, what became of it, and the rows that were not taken. */
export function ImportResult({ record }: { record: CustomerImportRecord }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const going = record.state === 'checking' || record.state === 'running';
  const { rows, totalRows } = record;
  const share = totalRows ? Math.min(100, (rows / totalRows) * 100) : 0;
  return (
    <>
      <section className="col g8" role="status">
        <div className="row g8">
          <h2>{record.fileName}</h2>
          <span
            className={`chip ${record.state === 'done' ? 'ok' : record.state === 'refused' ? 'late' : ''}`}
          >
            {t(`customers.imports.state.${record.state}`)}
          </span>
        </div>
        {going ? (
          <>
            <div className="import-bar">
              <span style={{ width: `${share}%` }} />
            </div>
            <span className="i2 tabular">
              {totalRows
                ? t('customers.imports.progressOf', { rows: number(rows), total: number(totalRows) })
                : t('customers.imports.progress', { rows: number(rows) })}
            </span>
          </>
        ) : (
          <p className="tabular">
            {t('customers.imports.result', {
              added: number(record.added),
              updated: number(record.updated),
              unchanged: number(record.unchanged),
              failed: number(record.failed),
            })}
          </p>
        )}
        {record.problem ? <p className="error-line">{record.problem}</p> : null}
      </section>
      {record.failed > 0 ? (
        <BadRows record={record} />
      ) : going ? null : (
        <p className="i2">{t('customers.imports.noBad')}</p>
      )}
    </>
  );
}

function BadRows({ record }: { record: CustomerImportRecord }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { run, busy } = useAction({ toast: true });
  const params = { id: record.id };
  const pages = useInfiniteQuery({
    queryKey: ['customer-imports', record.id, 'problems', record.failed],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      api.call('GET /api/customer-imports/:id/problems', {
        params,
        query: { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const problems = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const download = () =>
    void run(async () => {
      const answer = await api.open('GET /api/customer-imports/:id/bad-rows', { params });
      saveFile(await answer.blob(), `bad-rows-${record.fileName}`);
    });
  return (
    <section className="col g8">
      <div className="row g8">
        <h2 className="grow">{t('customers.imports.badRows')}</h2>
        <Button
          size="small"
          loading={busy}
          icon={<Download size={14} strokeWidth={1.75} aria-hidden="true" />}
          onClick={download}
        >
          {t('customers.imports.download')}
        </Button>
      </div>
      <div className="import-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('customers.imports.line')}</th>
              <th scope="col">{t('customers.imports.column')}</th>
              <th scope="col">{t('customers.imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {problems.map((one, at) => (
              <tr key={`${one.line} ${at}`}>
                <td className="tabular">{number(one.line)}</td>
                <td>
                  {t(`customers.imports.target.${one.column as 'name'}`, { defaultValue: one.column || '–' })}
                </td>
                <td className="why">
                  {t(`customers.imports.problem.${one.code}`, { defaultValue: one.message })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MorePages pages={pages} />
    </section>
  );
}
