import { useTranslation } from 'react-i18next';
import { useStateText, type Spot } from './coverage-map';
import { medianOf, shareOf, totalOf } from './forecast-parts';
import { cellAt, timeOf } from './heat';
import { useDayNames } from './use-day-names';
import type { Coverage } from './use-staffing';

/** Where the numbers of one half hour come from, so that anybody can work them out again. */
export function CoverageDetail({ coverage, spot }: { coverage: Coverage; spot: Spot }) {
  const { t } = useTranslation();
  const days = useDayNames();
  const stateText = useStateText();
  const { facts, settings } = coverage;
  const day = coverage.days[spot.day]!;
  const cell = cellAt(day, spot.slot);
  const expected = day.expected[spot.slot] ?? 0;
  const factor = day.marked?.factor ?? 1;
  const counts = day.past.map((one) => one.counts);
  const totals = counts.map(totalOf);
  const atOnce = (expected * 2 * facts.handleSeconds) / 3_600;
  const result = atOnce / ((facts.places * settings.occupancyPercent) / 100);
  const kind =
    day.kind === 'holiday'
      ? t('staffing.likeHoliday', { name: day.name ?? t('staffing.holiday') })
      : day.kind === 'make-up'
        ? t('staffing.likeMakeUp', { day: t(`settings.inboxes.days.${day.like ?? 'mon'}`) })
        : t('staffing.likeWeekday', { day: days.longWeekday(day.date) });
  return (
    <aside className="coverage-detail" aria-live="polite">
      <h3>
        {days.both(day.date)} {timeOf(spot.slot)}–{timeOf(spot.slot + 1)}
      </h3>
      <p className={`coverage-state ${cell.state}`}>{stateText(cell)}</p>
      <dl>
        <div>
          <dt>{t('staffing.planned')}</dt>
          <dd>{cell.planned}</dd>
        </div>
        <div>
          <dt>{t('staffing.needed')}</dt>
          <dd>{cell.needed}</dd>
        </div>
        <div>
          <dt>{t('staffing.expectedHere')}</dt>
          <dd>{expected}</dd>
        </div>
      </dl>
      <h4>{t('staffing.howForecast')}</h4>
      <p className="i2">{kind}</p>
      {day.likeDays.length === 0 ? (
        <p className="i2">{t('staffing.noPast')}</p>
      ) : (
        <>
          <ul className="past-counts">
            {day.likeDays.map((date, at) => (
              <li key={date}>
                <span>{days.day(date)}</span>
                <span>
                  <b>{counts[at]?.[spot.slot] ?? 0}</b> / {totals[at]}
                </span>
              </li>
            ))}
          </ul>
          <p className="i2">
            {t('staffing.medianOf', {
              ...{ n: day.likeDays.length, median: medianOf(totals) },
              share: Math.round((shareOf(counts, spot.slot) ?? 0) * 1_000) / 10,
            })}
          </p>
          {day.standIn ? <p className="i2">{t('staffing.standIn')}</p> : null}
        </>
      )}
      {day.marked ? (
        <p className="i2">{t('staffing.timesFactor', { name: day.marked.name, factor })}</p>
      ) : null}
      <h4>{t('staffing.howNeeded')}</h4>
      <p className="formula">
        {cell.needed === 0 && result === 0
          ? t('staffing.neededClosed')
          : t('staffing.neededFormula', {
              ...{ expected, seconds: facts.handleSeconds, places: facts.places },
              ...{ occupancy: settings.occupancyPercent, result: Math.round(result * 100) / 100 },
            })}
      </p>
      {cell.needed > Math.ceil(result - 1e-9) ? (
        <p className="i2">{t('staffing.neededMinimum', { n: settings.minimumAgents })}</p>
      ) : null}
      {cell.needed === 0 && result > 0 ? <p className="i2">{t('staffing.neededClosed')}</p> : null}
    </aside>
  );
}
