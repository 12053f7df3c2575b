import { useState } from 'react';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import type { CaseDetail } from './use-cases';

/** Steps the customer has heard of. */
const TO_CUSTOMER: ReadonlySet<string> = new Set([
  'opened',
  'acknowledged',
  'answered',
  'told',
  'followed-up',
  'closed',
]);

/** All that happened, the last first, by day; or only what went to the customer. */
export function CaseHistory({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { day, clock } = useFormats();
  const [which, setWhich] = useState<'all' | 'customer'>('all');
  const lines = [...one.history].reverse().filter(({ step }) => which === 'all' || TO_CUSTOMER.has(step));
  let shownDay = '';
  return (
    <section>
      <div className="row g8" style={{ marginBottom: 8 }}>
        <h2 className="grow">{t('cases.history.title')}</h2>
        <Segmented<'all' | 'customer'>
          size="small"
          aria-label={t('cases.history.title')}
          value={which}
          onChange={setWhich}
          options={(['all', 'customer'] as const).map((value) => ({
            value,
            label: t(`cases.history.${value}`),
          }))}
        />
      </div>
      <ol className="case-lines case-scroll" tabIndex={0} aria-label={t('cases.history.title')}>
        {lines.flatMap((line, at) => {
          const its = day(line.at);
          const head =
            its === shownDay
              ? []
              : [
                  <li key={`day-${line.at}-${at}`} className="day">
                    {its}
                  </li>,
                ];
          shownDay = its;
          return [
            ...head,
            <li key={`${line.at}-${at}`} className={TO_CUSTOMER.has(line.step) ? 'key' : ''}>
              <b>{clock(line.at)}</b> <span className="i2">{<HistoryText line={line} />}</span>
              {line.note ? <span className="case-line-note i2">{line.note}</span> : null}
            </li>,
          ];
        })}
      </ol>
    </section>
  );
}

/** A line of the history in words. */
function HistoryText({ line }: { line: CaseDetail['history'][number] }) {
  const { t } = useTranslation();
  const { step, byName, toStage, fromStage, details } = line;
  const by = SYSTEM.has(byName) ? t('common.system') : byName;
  if (step === 'moved' && toStage)
    return t(isBack(fromStage, toStage) ? 'cases.step2.movedBack' : 'cases.step2.moved', {
      by,
      stage: t(`cases.stage.${toStage}`),
    });
  if (step === 'followed-up' && details['outcome'])
    return t('cases.step2.followedUp', {
      by,
      outcome: t(`cases.followUp.outcomes.${details['outcome'] as 'satisfied'}`),
    });
  if (step === 'closed' && details['closedAs'])
    return t('cases.step2.closed', { by, how: t(`cases.ending.${details['closedAs'] as 'satisfied'}`) });
  if (step === 'handed-over' && details['duty'])
    return t('cases.duties.handed', {
      by,
      step: t(`cases.duties.${details['duty'] as 'decide'}`),
      from: details['from'] ?? '',
      to: details['to'] ?? '',
    });
  if (step === 'handed-over' && details['to'])
    return t('cases.step2.handedOver', { by, from: details['from'] ?? '', to: details['to'] });
  if ((step === 'warned' || step === 'breached') && details['clock'])
    return t(`cases.step2.${step}`, { clock: t(`cases.clock.${details['clock'] as 'answer'}`) });
  if (step === 'escalated')
    return t('cases.step2.escalated', {
      by,
      n: details['level'] ?? details['to'] ?? '',
      why: t(`cases.why.${(details['why'] ?? 'request') as 'request'}`),
    });
  return t(`cases.history.step.${step}`, { by });
}

/** What the server's own parts call themselves: to people they are all the system. */
const SYSTEM: ReadonlySet<string> = new Set(['', 'system', 'cases', 'case-work', 'rules']);

function isBack(from: string | null, to: string): boolean {
  return from === 'proposed' && to !== 'accepted';
}
