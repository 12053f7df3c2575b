import { useState } from 'react';
import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ABSENCE_REASONS, type AbsenceReason } from '@yingda/contracts/names';
import { Problem } from '../../../api/problem';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { type StaffingWeek, useRefresh } from './use-staffing';

/** Somebody does not work on some days. */
export function AbsenceDialog({
  week,
  from,
  onClose,
}: {
  week: StaffingWeek;
  from: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const refresh = useRefresh();
  const { run, busy, problem } = useAction();
  const [agentId, setAgentId] = useState<string>();
  const [days, setDays] = useState({ from, to: from });
  const [reason, setReason] = useState<AbsenceReason>('leave');
  const [note, setNote] = useState('');
  const code = problem ? Problem.of(problem).code : null;
  const wrong =
    code === 'already-exists'
      ? t('staffing.absenceThere')
      : code === 'invalid-setting'
        ? t('staffing.absenceWrong')
        : null;

  async function submit() {
    if (!agentId) return;
    const done = await run(() =>
      api.call('POST /api/absences', { body: { agentId, ...days, reason, note } }),
    );
    if (!done) return;
    refresh();
    onClose();
  }

  return (
    <FormDialog
      title={t('staffing.addAbsence')}
      submit={t('common.save')}
      busy={busy}
      problem={wrong ? null : problem}
      why={agentId ? undefined : t('common.required', { field: t('staffing.agent') })}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t('staffing.absenceBody')}</p>
      <Field label={t('staffing.agent')} required>
        {({ id }) => (
          <Select
            id={id}
            autoFocus
            value={agentId}
            options={week.members.map((member) => ({
              value: member.agentId,
              label: agents.find((agent) => agent.id === member.agentId)?.name ?? '',
            }))}
            onChange={(value: string) => setAgentId(value)}
          />
        )}
      </Field>
      <div className="field-pair">
        <Field label={t('staffing.absenceFrom')}>
          {({ id }) => (
            <Input
              id={id}
              type="date"
              value={days.from}
              onChange={({ target }) =>
                target.value &&
                setDays({ from: target.value, to: days.to < target.value ? target.value : days.to })
              }
            />
          )}
        </Field>
        <Field label={t('staffing.absenceTo')} wrong={wrong}>
          {({ id }) => (
            <Input
              id={id}
              type="date"
              min={days.from}
              value={days.to}
              onChange={({ target }) => target.value && setDays({ ...days, to: target.value })}
            />
          )}
        </Field>
      </div>
      <Radio.Group
        aria-label={t('staffing.absenceReason')}
        value={reason}
        options={ABSENCE_REASONS.map((value) => ({ value, label: t(`staffing.reason.${value}`) }))}
        onChange={(event) => setReason(event.target.value as AbsenceReason)}
      />
      <Field label={t('staffing.note')}>
        {({ id }) => (
          <Input id={id} maxLength={200} value={note} onChange={(event) => setNote(event.target.value)} />
        )}
      </Field>
    </FormDialog>
  );
}
