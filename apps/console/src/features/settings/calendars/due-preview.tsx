import { useEffect, useState } from 'react';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDay } from '@yingda/design-system';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { useForeseen } from '../service-levels/use-service-levels';
import { type CalendarRecord, usePreview, type CalendarPlan } from './use-calendars';

/** Typing is not asked about letter by letter. */
const PAUSE_MS = 250;
/** As much as the wire takes: ninety days. */
const MOST_MINUTES = 129_600;
const USUAL_MINUTES = 60;
const OWN = 'own';

interface DuePreviewProps {
  plan: CalendarPlan | null;
  timeZone: string;
  /** Who goes by the calendar: what they are promised is asked about first. */
  uses: CalendarRecord['uses'];
}

/** "If a message came now, it would be due at …", for what is on the screen, saved or not. */
export function DuePreview({ plan, timeZone, uses }: DuePreviewProps) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const promises = usePromises(uses);
  const [chosen, setChosen] = useState<string | null>(null);
  const [minutes, setMinutes] = useState(USUAL_MINUTES);
  // What is promised, if anything is; else any time somebody types in.
  const promise =
    chosen === OWN
      ? undefined
      : (promises.find(({ kind }) => kind === (chosen ?? 'first-response')) ?? promises[0]);
  const seconds = promise?.seconds ?? minutes * 60;
  const asked = useLater(JSON.stringify({ plan, seconds }));
  const { plan: askedPlan, seconds: askedSeconds } = JSON.parse(asked) as {
    plan: CalendarPlan | null;
    seconds: number;
  };
  const preview = usePreview(askedPlan, askedSeconds);
  // A target of seconds is due to the second.
  const moment = useMoment(timeZone, askedSeconds < 3_600);
  const opening = useMoment(timeZone, false);
  const { data } = preview;
  return (
    <div className="card due-preview">
      <h2>{t('calendars.dueTitle')}</h2>
      {promises.length > 0 ? (
        <Select
          aria-label={t('calendars.target')}
          value={promise?.kind ?? OWN}
          options={[
            ...promises.map(({ kind, seconds: target }) => ({
              value: kind as string,
              label: t('calendars.promise', {
                kind: t(`serviceLevels.kind.${kind}`),
                time: duration(target, 'long'),
              }),
            })),
            { value: OWN, label: t('calendars.ownTarget') },
          ]}
          onChange={(value: string) => setChosen(value)}
        />
      ) : null}
      {promise ? null : (
        <label className="due-target">
          <span>{t('calendars.target')}</span>
          <InputNumber
            min={0}
            max={MOST_MINUTES}
            precision={0}
            value={minutes}
            suffix={t('calendars.minutes')}
            onChange={(value) => setMinutes(value ?? 0)}
          />
        </label>
      )}
      {plan === null ? (
        <p className="i3" role="status">
          {t('calendars.dueWrong')}
        </p>
      ) : data ? (
        <div aria-live="polite" className={preview.isPlaceholderData ? 'due-answer older' : 'due-answer'}>
          <p className="due-if">{t('calendars.dueIf')}</p>
          <p className="due-at">{data.dueAt ? moment(data.dueAt) : t('calendars.dueNever')}</p>
          <p className={`due-state ${data.open ? 'open' : 'shut'}`}>
            {data.open
              ? t('calendars.openNow')
              : data.nextOpening
                ? t('calendars.opensAt', { time: opening(data.nextOpening) })
                : t('calendars.neverOpens')}
          </p>
          <p className="i3">{t('calendars.inZone', { zone: timeZone.replace(/_/g, ' ') })}</p>
        </div>
      ) : (
        <ErrorLine problem={preview.error} />
      )}
    </div>
  );
}

/** What those who go by the calendar are promised in opening hours, one of each kind. */
function usePromises({ tiers, inboxIds, teamIds }: CalendarRecord['uses']) {
  const whose = tiers[0]
    ? { tier: tiers[0] }
    : inboxIds[0]
      ? { inboxId: inboxIds[0] }
      : teamIds[0]
        ? { teamId: teamIds[0] }
        : {};
  const { data } = useForeseen(whose, undefined);
  return (data?.due ?? []).filter(({ time }) => time === 'business');
}

/** A moment by the wall of the calendar: Mon 24 Feb 09:01. */
function useMoment(timeZone: string, seconds: boolean): (at: string) => string {
  const language = useLanguage();
  return (at) => {
    const style = { language, timeZone };
    const weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short' }).format(new Date(at));
    return `${formatDay(at, Date.now(), style)} ${weekday} ${formatClock(at, { ...style, seconds })}`;
  };
}

/** A value once it has stood for a moment. */
function useLater(value: string): string {
  const [later, setLater] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return later;
}
