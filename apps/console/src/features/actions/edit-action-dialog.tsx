import { useState } from 'react';
import { DatePicker, Input, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useMe, useScope } from '../../app/use-session';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { DueField, OwnerField, useActionPeople, WhatField } from './action-fields';
import { type CaseAction, useActionActs } from './use-case-actions';

const CHECKS: ReadonlySet<string> = new Set(['manager', 'quality-reviewer']);

/**
 * Puts an action right: what, who, by when, who checks. Another date or owner asks for the reason. Whoever only owns it
 * notes what shows how far it is.
 */
export function EditActionDialog({ action, onClose }: { action: CaseAction; onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const people = useActionPeople();
  const { edit } = useActionActs();
  const { run, busy, problem } = useAction();
  const scope = useScope('action.edit');
  // Who leads decides what is to be done; who proposed may still change a proposal.
  const decides = scope === 'all' || scope === 'team' || action.state === 'proposed';
  const [what, setWhat] = useState(action.what);
  const [ownerId, setOwnerId] = useState(action.ownerId);
  const [verifierId, setVerifierId] = useState(action.verifierId);
  const [dueAt, setDueAt] = useState<Dayjs>(dayjs(action.dueAt));
  const [checkAt, setCheckAt] = useState<Dayjs>(dayjs(action.checkAt));
  const [evidence, setEvidence] = useState(action.evidence ?? '');
  const [reason, setReason] = useState('');
  const movesDue = !dueAt.isSame(action.dueAt);
  const movesCheck = !checkAt.isSame(action.checkAt);
  const asksWhy = movesDue || movesCheck || ownerId !== action.ownerId;
  const missing = !what.trim()
    ? t('common.required', { field: t('actions.what') })
    : checkAt.isBefore(dueAt)
      ? t('actions.checkTooSoon')
      : asksWhy && !reason.trim()
        ? t('common.required', { field: t('actions.why') })
        : undefined;
  async function submit() {
    if (missing || busy) return;
    const done = await run(() =>
      edit(action, {
        ...(what.trim() === action.what ? {} : { what: what.trim() }),
        ...(ownerId === action.ownerId ? {} : { ownerId }),
        ...(verifierId === action.verifierId ? {} : { verifierId }),
        ...(movesDue ? { dueAt: dueAt.toISOString() } : {}),
        ...(movesCheck ? { checkAt: checkAt.toISOString() } : {}),
        ...(evidence.trim() === (action.evidence ?? '') ? {} : { evidence: evidence.trim() }),
        ...(asksWhy ? { reason: reason.trim() } : {}),
      }),
    );
    if (done) onClose();
  }
  const checkers = people.filter(({ value, role }) => CHECKS.has(role) && value !== ownerId);
  return (
    <FormDialog
      title={t('actions.editTitle', { number: action.number })}
      submit={t('common.save')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        {decides ? (
          <>
            <WhatField label={t('actions.what')} value={what} onChange={setWhat} />
            <div className="pair">
              <OwnerField value={ownerId} onChange={setOwnerId} />
              <DueField moves value={dueAt} onChange={(at) => at && setDueAt(at)} />
            </div>
            <div className="pair">
              <Field label={t('actions.verifier')} help={t('actions.verifierHint')}>
                {({ id, describedBy }) => (
                  <Select
                    id={id}
                    aria-describedby={describedBy}
                    allowClear
                    placeholder={t('actions.anyVerifier')}
                    value={verifierId}
                    options={checkers.map(({ value, label }) => ({ value, label }))}
                    onChange={(value: string | undefined) => setVerifierId(value ?? null)}
                  />
                )}
              </Field>
              <Field label={t('actions.checkAt')} required>
                {({ id }) => (
                  <DatePicker
                    id={id}
                    allowClear={false}
                    minDate={dueAt}
                    value={checkAt}
                    onChange={(at) => at && setCheckAt(at)}
                  />
                )}
              </Field>
            </div>
            {asksWhy ? (
              <Field label={t('actions.why')} required>
                {({ id }) => (
                  <Input
                    id={id}
                    maxLength={1_000}
                    value={reason}
                    onChange={({ target }) => setReason(target.value)}
                  />
                )}
              </Field>
            ) : null}
          </>
        ) : (
          <p>{action.what}</p>
        )}
        {!decides || action.ownerId === me.id ? (
          <Field label={t('actions.evidence')} help={t('actions.evidenceSoFar')}>
            {({ id, describedBy }) => (
              <Input.TextArea
                id={id}
                aria-describedby={describedBy}
                autoSize={{ minRows: 2, maxRows: 8 }}
                maxLength={4_000}
                value={evidence}
                onChange={({ target }) => setEvidence(target.value)}
              />
            )}
          </Field>
        ) : null}
      </div>
    </FormDialog>
  );
}
