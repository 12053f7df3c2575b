import { useMemo, useState } from 'react';
import { DatePicker, Segmented, Select } from 'antd';
import { Plus, X } from 'lucide-react';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import { DayRow } from './day-row';
import { copiedToWorkdays, DAYS, usualHours, withHoliday, type Hours } from './hours';
import { sectionId } from './section-bar';
import { timeZones } from './time-zones';

interface HoursSectionProps {
  hours: Hours | null;
  onChange: (hours: Hours | null) => void;
}

const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** When people answer: always, or by a week with several parts a day, a time zone and holidays. */
export function HoursSection({ hours, onChange }: HoursSectionProps) {
  const { t } = useTranslation();
  // Switching to round the clock and back must not lose the week.
  const [kept, setKept] = useState(hours);
  const zones = useMemo(() => timeZones(new Date()), []);
  const put = (next: Hours) => {
    setKept(next);
    onChange(next);
  };
  return (
    <Section
      id={sectionId('hours')}
      title={t('settings.inboxes.section.hours')}
      hint={hours ? t('settings.inboxes.hoursHint') : t('settings.inboxes.clockHint')}
      extra={
        <Segmented
          aria-label={t('settings.inboxes.section.hours')}
          value={hours ? 'hours' : 'clock'}
          options={[
            { value: 'clock', label: t('settings.inboxes.roundTheClock') },
            { value: 'hours', label: t('settings.inboxes.byHours') },
          ]}
          onChange={(value) => {
            if (hours) setKept(hours);
            onChange(value === 'clock' ? null : (kept ?? usualHours(OWN_ZONE)));
          }}
        />
      }
    >
      {hours ? (
        <>
          <Field label={t('settings.inboxes.timeZone')}>
            {({ id }) => (
              <Select
                id={id}
                showSearch={{ optionFilterProp: 'search' }}
                value={hours.timeZone}
                options={
                  zones.some(({ value }) => value === hours.timeZone)
                    ? zones
                    : [{ value: hours.timeZone, label: hours.timeZone, search: hours.timeZone }, ...zones]
                }
                onChange={(timeZone) => put({ ...hours, timeZone })}
              />
            )}
          </Field>
          <div className="week" role="group" aria-label={t('settings.inboxes.section.hours')}>
            {DAYS.map((day) => (
              <DayRow
                key={day}
                day={day}
                intervals={hours.days[day]}
                onChange={(intervals) => put({ ...hours, days: { ...hours.days, [day]: intervals } })}
                {...(day === 'mon' ? { onCopy: () => put(copiedToWorkdays(hours, day)) } : {})}
              />
            ))}
          </div>
          <div className="field">
            <span className="label">{t('settings.inboxes.holidays')}</span>
            <span className="help">{t('settings.inboxes.holidaysHint')}</span>
            <div className="tag-list">
              {hours.holidays.map((date) => (
                <span key={date} className="chip tag">
                  {date}
                  <button
                    type="button"
                    aria-label={t('settings.inboxes.removeHoliday', { date })}
                    onClick={() =>
                      put({ ...hours, holidays: hours.holidays.filter((known) => known !== date) })
                    }
                  >
                    <X size={12} strokeWidth={2} aria-hidden="true" />
                  </button>
                </span>
              ))}
              <DatePicker<Dayjs>
                size="small"
                value={null}
                suffixIcon={<Plus size={14} strokeWidth={1.75} />}
                placeholder={t('settings.inboxes.addHoliday')}
                aria-label={t('settings.inboxes.addHoliday')}
                onChange={(date) => {
                  if (date) put(withHoliday(hours, date.format('YYYY-MM-DD')));
                }}
              />
            </div>
          </div>
        </>
      ) : null}
    </Section>
  );
}
