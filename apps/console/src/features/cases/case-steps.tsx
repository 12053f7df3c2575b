import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { Avatar } from '../../parts/avatar';
import { WaitChip } from '../../parts/wait-chip';
import { HandOverDialog } from './case-dialogs';
import type { CaseDetail } from './use-cases';
import { useSpanText } from './use-span-text';

type Step = CaseDetail['duties'][number];

/** Who is responsible for each step, its limit, and how it stands: done, due, late, or standing still. */
export function CaseSteps({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const spanText = useSpanText();
  const [handed, setHanded] = useState<Step['duty'] | null>(null);
  const mayHand = one.may.includes('hand-over');
  return (
    <section>
      <h2>{t('cases.duties.title')}</h2>
      {one.duties.map((step) => {
        const name = t(`cases.duties.${step.duty}`);
        const who = step.agentName ?? t('cases.noOwner');
        return (
          <div key={step.duty} className="case-duty">
            <span className="nw">
              {name}
              {step.minutes ? (
                <span className="i3">{t('cases.clockSpan', { time: spanText(step.minutes) })}</span>
              ) : null}
            </span>
            <span className="who cut">
              {step.agentId ? <Avatar id={step.agentId} name={who} size={20} /> : null}
              {mayHand && !step.doneAt ? (
                <button
                  type="button"
                  className="link-button t12 cut"
                  aria-label={t('cases.duties.hand', { step: name, who })}
                  onClick={() => setHanded(step.duty)}
                >
                  {who}
                </button>
              ) : (
                <span className="t12 cut">{who}</span>
              )}
            </span>
            <StepState step={step} pausedSince={one.pausedSince} />
          </div>
        );
      })}
      {handed ? <HandOverDialog one={one} duty={handed} onClose={() => setHanded(null)} /> : null}
    </section>
  );
}

function StepState({ step, pausedSince }: { step: Step; pausedSince: string | null }) {
  const { t } = useTranslation();
  const { full, duration } = useFormats();
  const { startedAt, dueAt, doneAt, stands } = step;
  if (doneAt) {
    const late = dueAt ? Math.round((Date.parse(doneAt) - Date.parse(dueAt)) / 1_000) : 0;
    return (
      <span className={`t12 nw ${late > 0 ? 'c-late' : 'c-ok'}`} title={full(doneAt)}>
        {late > 0 ? t('cases.duties.lateBy', { time: duration(late, 'long') }) : t('cases.duties.done')}
      </span>
    );
  }
  if (!dueAt || !startedAt)
    return <span className="t12 i3 nw">{t(stands ? 'cases.duties.department' : 'cases.duties.notYet')}</span>;
  const paused = stands && pausedSince ? { pausedAt: pausedSince } : {};
  return (
    <span title={t('cases.dueAt', { time: full(dueAt) })}>
      <WaitChip clock={{ startedAt, dueAt, soonFrom: 0.75, ...paused }} />
    </span>
  );
}
