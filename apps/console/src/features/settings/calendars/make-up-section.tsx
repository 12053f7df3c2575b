import { DatePicker, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { byDate, type CalendarForm } from './calendar-form';
import { useDates } from './use-dates';
import { DAYS } from './week';
import type { SectionProps } from './week-section';

/** Days worked in place of days off (调休), each by the hours of a weekday. */
export function MakeUpSection({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const dates = useDates();
  const days = form.makeUpDays;
  const put = (makeUpDays: CalendarForm['makeUpDays']) => edit({ makeUpDays: byDate(makeUpDays) });
  const add = (date: string) =>
    put([...days.filter((day) => day.date !== date), { date, like: 'mon', name: '' }]);
  return (
    <Section title={t('calendars.makeUpDays')} hint={t('calendars.makeUpHint')}>
      {days.length === 0 ? <p className="i3">{t('calendars.noMakeUpDays')}</p> : null}
      <ul className="special-days">
        {days.map((day) => (
          <li key={day.date} className="special-day">
            <span className="special-when wide">{dates.day(day.date)}</span>
            <span className="grow cut">{day.name}</span>
            <Select
              size="small"
              aria-label={`${day.date} ${t('calendars.like')}`}
              value={day.like}
              options={DAYS.map((value) => ({
                value,
                label: t('calendars.likeDay', { day: t(`settings.inboxes.days.${value}`) }),
              }))}
              onChange={(like) => put(days.map((one) => (one.date === day.date ? { ...one, like } : one)))}
            />
            <IconAction
              local
              icon={Trash2}
              label={t('calendars.remove', { name: day.date })}
              onClick={() => put(days.filter((one) => one.date !== day.date))}
            />
          </li>
        ))}
      </ul>
      <DatePicker<Dayjs>
        value={null}
        suffixIcon={<Plus size={14} strokeWidth={1.75} />}
        placeholder={t('calendars.addMakeUpDay')}
        aria-label={t('calendars.addMakeUpDay')}
        onChange={(date) => (date ? add(date.format('YYYY-MM-DD')) : undefined)}
      />
    </Section>
  );
}
