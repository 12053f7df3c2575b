import { useState } from 'react';
import { Button, DatePicker, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { Check, FileUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { hasYear, planOf, rangesOf, withoutRange, withRange, withYear } from './calendar-form';
import { LoadYearsDialog } from './load-years-dialog';
import { useHolidayYears } from './use-calendars';
import { useDates } from './use-dates';
import type { SectionProps } from './week-section';

/** Closed days: Chinese years with one click, and the shop's own. */
export function HolidaysSection({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const ranges = rangesOf(form.holidays);
  const years = [...new Set(ranges.map(({ from }) => from.slice(0, 4)))];
  return (
    <Section title={t('calendars.holidays')} hint={t('calendars.holidaysHint')}>
      <YearButtons form={form} edit={edit} />
      {ranges.length === 0 ? <p className="i3">{t('calendars.noHolidays')}</p> : null}
      {years.map((year) => (
        <div key={year} className="special-days" role="group" aria-label={year}>
          <h3>{year}</h3>
          <ul>
            {ranges
              .filter(({ from }) => from.startsWith(year))
              .map((range) => (
                <HolidayRow
                  key={range.from}
                  range={range}
                  onRemove={() => edit({ holidays: withoutRange(form.holidays, range) })}
                />
              ))}
          </ul>
        </div>
      ))}
      <AddHoliday form={form} edit={edit} />
    </Section>
  );
}

function HolidayRow({
  range: { from, to, name, days },
  onRemove,
}: {
  range: ReturnType<typeof rangesOf>[number];
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const dates = useDates();
  const when = dates.range(from, to);
  return (
    <li className="special-day">
      <span className="special-when">{when}</span>
      <span className="grow cut">{name || <span className="i3">{t('calendars.closed')}</span>}</span>
      <span className="i3">{t('calendars.days', { n: days })}</span>
      <IconAction local icon={Trash2} label={t('calendars.remove', { name: when })} onClick={onRemove} />
    </li>
  );
}

function YearButtons({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query, reload } = useHolidayYears();
  const [loading, setLoading] = useState(false);
  const plan = planOf(form);
  return (
    <div className="year-buttons">
      {query.data?.map((year) => {
        const there = hasYear(plan, year);
        return (
          <Button
            key={year.year}
            size="small"
            icon={there ? <Check size={14} strokeWidth={2} /> : <Plus size={14} strokeWidth={2} />}
            disabled={there}
            onClick={() => edit(withYear(plan, year, language))}
          >
            {t(there ? 'calendars.yearThere' : 'calendars.addYear', { year: year.year })}
          </Button>
        );
      })}
      <Button
        type="text"
        size="small"
        icon={<FileUp size={14} strokeWidth={1.75} />}
        onClick={() => setLoading(true)}
      >
        {t('calendars.loadYears')}
      </Button>
      <ErrorLine problem={query.data ? null : query.error} />
      {loading ? (
        <LoadYearsDialog
          onLoaded={() => {
            void reload();
            setLoading(false);
          }}
          onClose={() => setLoading(false)}
        />
      ) : null}
    </div>
  );
}

function AddHoliday({ form, edit }: SectionProps) {
  const { t } = useTranslation();
  const [range, setRange] = useState<[Dayjs, Dayjs] | null>(null);
  const [name, setName] = useState('');
  function add() {
    if (!range) return;
    const [from, to] = range.map((day) => day.format('YYYY-MM-DD')) as [string, string];
    edit({ holidays: withRange(form.holidays, { from, to, name: name.trim() }) });
    setRange(null);
    setName('');
  }
  return (
    <div className="special-add">
      <DatePicker.RangePicker
        value={range}
        aria-label={t('calendars.addHoliday')}
        placeholder={[t('calendars.firstDay'), t('calendars.lastDay')]}
        onChange={(picked) => setRange(picked?.[0] && picked[1] ? [picked[0], picked[1]] : null)}
      />
      <Input
        maxLength={60}
        aria-label={t('calendars.holidayName')}
        placeholder={t('calendars.holidayName')}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={(event) => (event.nativeEvent.isComposing ? undefined : add())}
      />
      <Button icon={<Plus size={14} strokeWidth={2} />} disabled={!range} onClick={add}>
        {t('calendars.addHoliday')}
      </Button>
    </div>
  );
}
