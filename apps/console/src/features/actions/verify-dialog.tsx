import { useState } from 'react';
import { Input, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { DueField, OwnerField, WhatField } from './action-fields';
import { type CaseAction, useActionActs } from './use-case-actions';

/** Whether an action helped; where it did not, what comes next has to be said. */
export function VerifyDialog({ action, onClose }: { action: CaseAction; onClose: () => void }) {
  const { t } = useTranslation();
  const { verify } = useActionActs();
  const { run, busy, problem } = useAction();
  const [effective, setEffective] = useState<boolean | null>(null);
  const [finding, setFinding] = useState('');
  const [what, setWhat] = useState('');
  const [ownerId, setOwnerId] = useState<string | null>(action.ownerId);
  const [dueAt, setDueAt] = useState<Dayjs | null>(null);
  const next = effective === false;
  const missing =
    effective === null
      ? t('actions.chooseEffect')
      : !finding.trim()
        ? t('common.required', { field: t('actions.finding') })
        : next && !what.trim()
          ? t('common.required', { field: t('actions.next') })
          : next && (!ownerId || !dueAt)
            ? t('common.required', { field: ownerId ? t('actions.dueAt') : t('actions.owner') })
            : undefined;
  async function submit() {
    if (missing || effective === null || busy) return;
    const done = await run(() =>
      verify(action, {
        ...{ effective, finding: finding.trim() },
        ...(next && ownerId && dueAt
          ? { next: { what: what.trim(), ownerId, dueAt: dueAt.toISOString() } }
          : {}),
      }),
    );
    if (done) onClose();
  }
  return (
    <FormDialog
      title={t('actions.verifyTitle', { number: action.number })}
      submit={t('actions.verify')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        <p>{action.what}</p>
        {action.evidence ? <p className="case-quote">{action.evidence}</p> : null}
        <Radio.Group
          aria-label={t('actions.effect')}
          value={effective}
          options={[
            { value: true, label: t('actions.state.effective') },
            { value: false, label: t('actions.state.ineffective') },
          ]}
          onChange={({ target }) => setEffective(target.value as boolean)}
        />
        <Field label={t('actions.finding')} required help={t('actions.findingHint')}>
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={4_000}
              value={finding}
              onChange={({ target }) => setFinding(target.value)}
            />
          )}
        </Field>
        {next ? (
          <>
            <WhatField label={t('actions.next')} value={what} onChange={setWhat} />
            <div className="pair">
              <OwnerField value={ownerId} onChange={setOwnerId} />
              <DueField value={dueAt} onChange={setDueAt} />
            </div>
          </>
        ) : null}
      </div>
    </FormDialog>
  );
}
