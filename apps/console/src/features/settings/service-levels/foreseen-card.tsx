import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDay } from '@yingda/design-system';
import { useLanguage } from '../../../i18n/use-texts';
import { ErrorLine } from '../../../parts/error-line';
import { useChoices, usePolicyText } from './use-policy-text';
import { useForeseen, type Conditions, type Foreseen, type Targets, type Whose } from './use-service-levels';

const ASKED = {
  tier: 'tiers',
  channel: 'channels',
  inboxId: 'inboxIds',
  teamId: 'teamIds',
  topicId: 'topicIds',
} as const;
type Asked = keyof typeof ASKED;

interface ForeseenCardProps {
  /** What is being written; null: it cannot be asked about. Left out, the saved policies are asked. */
  targets?: Targets | null;
  /** Whose it would be, as long as nobody else is chosen. */
  conditions?: Conditions;
}

/** "If a message came now, it would be due at …": by which policy and why, in whose opening hours. */
export function ForeseenCard({ targets, conditions }: ForeseenCardProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const [chosen, setChosen] = useState<Whose>({});
  const fitting = conditions ? firstOf(conditions) : {};
  const whose: Whose = { ...fitting, ...chosen };
  const { data, error } = useForeseen(whose, targets);
  return (
    <div className="card due-preview">
      <h2>{t('serviceLevels.previewTitle')}</h2>
      <div className="foreseen-whose" role="group" aria-label={t('serviceLevels.previewFor')}>
        {(Object.keys(ASKED) as Asked[]).map((name) => (
          <Select
            key={name}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t(`serviceLevels.condition.${ASKED[name]}`)}
            placeholder={t(`serviceLevels.condition.${ASKED[name]}`)}
            options={choices[ASKED[name]]}
            value={(whose[name] as string | undefined) ?? null}
            onChange={(value) => setChosen((before) => ({ ...before, [name]: value ?? undefined }) as Whose)}
          />
        ))}
      </div>
      {data ? <Answer foreseen={data} saved={targets === undefined} /> : <ErrorLine problem={error} />}
    </div>
  );
}

function Answer({ foreseen, saved }: { foreseen: Foreseen; saved: boolean }) {
  const { t } = useTranslation();
  const text = usePolicyText();
  const moment = useMoment(foreseen.timeZone ?? undefined);
  const { policyName, calendarName, timeZone } = foreseen;
  return (
    <div aria-live="polite" className="due-answer">
      {saved ? (
        <p className="b">
          {policyName ? t('serviceLevels.previewBy', { name: policyName }) : t('serviceLevels.previewNone')}
        </p>
      ) : null}
      {foreseen.due.map(({ kind, dueAt, warnAt }) => (
        <p key={kind}>
          {dueAt
            ? t('serviceLevels.due', { kind: t(`serviceLevels.kind.${kind}`), time: moment(dueAt) })
            : t('serviceLevels.dueNever', { kind: t(`serviceLevels.kind.${kind}`) })}
          {warnAt ? (
            <span className="i3"> {t('serviceLevels.warnFrom', { time: moment(warnAt) })}</span>
          ) : null}
        </p>
      ))}
      <p className={`due-state ${foreseen.open ? 'open' : 'shut'}`}>
        {foreseen.open ? t('calendars.openNow') : t('serviceLevels.shut')}
      </p>
      <p className="i3">
        {calendarName
          ? t('serviceLevels.calendar', { name: calendarName, zone: (timeZone ?? '').replace(/_/g, ' ') })
          : t('serviceLevels.noCalendar')}
      </p>
      {foreseen.because.length > 0 ? (
        <p className="i3">{t('serviceLevels.because', { list: text.list(foreseen.because) })}</p>
      ) : null}
      {foreseen.passedOver.map(({ id, name, because }) => (
        <p key={id} className="i3">
          {t('serviceLevels.passed', { name, list: text.list(because) })}
        </p>
      ))}
    </div>
  );
}

/** The first of what a policy asks for: a conversation it is written for. */
function firstOf({ tiers, channels, inboxIds, teamIds, topicIds }: Conditions): Whose {
  return {
    ...(tiers[0] ? { tier: tiers[0] } : {}),
    ...(channels[0] ? { channel: channels[0] } : {}),
    ...(inboxIds[0] ? { inboxId: inboxIds[0] } : {}),
    ...(teamIds[0] ? { teamId: teamIds[0] } : {}),
    ...(topicIds[0] ? { topicId: topicIds[0] } : {}),
  };
}

/** A moment by the wall of a calendar, to the second: Today Mon 09:01:40. */
function useMoment(timeZone: string | undefined): (at: string) => string {
  const language = useLanguage();
  return (at) => {
    const style = { language, ...(timeZone ? { timeZone } : {}) };
    const weekday = new Intl.DateTimeFormat(language, {
      ...(timeZone ? { timeZone } : {}),
      weekday: 'short',
    });
    const day = formatDay(at, Date.now(), style);
    return `${day} ${weekday.format(new Date(at))} ${formatClock(at, { ...style, seconds: true })}`;
  };
}
