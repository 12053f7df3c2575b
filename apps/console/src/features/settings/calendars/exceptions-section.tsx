import { DatePicker } from 'antd';
import type { Dayjs } from 'dayjs';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../page/column';
import { byDate, type CalendarForm } from './calendar-form';
import { DayRow } from './day-row';
import { useDates } from './use-dates';
import type { SectionProps } from './week-section';

/** Dates with hours of their own: a sale until midnight, a half day. */
export function ExceptionsSection({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const days = form.exceptions;
  const put = (exceptions: CalendarForm['exceptions']) => edit({ exceptions: byDate(exceptions) });
  const add = (date: string) => {
    if (days.some((day) => day.date === date)) return;
    put([...days, { date, intervals: [{ open: '09:00', close: '24:00' }], name: '' }]);
  };
  return (
    <Section title={t('calendars.exceptions')} hint={t('calendars.exceptionsHint')}>
      {days.length === 0 ? <p className="i3">{t('calendars.noExceptions')}</p> : null}
      <div className="week exceptions">
        {days.map((day) => (
          <DayRow
            key={day.date}
            name={dates.day(day.date)}
            intervals={day.intervals}
            onChange={(intervals) =>
              put(days.map((one) => (one.date === day.date ? { ...one, intervals } : one)))
            }
            onRemove={() => put(days.filter((one) => one.date !== day.date))}
          />
        ))}
      </div>
      <DatePicker<Dayjs>
        value={null}
        suffixIcon={<Plus size={14} strokeWidth={1.75} />}
        placeholder={t('calendars.addException')}
        aria-label={t('calendars.addException')}
        onChange={(date) => (date ? add(date.format('YYYY-MM-DD')) : undefined)}
      />
    </Section>
  );
}
