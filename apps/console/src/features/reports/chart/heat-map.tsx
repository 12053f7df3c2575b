import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayName } from '../period';
import { cellAfter, heatStep } from './heat-steps';

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

interface HeatMapProps {
  label: string;
  /** Value of a weekday (Monday 1) and an hour; null where nothing was counted. */
  valueOf: (weekday: number, hour: number) => number | null;
  write: (value: number) => string;
  picked: { weekday: number; hour: number } | null;
  onPick?: (weekday: number, hour: number) => void;
}

/** Hour × weekday: a table whose cells are also its picture, one stop for Tab, arrows inside. */
export function HeatMap({ label, valueOf, write, picked, onPick }: HeatMapProps) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ day: 1, hour: 9 });
  const greatest = Math.max(0, ...DAYS.flatMap((day) => HOURS.map((hour) => valueOf(day, hour) ?? 0)));

  function move(event: KeyboardEvent) {
    const next = cellAfter(event.key, at.day, at.hour);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-cell="${next.day}-${next.hour}"]`)?.focus();
  }

  return (
    <div className="heat" onKeyDown={move}>
      <table ref={table} aria-label={label}>
        <thead>
          <tr>
            <td />
            {HOURS.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{t(`report.weekday.${weekdayName(day)}`)}</th>
              {HOURS.map((hour) => {
                const value = valueOf(day, hour);
                const said = value === null ? '–' : write(value);
                const isPicked = picked?.weekday === day && picked.hour === hour;
                return (
                  <td key={hour}>
                    <button
                      type="button"
                      data-cell={`${day}-${hour}`}
                      className={`heat-cell step-${heatStep(value, greatest)}${isPicked ? ' picked' : ''}`}
                      tabIndex={at.day === day && at.hour === hour ? 0 : -1}
                      aria-pressed={isPicked}
                      aria-label={t('report.cell', {
                        day: t(`report.weekday.${weekdayName(day)}`),
                        hour,
                        value: said,
                      })}
                      onFocus={() => setAt({ day, hour })}
                      onClick={() => onPick?.(day, hour)}
                    >
                      {said}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
