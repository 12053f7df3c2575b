import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import type { SaidTrend } from './use-trend';

/** The numbers of the chart. */
export function TrendTable({ trend, onPoint }: { trend: SaidTrend; onPoint?: (at: number) => void }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <table aria-label={trend.title}>
      <thead>
        <tr>
          <th scope="col">{t('report.time')}</th>
          {trend.lines.map((line) => (
            <th key={line.role} scope="col" className="end">
              {line.name}
            </th>
          ))}
          <th scope="col" className="end">
            {t('report.measure.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {trend.places.map((place, at) => (
          <tr key={place}>
            <th scope="row">
              {onPoint ? (
                <button type="button" className="row-pick" onClick={() => onPoint(at)}>
                  {place}
                </button>
              ) : (
                place
              )}
            </th>
            {trend.lines.map((line) => {
              const value = line.values[at];
              return (
                <td key={line.role} className="end">
                  {value === null || value === undefined ? '–' : trend.write(value)}
                </td>
              );
            })}
            <td className="end">{number(trend.counts[at] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
