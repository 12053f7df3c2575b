import { useState } from 'react';
import { DatePicker, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { ACTION_KINDS, type ActionKind } from '@yingda/contracts/names';
import { useScope } from '../../app/use-session';
import { useLanguage } from '../../i18n/use-texts';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { useDepartments } from '../tasks/use-tasks';
import { DueField, OwnerField, WhatField } from './action-fields';
import { useActionActs, useRootCauses } from './use-case-actions';

interface ActionDialogProps {
  /** The case it comes of; null: of several, or of none. */
  of: { caseId: string; number: string; causeKey: string | null } | null;
  /** What it begins with, where it comes of something else. */
  begin?: { what: string; causeKey?: string };
  onAdded?: (action: { id: string; number: string }) => Promise<unknown>;
  onClose: () => void;
}

/** Sets a corrective or preventive action going, with who, by when, and when somebody else checks its effect. */
export function ActionDialog({ of, begin, onAdded, onClose }: ActionDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const departments = (useDepartments().data ?? []).filter(({ archived }) => !archived);
  const causes = (useRootCauses().data ?? []).filter(({ archived }) => !archived);
  const { add } = useActionActs();
  const { run, busy, problem } = useAction();
  // Who may only propose, proposes: said before it is sent.
  const proposes = useScope('action.edit') === 'own';
  const [kind, setKind] = useState<ActionKind>('corrective');
  const [what, setWhat] = useState(begin?.what ?? '');
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const [departmentId, setDepartmentId] = useState<string | null>(null);
  const [causeKey, setCauseKey] = useState<string | null>(of?.causeKey ?? begin?.causeKey ?? null);
  const [dueAt, setDueAt] = useState<Dayjs | null>(null);
  const [checkAt, setCheckAt] = useState<Dayjs | null>(null);
  const missing = !what.trim()
    ? t('common.required', { field: t('actions.what') })
    : !ownerId
      ? t('common.required', { field: t('actions.owner') })
      : !dueAt
        ? t('common.required', { field: t('actions.dueAt') })
        : undefined;
  async function submit() {
    if (missing || !ownerId || !dueAt || busy) return;
    const done = await run(async () => {
      const added = await add({
        ...{ kind, what: what.trim(), ownerId, dueAt: dueAt.toISOString() },
        ...(of ? { caseId: of.caseId } : {}),
        ...(causeKey ? { causeKey } : {}),
        ...(departmentId ? { departmentId } : {}),
        ...(checkAt ? { checkAt: checkAt.toISOString() } : {}),
      });
      await onAdded?.(added);
    });
    if (done) onClose();
  }
  return (
    <FormDialog
      title={of ? t('actions.addOf', { number: of.number }) : t('actions.addTitle')}
      submit={t(proposes ? 'actions.propose' : 'actions.add')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        {proposes ? <p className="i2">{t('actions.proposeHint')}</p> : null}
        <div className="pair">
          <Field label={t('actions.kind')}>
            {({ id }) => (
              <Select
                id={id}
                value={kind}
                options={ACTION_KINDS.map((value) => ({ value, label: t(`actions.kinds.${value}`) }))}
                onChange={setKind}
              />
            )}
          </Field>
          <Field label={t('actions.cause')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                value={causeKey}
                options={causes.map(({ key, name }) => ({ value: key, label: name[language] }))}
                onChange={(value: string | undefined) => setCauseKey(value ?? null)}
              />
            )}
          </Field>
        </div>
        <WhatField label={t('actions.what')} autoFocus value={what} onChange={setWhat} />
        <div className="pair">
          <OwnerField value={ownerId} onChange={setOwnerId} />
          <Field label={t('tasks.department')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                value={departmentId}
                options={departments.map(({ id: value, name }) => ({ value, label: name[language] }))}
                onChange={(value: string | undefined) => setDepartmentId(value ?? null)}
              />
            )}
          </Field>
        </div>
        <div className="pair">
          <DueField value={dueAt} onChange={setDueAt} />
          <Field label={t('actions.checkAt')} help={t('actions.checkHint')}>
            {({ id, describedBy }) => (
              <DatePicker
                id={id}
                aria-describedby={describedBy}
                placeholder={t('actions.checkUsual')}
                minDate={dueAt ?? dayjs()}
                value={checkAt}
                onChange={(at) => setCheckAt(at)}
              />
            )}
          </Field>
        </div>
      </div>
    </FormDialog>
  );
}
