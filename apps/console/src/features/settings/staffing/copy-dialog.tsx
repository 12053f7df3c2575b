import { useState } from 'react';
import { App, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useAction } from '../../../parts/use-action';
import { FormDialog } from '../page/form-dialog';
import { useDayNames } from './use-day-names';
import { useProblemLines, useSayShiftProblem } from './use-problem-lines';
import type { StaffingWeek } from './use-staffing';
import { addDays } from './wall-days';

interface CopyDialogProps {
  week: StaffingWeek;
  onCopied: (week: StaffingWeek) => void;
  onClose: () => void;
}

/** Last week's shifts into this one. */
export function CopyDialog({ week, onCopied, onClose }: CopyDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const days = useDayNames();
  const problemLines = useProblemLines();
  const sayProblem = useSayShiftProblem();
  const { run, busy, problem } = useAction();
  const [replace, setReplace] = useState(false);
  const { teamId, monday } = week;
  const from = addDays(monday, -7);
  const own = week.shifts.filter((shift) => shift.teamId === teamId).length;

  const submit = () =>
    run(async () => {
      const copied = await api.call('POST /api/teams/:id/shifts/copy', {
        params: { id: teamId },
        body: { from, to: monday, replace },
      });
      const n = copied.shifts.filter((shift) => shift.teamId === teamId).length - (replace ? 0 : own);
      void message.success(t('staffing.copied', { n }));
      const left = copied.leftOut ?? [];
      if (left.length > 0)
        void message.warning(
          t('staffing.leftOut', { list: left.map(sayProblem).join(t('settings.nameJoin')) }),
          8,
        );
      onCopied(copied);
      onClose();
    });

  const lines = problemLines(problem);
  return (
    <FormDialog
      title={t('staffing.copyTitle', { from: days.range(from, addDays(from, 6)) })}
      submit={t('staffing.copy')}
      busy={busy}
      problem={problem}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t('staffing.copyBody')}</p>
      {own > 0 ? (
        <Checkbox checked={replace} onChange={(event) => setReplace(event.target.checked)}>
          {t('staffing.copyReplace')}
        </Checkbox>
      ) : null}
      {lines.length > 0 ? (
        <ul className="problem-lines">
          {lines.slice(0, 6).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </FormDialog>
  );
}
