import { useTranslation } from 'react-i18next';
import { gapsOf } from './heat';
import { useDayNames } from './use-day-names';
import type { Coverage } from './use-staffing';

/** The same as numbers: a line for each day, with what is suggested and where somebody is missing. */
export function CoverageTable({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation();
  const days = useDayNames();
  return (
    <div className="data-table coverage-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('staffing.day')}</th>
            <th scope="col">{t('staffing.dayKind')}</th>
            <th scope="col" className="end">
              {t('staffing.expected')}
            </th>
            <th scope="col" className="end">
              {t('staffing.neededHours')}
            </th>
            <th scope="col" className="end">
              {t('staffing.plannedHours')}
            </th>
            <th scope="col" className="end">
              {t('staffing.peak')}
            </th>
            <th scope="col">{t('staffing.gapHours')}</th>
          </tr>
        </thead>
        <tbody>
          {coverage.days.map((day) => {
            const total = day.expected.reduce((sum, one) => sum + one, 0);
            const gaps = gapsOf(day);
            const named = gaps.join(t('settings.nameJoin'));
            return (
              <tr key={day.date}>
                <th scope="row">{days.both(day.date)}</th>
                <td>
                  {day.marked
                    ? `${day.marked.name} ${t('staffing.markedTimes', { n: day.marked.factor })}`
                    : t(
                        day.kind === 'holiday'
                          ? 'staffing.holiday'
                          : day.kind === 'make-up'
                            ? 'staffing.makeUp'
                            : 'staffing.ordinary',
                      )}
                </td>
                <td className="end">{t('staffing.conversations', { n: Math.round(total * 10) / 10 })}</td>
                <td className="end">{day.suggestion.neededHours}</td>
                <td className="end">{day.suggestion.plannedHours}</td>
                <td className="end">{day.suggestion.peak}</td>
                <td title={named}>
                  <span className={gaps.length > 0 ? 'cut gap-hours' : 'i3'}>
                    {named || t('staffing.none')}
                  </span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
