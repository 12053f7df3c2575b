import { useState } from 'react';
import { DatePicker, Popover } from 'antd';
import dayjs from 'dayjs';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { daysOf, lengthOf, PERIODS, type Days, type PeriodName } from './period';
import { useDayText } from './use-day-text';

/** What one picked: a name, and the days of an own choice. */
export interface PickedPeriod {
  name: PeriodName;
  days: Days;
}

interface PeriodPickerProps {
  picked: PickedPeriod;
  today: string;
  longest: number;
  zone: string;
  onPick: (period: PickedPeriod) => void;
}

/** The period as a button; names of usual periods and an own choice of days behind it. */
export function PeriodPicker({ picked, today, longest, zone, onPick }: PeriodPickerProps) {
  const { t } = useTranslation();
  const { range } = useDayText();
  const [open, setOpen] = useState(false);
  const tooLong = lengthOf(picked.days) > longest;

  function choose(period: PickedPeriod) {
    setOpen(false);
    onPick(period);
  }

  const content = (
    <div className="period-menu">
      <ul role="radiogroup" aria-label={t('report.filter.period')}>
        {PERIODS.filter((name) => name !== 'custom').map((name) => (
          <li key={name}>
            <button
              type="button"
              role="radio"
              aria-checked={picked.name === name}
              className="period-choice"
              onClick={() => choose({ name, days: daysOf(name, today) })}
            >
              <span className="grow">{t(`report.period.${name}`)}</span>
              <span className="i3 t12">{range(daysOf(name, today))}</span>
            </button>
          </li>
        ))}
      </ul>
      <label className="period-own">
        <span className="t12 i2">{t('report.period.custom')}</span>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(picked.days.from), dayjs(picked.days.to)]}
          maxDate={dayjs(today)}
          format="YYYY-MM-DD"
          getPopupContainer={(trigger) => trigger.closest<HTMLElement>('.report') ?? document.body}
          onChange={(range) => {
            const [from, to] = range ?? [];
            if (!from || !to) return;
            choose({
              name: 'custom',
              days: { from: from.format('YYYY-MM-DD'), to: to.format('YYYY-MM-DD') },
            });
          }}
        />
      </label>
      <p className="t12 i3">{t('report.period.zone', { zone })}</p>
    </div>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      content={content}
    >
      <button type="button" className={`report-select${tooLong ? ' wrong' : ''}`} aria-expanded={open}>
        <span className="i3">{t('report.filter.period')}</span>
        <span>{range(picked.days)}</span>
        <ChevronDown size={12} strokeWidth={1.75} aria-hidden="true" />
      </button>
    </Popover>
  );
}
