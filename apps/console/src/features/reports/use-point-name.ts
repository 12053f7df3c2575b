import { useTranslation } from 'react-i18next';
import { weekdayName } from './period';
import { partsOfPoint, type Point } from './point';
import type { Split } from './report-pages';
import { useDayText } from './use-day-text';
import { useGroupNames } from './use-group-names';

/** What a point is called: 11月11日, 周三 14 点, a team's name; nothing for the whole. */
export function usePointName(): (point: Point) => string | null {
  const { t } = useTranslation();
  const days = useDayText();
  const groupName = useGroupNames();
  return (point) => {
    const { kind, value } = partsOfPoint(point);
    switch (kind) {
      case 'whole':
        return null;
      case 'day':
        return days.day(value);
      case 'week':
        return t('report.weekOf', { day: days.day(value) });
      case 'month':
        return value;
      case 'hour':
        return t('report.hour', { hour: value });
      case 'cell': {
        const [weekday, hour] = value.split('-');
        return `${t(`report.weekday.${weekdayName(Number(weekday))}`)} ${t('report.hour', { hour })}`;
      }
      default:
        return groupName(kind as Split, value === '' ? null : value);
    }
  };
}
