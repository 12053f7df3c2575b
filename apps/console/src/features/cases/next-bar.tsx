import { Button } from 'antd';
import { CircleCheck, CircleDashed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { Kbd } from '../../parts/kbd';
import { OnlineButton } from '../settings/page/online-button';
import type { CaseDialogName } from './case-dialogs';
import type { Missing, NextStep, StepName } from './next-step';
import type { CaseDetail } from './use-cases';

interface NextBarProps {
  one: CaseDetail;
  step: NextStep;
  onDialog: (dialog: CaseDialogName) => void;
}

/** The deed a step asks for, as the case says what may be done. */
const DEED_OF: Record<Exclude<StepName, 'none'>, CaseDetail['may'][number]> = {
  resume: 'resume',
  classify: 'move',
  department: 'move',
  propose: 'move',
  agree: 'move',
  execute: 'move',
  tell: 'tell',
  'follow-up': 'follow-up',
};

/** One line under the stages: what comes next, what is missing for it, and the button that does it. */
export function NextBar({ one, step, onDialog }: NextBarProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { name, missing } = step;
  if (name === 'none') {
    return (
      <section className="case-next" aria-label={t('cases.next')}>
        <CircleCheck size={16} strokeWidth={1.75} className="c-ok" aria-hidden="true" />
        <span className="grow">
          {t('cases.closedLine', {
            how: one.closedAs ? t(`cases.ending.${one.closedAs}`) : '',
            time: one.closedAt ? full(one.closedAt) : '',
          })}
        </span>
        {one.may.includes('reopen') ? (
          <OnlineButton size="small" onClick={() => onDialog('reopen')}>
            {t('cases.deed.reopen')}
          </OnlineButton>
        ) : null}
      </section>
    );
  }
  const allowed = one.may.includes(DEED_OF[name]);
  const alone = new Set(one.next);
  return (
    <section className="case-next" aria-label={t('cases.next')}>
      <CircleDashed size={16} strokeWidth={1.75} className="c-accent" aria-hidden="true" />
      <span className="grow row g8 wrap">
        <b>{t('cases.nextIs', { step: t(`cases.step.${name}`) })}</b>
        {missing.length > 0 ? (
          <ul aria-label={t('cases.missing')}>
            {missing.map((one_) => (
              <li key={one_.what} className="chip soon">
                <MissingText missing={one_} />
              </li>
            ))}
          </ul>
        ) : (
          <span className="i2">{t(`cases.stepHint.${name}`)}</span>
        )}
      </span>
      {one.may.includes('answer') && !one.answeredAt ? (
        <OnlineButton size="small" onClick={() => onDialog('answer')}>
          {t('cases.deed.answer')} <Kbd>U</Kbd>
        </OnlineButton>
      ) : null}
      {name === 'department' && alone.has('proposed') && one.may.includes('move') ? (
        <OnlineButton size="small" onClick={() => onDialog('propose')}>
          {t('cases.step.propose')}
        </OnlineButton>
      ) : null}
      {name === 'agree' && one.may.includes('move') ? (
        <OnlineButton size="small" onClick={() => onDialog('refused')}>
          {t('cases.deed.refused')}
        </OnlineButton>
      ) : null}
      {allowed ? (
        <OnlineButton type="primary" size="small" onClick={() => onDialog(name)}>
          {t(`cases.step.${name}`)} <Kbd>P</Kbd>
        </OnlineButton>
      ) : (
        <Button size="small" disabled title={t('cases.notYours')}>
          {t(`cases.step.${name}`)}
        </Button>
      )}
    </section>
  );
}

function MissingText({ missing: { what, n, names } }: { missing: Missing }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return t(`cases.lacks.${what}`, { n, names: names.join(language === 'en' ? ', ' : '、') });
}
