import { Button, Input, Switch } from 'antd';
import { Copy, Plus, Trash2, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconAction } from '../page/icon-action';
import { nextInterval, writtenTime, wrongIntervals, type Interval } from './week';

interface DayRowProps {
  name: string;
  intervals: Interval[];
  onChange: (intervals: Interval[]) => void;
  /** Copies this day to the other workdays. */
  onCopy?: () => void;
  /** Takes the day out of a list of days. */
  onRemove?: () => void;
}

/** One day: open or not, and from when to when, as often as needed. */
export function DayRow({ name, intervals, onChange, onCopy, onRemove }: DayRowProps) {
  const { t } = useTranslation();
  const wrong = wrongIntervals(intervals);
  const next = nextInterval(intervals);
  const put = (at: number, parts: Partial<Interval>) =>
    onChange(intervals.map((interval, index) => (index === at ? { ...interval, ...parts } : interval)));
  return (
    <div className="day-row" role="group" aria-label={name}>
      <span className="day-name">
        <Switch
          size="small"
          aria-label={name}
          checked={intervals.length > 0}
          onChange={(open) => onChange(open ? [nextInterval([])!] : [])}
        />
        {name}
      </span>
      <div className="day-parts">
        {intervals.length === 0 ? <span className="i3 closed">{t('settings.inboxes.closedDay')}</span> : null}
        {intervals.map((interval, at) => (
          <span key={at} className="day-part">
            {(['open', 'close'] as const).map((side) => (
              <span key={side} className="row g8">
                {side === 'close' ? <span className="i3">{t('settings.inboxes.to')}</span> : null}
                <Input
                  className="time"
                  inputMode="numeric"
                  maxLength={5}
                  placeholder={side === 'open' ? '09:00' : '18:00'}
                  aria-label={`${name} ${side === 'open' ? t('settings.inboxes.opens') : t('settings.inboxes.closes')}`}
                  aria-invalid={wrong.has(at)}
                  status={wrong.has(at) ? 'error' : ''}
                  value={interval[side]}
                  onChange={(event) => put(at, { [side]: event.target.value })}
                  onBlur={(event) => put(at, { [side]: writtenTime(event.target.value) })}
                />
              </span>
            ))}
            <IconAction
              local
              icon={X}
              label={t('settings.inboxes.removeInterval')}
              onClick={() => onChange(intervals.filter((_, index) => index !== at))}
            />
            {wrong.has(at) ? (
              <span className="wrong" role="alert">
                {t('settings.inboxes.overlap')}
              </span>
            ) : null}
          </span>
        ))}
      </div>
      <span className="day-tools">
        {intervals.length > 0 && next ? (
          <Button
            type="text"
            size="small"
            icon={<Plus size={14} strokeWidth={1.75} />}
            aria-label={`${name} ${t('settings.inboxes.addInterval')}`}
            onClick={() => onChange([...intervals, next])}
          >
            {t('settings.inboxes.addInterval')}
          </Button>
        ) : null}
        {onCopy ? (
          <IconAction local icon={Copy} label={t('settings.inboxes.copyDays')} onClick={onCopy} />
        ) : onRemove ? (
          <IconAction local icon={Trash2} label={t('calendars.remove', { name })} onClick={onRemove} />
        ) : (
          <span className="no-copy" />
        )}
      </span>
    </div>
  );
}
