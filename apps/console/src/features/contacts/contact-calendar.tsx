import { useState } from 'react';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverNow } from '../../live/ticker';
import { ErrorBlock } from '../../parts/state-block';
import { ContactList } from './contact-list';
import { dayBounds, monthCells, shiftMonth, shopDay } from './month-cells';
import { useContactDays } from './use-contacts';

/** The month: how many are planned and done on each day; a day opens its list. */
export function ContactCalendar({ mine }: { mine: boolean }) {
  const { t } = useTranslation();
  const today = shopDay(serverNow());
  const [month, setMonth] = useState(today.slice(0, 7));
  const [day, setDay] = useState<string>(today);
  const days = useContactDays(month, mine);
  const of = new Map(days.data?.days.map((one) => [one.day, one]));
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  return (
    <div className="contact-calendar">
      <div className="row g8">
        <Button
          size="small"
          aria-label={t('contacts.calendar.before')}
          icon={<ChevronLeft size={14} aria-hidden="true" />}
          onClick={() => setMonth(shiftMonth(month, -1))}
        />
        <b>{month}</b>
        <Button
          size="small"
          aria-label={t('contacts.calendar.after')}
          icon={<ChevronRight size={14} aria-hidden="true" />}
          onClick={() => setMonth(shiftMonth(month, 1))}
        />
      </div>
      {days.isError && !days.data ? (
        <ErrorBlock title={t('contacts.failed')} problem={days.error} onRetry={() => void days.refetch()} />
      ) : null}
      <div className="contact-month" role="grid" aria-label={month}>
        {weekdays.map((name) => (
          <span key={name} className="i2 t12" role="columnheader">
            {t(`contacts.weekday.${name}`)}
          </span>
        ))}
        {monthCells(month).map((cell, index) =>
          cell ? (
            <button
              key={cell}
              type="button"
              role="gridcell"
              aria-selected={cell === day}
              className={`contact-day${cell === day ? ' chosen' : ''}${cell === today ? ' today' : ''}`}
              onClick={() => setDay(cell)}
            >
              <b>{Number(cell.slice(8))}</b>
              {of.get(cell)?.planned ? (
                <span className={cell < today ? 'late' : 'soon'}>
                  {t('contacts.calendar.planned', { n: of.get(cell)!.planned })}
                </span>
              ) : null}
              {of.get(cell)?.done ? (
                <span className="i2">{t('contacts.calendar.done', { n: of.get(cell)!.done })}</span>
              ) : null}
            </button>
          ) : (
            <span key={`blank-${index}`} />
          ),
        )}
      </div>
      <h2 className="promise-group">{day}</h2>
      <ContactList filter={{ view: 'open', mine, ...dayBounds(day) }} />
      {of.get(day)?.done ? <ContactList filter={{ view: 'ended', mine, ...dayBounds(day) }} /> : null}
    </div>
  );
}
