import { useEffect, useState } from 'react';
import { App, Button, Checkbox, Radio, Select } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomerImportPlan, CustomerImportPreview, CustomerImportRecord } from '@yingda/contracts';
import {
  CONSENT_PURPOSES,
  CUSTOMER_IMPORT_MATCHES,
  CUSTOMER_IMPORT_MODES,
  CUSTOMER_IMPORT_TARGETS,
  type CustomerImportMatch,
  type CustomerImportTarget,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';

const GUESS: CustomerImportPlan = {
  separator: ',',
  encoding: 'utf-8',
  header: true,
  columns: [],
  matchBy: ['externalId', 'phone', 'email'],
  mode: 'good-rows',
  replace: false,
};

/** What each column is, how known customers are found, and the first rows as they would be taken. */
export function ImportMapping({
  record,
  first,
  onStarted,
  onGivenUp,
}: {
  record: CustomerImportRecord;
  first: CustomerImportPreview | null;
  onStarted: (record: CustomerImportRecord) => void;
  onGivenUp: () => void;
}) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const params = { id: record.id };
  const [plan, setPlan] = useState<CustomerImportPlan>(first?.plan ?? record.plan ?? GUESS);
  const { run, busy, problem } = useAction();
  const preview = useQuery({
    queryKey: ['customer-imports', record.id, 'preview', plan],
    queryFn: ({ signal }) =>
      api.call('POST /api/customer-imports/:id/preview', { params, body: plan, signal }),
    placeholderData: keepPreviousData,
  });
  const shown = preview.data ?? first;
  const titles = shown?.titles ?? [];
  // Opened again by its address: the columns are guessed by the server.
  useEffect(() => {
    if (plan.columns.length === 0 && preview.data && preview.data.plan.columns.length > 0)
      setPlan(preview.data.plan);
  }, [plan.columns.length, preview.data]);
  const start = () =>
    void run(async () =>
      onStarted(await api.call('POST /api/customer-imports/:id/start', { params, body: plan })),
    );
  const giveUp = () =>
    void modal.confirm({
      title: t('customers.imports.drop2'),
      content: record.fileName,
      okText: t('customers.imports.drop2'),
      cancelText: t('common.cancel'),
      onOk: () =>
        run(async () => {
          await api.call('DELETE /api/customer-imports/:id', { params });
          onGivenUp();
        }),
    });
  return (
    <>
      <section className="col g8">
        <h2>
          {record.fileName}
          <i className="dot" />
          {t('customers.imports.map')}
        </h2>
        <div className="import-columns">
          {titles.map((title, column) => (
            <ColumnChoice key={column} {...{ title, column, plan, onPlan: setPlan }} />
          ))}
        </div>
      </section>
      <section className="row g12" style={{ flexWrap: 'wrap', alignItems: 'flex-start' }}>
        <Field label={t('customers.imports.match')}>
          {() => (
            <Checkbox.Group
              value={[...plan.matchBy]}
              options={CUSTOMER_IMPORT_MATCHES.map((value) => ({
                value,
                label: t(`customers.imports.target.${value}`),
              }))}
              onChange={(value) => setPlan({ ...plan, matchBy: value as CustomerImportMatch[] })}
            />
          )}
        </Field>
        <Field label={t('customers.imports.modeLabel')}>
          {() => (
            <Radio.Group
              value={plan.mode}
              onChange={(event) => setPlan({ ...plan, mode: event.target.value as typeof plan.mode })}
              options={CUSTOMER_IMPORT_MODES.map((value) => ({
                value,
                label: t(`customers.imports.mode.${value}`),
              }))}
            />
          )}
        </Field>
        <div className="col g8">
          <Checkbox
            checked={plan.header}
            onChange={(event) => setPlan({ ...plan, header: event.target.checked })}
          >
            {t('customers.imports.header')}
          </Checkbox>
          <Checkbox
            checked={plan.replace}
            onChange={(event) => setPlan({ ...plan, replace: event.target.checked })}
          >
            {t('customers.imports.replace')}
          </Checkbox>
          <span className="i3 t12">{t('customers.imports.replaceHint')}</span>
        </div>
      </section>
      {shown ? <PreviewTable preview={shown} /> : <Skeleton rows={4} height={36} />}
      {preview.isError ? <ErrorLine problem={preview.error} /> : null}
      <ErrorLine problem={problem} />
      <div className="row g8">
        <Button
          type="primary"
          loading={busy}
          disabled={plan.columns.every(({ target }) => target === 'ignore')}
          onClick={start}
        >
          {t('customers.imports.start')}
        </Button>
        <Button type="text" onClick={giveUp}>
          {t('customers.imports.drop2')}
        </Button>
      </div>
    </>
  );
}

function ColumnChoice({
  title,
  column,
  plan,
  onPlan,
}: {
  title: string;
  column: number;
  plan: CustomerImportPlan;
  onPlan: (plan: CustomerImportPlan) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const attributes = useQuery({
    queryKey: ['customer-attributes'],
    queryFn: () => api.call('GET /api/customer-attributes'),
    staleTime: 60_000,
  });
  const chosen = plan.columns.find((one) => one.column === column);
  const target = chosen?.target ?? 'ignore';
  const put = (next: Partial<CustomerImportPlan['columns'][number]>) => {
    const { key: _, ...kept } = chosen ?? { column, target };
    const others = plan.columns.filter((one) => one.column !== column);
    const columns = [...others, { ...kept, ...next }].sort((one, other) => one.column - other.column);
    onPlan({ ...plan, columns });
  };
  const keys =
    target === 'consent'
      ? CONSENT_PURPOSES.map((one) => ({ value: one as string, label: t(`customers.purpose.${one}`) }))
      : (attributes.data ?? []).map(({ key, labelZh, labelEn }) => ({
          value: key,
          label: language === 'en' ? labelEn : labelZh,
        }));
  const label = title || `${t('customers.imports.column')} ${column + 1}`;
  return (
    <div className="import-column">
      <span className="b cut" title={label}>
        {label}
      </span>
      <Select<CustomerImportTarget>
        size="small"
        aria-label={label}
        value={target}
        options={CUSTOMER_IMPORT_TARGETS.map((value) => ({
          value,
          label: t(`customers.imports.target.${value}`),
        }))}
        onChange={(next) => put({ target: next })}
      />
      {target === 'attribute' || target === 'consent' ? (
        <Select
          size="small"
          placeholder={t('customers.segment.key')}
          aria-label={t('customers.segment.key')}
          value={chosen?.key ?? null}
          options={keys}
          onChange={(key: string | null) => put(key ? { target, key } : { target })}
        />
      ) : null}
    </div>
  );
}

function PreviewTable({ preview }: { preview: CustomerImportPreview }) {
  const { t } = useTranslation();
  return (
    <section className="col g8">
      <h2>{t('customers.imports.preview', { n: preview.rows.length })}</h2>
      <div className="import-scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('customers.imports.line')}</th>
              {preview.titles.map((title, at) => (
                <th key={at} scope="col" title={title}>
                  {title || at + 1}
                </th>
              ))}
              <th scope="col">{t('customers.imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row) => (
              <tr key={row.line} className={row.problems.length > 0 ? 'bad' : ''}>
                <td className="tabular i3">{row.line}</td>
                {preview.titles.map((_, at) => (
                  <td key={at} title={row.cells[at]}>
                    {row.cells[at]}
                  </td>
                ))}
                {row.problems.length > 0 ? (
                  <td className="why">
                    {row.problems
                      .map(({ code, message }) =>
                        t(`customers.imports.problem.${code}`, { defaultValue: message }),
                      )
                      .join(' · ')}
                  </td>
                ) : (
                  <td className="i2">
                    {t(row.customerId ? 'customers.imports.known' : 'customers.imports.fresh')}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
