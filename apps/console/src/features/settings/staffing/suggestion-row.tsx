import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCoverage } from './use-staffing';

/** Under each day of the grid: agents suggested and planned. Nothing while it is not known. */
export function SuggestionRow({ teamId, monday }: { teamId: string; monday: string }) {
  const { t } = useTranslation();
  const { data } = useCoverage(teamId, monday);
  if (!data || data.monday !== monday || data.teamId !== teamId) return null;
  return (
    <div className="shift-row suggestions">
      <span className="i3 t12">{t('staffing.suggested')}</span>
      {data.days.map(({ date, suggestion }) => {
        const { agents, plannedAgents, neededHours, peak } = suggestion;
        const missing = agents - plannedAgents;
        return (
          <Tooltip key={date} title={t('staffing.suggestionLong', { hours: neededHours, peak })}>
            <span className={missing > 0 ? 'missing' : ''} tabIndex={0}>
              {t('staffing.suggestion', { n: agents })}
              <small>
                {missing > 0
                  ? t('staffing.short', { n: missing })
                  : t('staffing.plannedAgents', { n: plannedAgents })}
              </small>
            </span>
          </Tooltip>
        );
      })}
    </div>
  );
}
