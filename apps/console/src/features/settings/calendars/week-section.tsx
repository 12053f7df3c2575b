import { useMemo } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { Section } from '../page/column';
import type { CalendarForm } from './calendar-form';
import { DayRow } from './day-row';
import { timeZones } from './time-zones';
import { copiedToWorkdays, DAYS } from './week';
import { WeekGrid } from './week-grid';

export interface SectionProps {
  form: CalendarForm;
  edit: (parts: Partial<CalendarForm>) => void;
}

/** The week by the clock on the wall, with several parts a day, and whose wall it is. */
export function WeekSection({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const zones = useMemo(() => timeZones(new Date()), []);
  const { timeZone, days } = form;
  return (
    <Section title={t('calendars.week')} hint={t('calendars.weekHint')}>
      <Field label={t('calendars.timeZone')}>
        {({ id }) => (
          <Select
            id={id}
            showSearch={{ optionFilterProp: 'search' }}
            value={timeZone}
            options={
              zones.some(({ value }) => value === timeZone)
                ? zones
                : [{ value: timeZone, label: timeZone, search: timeZone }, ...zones]
            }
            onChange={(zone) => edit({ timeZone: zone })}
          />
        )}
      </Field>
      <WeekGrid days={days} />
      <div className="week" role="group" aria-label={t('calendars.week')}>
        {DAYS.map((day) => (
          <DayRow
            key={day}
            name={t(`settings.inboxes.days.${day}`)}
            intervals={days[day]}
            onChange={(intervals) => edit({ days: { ...days, [day]: intervals } })}
            {...(day === 'mon' ? { onCopy: () => edit({ days: copiedToWorkdays(days, day) }) } : {})}
          />
        ))}
      </div>
    </Section>
  );
}
