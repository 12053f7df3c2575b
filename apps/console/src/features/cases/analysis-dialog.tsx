import { useState } from 'react';
import { Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-texts';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type CaseAnalysis, useActionActs, useRootCauses } from '../actions/use-case-actions';
import { FormDialog } from '../settings/page/form-dialog';
import { useDepartments } from '../tasks/use-tasks';
import type { CaseDetail } from './use-cases';

interface AnalysisDialogProps {
  one: CaseDetail;
  analysis: CaseAnalysis | null;
  onClose: () => void;
}

/** Says why a case came to be: a cause of the shop's list, what was found, where it lies, what it cost. */
export function AnalysisDialog({ one, analysis, onClose }: AnalysisDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const causes = (useRootCauses().data ?? []).filter(
    ({ archived, key }) => !archived || key === analysis?.causeKey,
  );
  const departments = useDepartments().data ?? [];
  const { analyse } = useActionActs();
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState({
    causeKey: analysis?.causeKey ?? null,
    text: analysis?.text ?? '',
    departmentId: analysis?.departmentId ?? one.departmentId,
    product: analysis?.product ?? one.product ?? '',
    batch: analysis?.batch ?? one.batch ?? '',
    costFen: analysis?.costFen ?? null,
  });
  const edit = (parts: Partial<typeof form>) => setForm((before) => ({ ...before, ...parts }));
  const missing = !form.causeKey
    ? t('common.required', { field: t('cases.cause.cause') })
    : !form.text.trim()
      ? t('common.required', { field: t('cases.cause.found') })
      : undefined;
  async function submit() {
    const { causeKey } = form;
    if (missing || !causeKey || busy) return;
    const done = await run(() =>
      analyse(one.id, {
        ...{ causeKey, text: form.text.trim(), departmentId: form.departmentId, costFen: form.costFen },
        product: form.product.trim() || null,
        batch: form.batch.trim() || null,
        ...(analysis ? { version: analysis.version } : {}),
      }),
    );
    if (done) onClose();
  }
  return (
    <FormDialog
      title={t('cases.cause.dialog')}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        <div className="pair">
          <Field label={t('cases.cause.cause')} required>
            {({ id }) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: 'label' }}
                value={form.causeKey}
                options={causes.map(({ key, name }) => ({ value: key, label: name[language] }))}
                onChange={(causeKey: string) => edit({ causeKey })}
              />
            )}
          </Field>
          <Field label={t('cases.cause.department')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                value={form.departmentId}
                options={departments.map(({ id: value, name }) => ({ value, label: name[language] }))}
                onChange={(value: string | undefined) => edit({ departmentId: value ?? null })}
              />
            )}
          </Field>
        </div>
        <Field label={t('cases.cause.found')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={4_000}
              value={form.text}
              onChange={({ target }) => edit({ text: target.value })}
            />
          )}
        </Field>
        <div className="pair">
          <Field label={t('cases.facts.product')}>
            {({ id }) => (
              <Input
                id={id}
                maxLength={120}
                value={form.product}
                onChange={({ target }) => edit({ product: target.value })}
              />
            )}
          </Field>
          <Field label={t('cases.facts.batch')}>
            {({ id }) => (
              <Input
                id={id}
                maxLength={120}
                value={form.batch}
                onChange={({ target }) => edit({ batch: target.value })}
              />
            )}
          </Field>
        </div>
        <Field label={t('cases.cause.cost')} help={t('cases.cause.costHint')}>
          {({ id, describedBy }) => (
            <InputNumber
              id={id}
              aria-describedby={describedBy}
              min={0}
              precision={2}
              prefix="¥"
              value={form.costFen === null ? null : form.costFen / 100}
              onChange={(cost) => edit({ costFen: cost === null ? null : Math.round(cost * 100) })}
            />
          )}
        </Field>
      </div>
    </FormDialog>
  );
}
