import { useState } from 'react';
import { App, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useDirectory } from '../../../live/use-live';
import { Field } from '../../../parts/field';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { useDayNames } from './use-day-names';
import { useProblemLines } from './use-problem-lines';
import { type Shift, type StaffingWeek, useRefresh } from './use-staffing';
import { spanOf } from './wall-days';

/** Who takes a shift, and why. Colleagues who cannot are shown with the reason. */
export function CoverDialog({
  shift,
  week,
  onClose,
}: {
  shift: Shift;
  week: StaffingWeek;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { agents } = useDirectory();
  const days = useDayNames();
  const refresh = useRefresh();
  const problemLines = useProblemLines();
  const { run, busy, problem } = useAction();
  const [agentId, setAgentId] = useState<string>();
  const [note, setNote] = useState('');
  const nameOf = (id: string) => agents.find((agent) => agent.id === id)?.name ?? '';
  const whyNot = (id: string) => {
    const { from, to } = spanOf(shift);
    const away = week.absences.some(
      (one) => one.agentId === id && one.from <= shift.date && shift.date <= one.to,
    );
    if (away) return t('staffing.awayThen');
    const busyThen = week.shifts.some((other) => {
      const span = spanOf(other);
      return other.agentId === id && other.date === shift.date && span.from < to && from < span.to;
    });
    return busyThen ? t('staffing.busyThen') : null;
  };
  const options = week.members
    .filter((member) => member.agentId !== shift.agentId)
    .map((member) => ({ value: member.agentId, why: whyNot(member.agentId), name: nameOf(member.agentId) }))
    .sort((a, b) => Number(a.why !== null) - Number(b.why !== null))
    .map(({ value, why, name }) => ({
      value,
      label: why ? `${name} · ${why}` : name,
      disabled: why !== null,
    }));

  async function submit() {
    if (!agentId) return;
    const done = await run(() =>
      api.call('POST /api/shifts/:id/cover', { params: { id: shift.id }, body: { agentId, note } }),
    );
    if (!done) return;
    void message.success(t('staffing.covered', { name: nameOf(agentId) }));
    refresh();
    onClose();
  }

  const lines = problemLines(problem);
  return (
    <FormDialog
      title={t('staffing.coverTitle', { name: nameOf(shift.agentId) })}
      submit={t('staffing.cover')}
      busy={busy}
      problem={lines.length > 0 ? null : problem}
      why={agentId ? undefined : t('common.required', { field: t('staffing.coverBy') })}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">
        {t('staffing.coverBody', {
          shift: `${shift.name} ${days.both(shift.date)} ${shift.start}–${shift.end}`,
        })}
      </p>
      <Field label={t('staffing.coverBy')} required wrong={lines.join(' ') || null}>
        {({ id }) => (
          <Select
            id={id}
            autoFocus
            value={agentId}
            options={options}
            onChange={(value: string) => setAgentId(value)}
          />
        )}
      </Field>
      <Field label={t('staffing.coverNote')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={200}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
