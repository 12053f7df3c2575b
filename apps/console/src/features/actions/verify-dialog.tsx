import { useState } from 'react';
import { DatePicker, Input, Radio, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { type CaseAction, useActionActs } from './use-case-actions';

/** Whether an action helped; where it did not, what comes next has to be said. */
export function VerifyDialog({ action, onClose }: { action: CaseAction; onClose: () => void }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
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
            <Field label={t('actions.next')} required>
              {({ id }) => (
                <Input.TextArea
                  id={id}
                  autoSize={{ minRows: 2, maxRows: 6 }}
                  maxLength={2_000}
                  value={what}
                  onChange={({ target }) => setWhat(target.value)}
                />
              )}
            </Field>
            <div className="pair">
              <Field label={t('actions.owner')} required>
                {({ id }) => (
                  <Select
                    id={id}
                    showSearch={{ optionFilterProp: 'label' }}
                    value={ownerId}
                    options={agents
                      .filter(({ active }) => active)
                      .map(({ id: value, name }) => ({ value, label: name }))}
                    onChange={setOwnerId}
                  />
                )}
              </Field>
              <Field label={t('actions.dueAt')} required>
                {({ id }) => (
                  <DatePicker
                    id={id}
                    placeholder={t('cases.facts.chooseDay')}
                    minDate={dayjs()}
                    value={dueAt}
                    onChange={(at) => setDueAt(at?.endOf('day') ?? null)}
                  />
                )}
              </Field>
            </div>
          </>
        ) : null}
      </div>
    </FormDialog>
  );
}
