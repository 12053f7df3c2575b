import { useTranslation } from 'react-i18next';
import { formatClock, formatDay } from '@yingda/design-system';
import { useLanguage } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { usualTarget } from '../service-levels/kinds';
import { useForeseen } from '../service-levels/use-service-levels';
import { useSettled } from '../page/use-settled';
import type { KindForm } from './kind-form';

/** Where a case's times stand among those that the preview knows: it counts any time in a calendar. */
const AS = [
  { name: 'answer', field: 'firstResponse', kind: 'first-response' },
  { name: 'department', field: 'nextResponse', kind: 'next-response' },
  { name: 'result', field: 'resolution', kind: 'resolution' },
] as const;
const PAUSE_MS = 250;

/** "A case opened now would be due at …", for the times on the screen, saved or not. */
export function DueCard({ time, deadlines }: Pick<KindForm, 'time' | 'deadlines'>) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { answerMinutes, departmentMinutes, resultMinutes } = deadlines;
  const target = (minutes: number) => ({ ...usualTarget(minutes * 60), time });
  const targets = useSettled(
    {
      firstResponse: target(answerMinutes),
      nextResponse: target(departmentMinutes),
      resolution: target(resultMinutes),
      waiting: null,
    },
    PAUSE_MS,
  );
  const { data, error } = useForeseen({}, targets);
  const style = { language, ...(data?.timeZone ? { timeZone: data.timeZone } : {}) };
  const moment = (at: string) => {
    const weekday = new Intl.DateTimeFormat(language, { ...style, weekday: 'short' }).format(new Date(at));
    return `${formatDay(at, Date.now(), style)} ${weekday} ${formatClock(at, style)}`;
  };
  return (
    <div className="card due-preview">
      <h2>{t('caseKinds.dueTitle')}</h2>
      {data ? (
        <div aria-live="polite" className="due-answer">
          {AS.map(({ name, kind }) => {
            const due = data.due.find((one) => one.kind === kind)?.dueAt;
            return (
              <p key={name}>
                {due
                  ? t(`caseKinds.due.${name}`, { time: moment(due) })
                  : t('caseKinds.dueNever', { what: t(`caseKinds.deadline.${name}`) })}
              </p>
            );
          })}
          <p className="i3">
            {time === 'business' && data.calendarName
              ? t('serviceLevels.calendar', {
                  name: data.calendarName,
                  zone: (data.timeZone ?? '').replace(/_/g, ' '),
                })
              : t('caseKinds.byWall')}
          </p>
        </div>
      ) : (
        <ErrorLine problem={error} />
      )}
    </div>
  );
}
