import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type HourCell, hoursOf, signOf, timeOf } from './heat';
import { useDayNames } from './use-day-names';
import type { Coverage } from './use-staffing';

/** A half hour of the week. */
export interface Spot {
  day: number;
  slot: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Words for how a cell is staffed. */
export function useStateText(): (cell: HourCell) => string {
  const { t } = useTranslation();
  return ({ state, balance }) =>
    state === 'gap'
      ? t('staffing.gap', { n: -balance })
      : state === 'spare'
        ? t('staffing.spare', { n: balance })
        : t(state === 'closed' ? 'staffing.closed' : 'staffing.enough');
}

/** Days by hours. Colour and sign say the same; pointing at a cell, or moving to it by arrows, explains it. */
export function CoverageMap({
  coverage,
  spot,
  onSpot,
}: {
  coverage: Coverage;
  spot: Spot;
  onSpot: (spot: Spot) => void;
}) {
  const { t } = useTranslation();
  const days = useDayNames();
  const stateText = useStateText();
  const map = useRef<HTMLDivElement>(null);
  const rows = coverage.days.map((day) => ({ day, hours: hoursOf(day) }));
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const day = Math.min(6, Math.max(0, spot.day + step[0]));
    const hour = Math.min(23, Math.max(0, (spot.slot >> 1) + step[1]));
    onSpot({ day, slot: rows[day]!.hours[hour]!.slot });
    map.current?.querySelector<HTMLElement>(`[data-spot="${day}-${hour}"]`)?.focus();
  };
  return (
    <div className="heat-scroll">
      <div className="heat" role="grid" aria-label={t('staffing.coverage')} ref={map} onKeyDown={move}>
        <div role="row" className="heat-row hours" aria-hidden="true">
          <span />
          {HOURS.map((hour) => (
            <span key={hour}>{hour % 2 === 0 ? String(hour).padStart(2, '0') : ''}</span>
          ))}
        </div>
        {rows.map(({ day, hours }, at) => (
          <div role="row" className="heat-row" key={day.date}>
            <span role="rowheader" className="heat-day">
              <b>{days.weekday(day.date)}</b> {days.day(day.date)}
              <DayMark day={day} />
            </span>
            {hours.map((cell) => (
              <span
                key={cell.hour}
                role="gridcell"
                data-spot={`${at}-${cell.hour}`}
                tabIndex={spot.day === at && spot.slot >> 1 === cell.hour ? 0 : -1}
                aria-label={t('staffing.cellLabel', {
                  day: days.both(day.date),
                  time: timeOf(cell.slot),
                  needed: cell.needed,
                  planned: cell.planned,
                  state: stateText(cell),
                })}
                className={`heat-cell ${cell.state}${cell.balance <= -2 ? ' wide-gap' : ''}${
                  spot.day === at && spot.slot >> 1 === cell.hour ? ' shown' : ''
                }`}
                onMouseEnter={() => onSpot({ day: at, slot: cell.slot })}
                onFocus={() => onSpot({ day: at, slot: cell.slot })}
              >
                {signOf(cell)}
              </span>
            ))}
          </div>
        ))}
      </div>
      <ul className="heat-legend" aria-label={t('staffing.legend')}>
        <li>
          <i className="heat-cell gap">−1</i> {t('staffing.gap', { n: 1 })}
        </li>
        <li>
          <i className="heat-cell enough">✓</i> {t('staffing.enough')}
        </li>
        <li>
          <i className="heat-cell spare">+1</i> {t('staffing.spare', { n: 1 })}
        </li>
        <li>
          <i className="heat-cell closed" /> {t('staffing.closed')}
        </li>
      </ul>
    </div>
  );
}

function DayMark({ day }: { day: Coverage['days'][number] }) {
  const { t } = useTranslation();
  if (day.marked)
    return (
      <span className="day-mark promotion" title={day.marked.name}>
        {t('staffing.markedTimes', { n: day.marked.factor })}
      </span>
    );
  if (day.kind === 'weekday') return null;
  return (
    <span className={`day-mark ${day.kind}`} title={day.name ?? ''}>
      {t(day.kind === 'holiday' ? 'staffing.holiday' : 'staffing.makeUp')}
    </span>
  );
}

const STEPS: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};
