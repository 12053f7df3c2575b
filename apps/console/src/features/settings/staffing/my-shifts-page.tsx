import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../../live/use-live';
import { StateBlock } from '../../../parts/state-block';
import { Column } from '../page/column';
import { Loaded } from '../page/loaded';
import { useDayNames } from './use-day-names';
import { useMyShifts } from './use-staffing';
import './staffing.css';

/** When I work in the next four weeks. */
export function MyShiftsPage() {
  const { t } = useTranslation();
  const query = useMyShifts();
  const { agents, teams } = useDirectory();
  const days = useDayNames();
  return (
    <Column title={t('staffing.mine')} hint={t('staffing.mineHint')}>
      <Loaded query={query} rows={5}>
        {({ shifts, absences }) =>
          shifts.length + absences.length === 0 ? (
            <div className="card">
              <StateBlock
                drawing="nothing"
                title={t('staffing.mineNone')}
                hint={t('staffing.mineNoneHint')}
              />
            </div>
          ) : (
            <ul className="card line-list my-shifts">
              {absences.map((absence) => (
                <li key={absence.id}>
                  <span className="absence-chip">
                    {t('staffing.mineAway', {
                      range: days.range(absence.from, absence.to),
                      reason: t(`staffing.reason.${absence.reason}`),
                    })}
                  </span>
                </li>
              ))}
              {shifts.map((shift) => (
                <li key={shift.id}>
                  <span className="my-day">{days.both(shift.date)}</span>
                  <span className={`shift-dot shift-color ${shift.color}`} aria-hidden="true" />
                  <b>{shift.name}</b>
                  <span>
                    {shift.start}–{shift.end}
                  </span>
                  <span className="grow i3 cut">
                    {teams.find(({ id }) => id === shift.teamId)?.name}
                    {shift.coversAgentId
                      ? ` · ${t('staffing.covers', {
                          name: agents.find(({ id }) => id === shift.coversAgentId)?.name ?? '',
                        })}`
                      : ''}
                  </span>
                  {absences.some(({ from, to }) => from <= shift.date && shift.date <= to) ? (
                    <span className="shift-away">{t('staffing.needsCover')}</span>
                  ) : null}
                  <span className="i3">
                    {t('staffing.hours', { hours: Math.round(shift.minutes / 6) / 10 })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Column>
  );
}
