import { useTranslation } from 'react-i18next';
import { DAYS, minutesOf, type WeekDays } from './week';

const DAY_MINUTES = 24 * 60;
const HOURS = [0, 6, 12, 18, 24];

/** The week drawn: a line a day, a bar for each part that is open. Rows below say the same in words. */
export function WeekGrid({ days }: { days: WeekDays }) {
  const { t } = useTranslation();
  return (
    <div className="week-grid" aria-hidden="true">
      {DAYS.map((day) => (
        <div key={day} className="week-grid-day">
          <span className="i3">{t(`settings.inboxes.days.${day}`)}</span>
          <span className="week-grid-line">
            {days[day].map(({ open, close }, at) => {
              const [from, to] = [minutesOf(open), minutesOf(close)];
              if (from === null || to === null || to <= from) return null;
              const place = { left: percent(from), width: percent(to - from) };
              return <span key={at} className="week-grid-bar" style={place} />;
            })}
          </span>
        </div>
      ))}
      <div className="week-grid-day week-grid-hours">
        <span />
        <span className="week-grid-scale">
          {HOURS.map((hour) => (
            <span key={hour} className="i3 mono" style={{ left: percent(hour * 60) }}>
              {hour}
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

function percent(minutes: number): string {
  return `${(minutes / DAY_MINUTES) * 100}%`;
}
