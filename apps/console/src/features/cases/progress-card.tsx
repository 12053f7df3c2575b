import { useTranslation } from 'react-i18next';
import { Button } from 'antd';
import { useFormats } from '../../i18n/use-texts';
import type { CaseDetail } from './use-cases';

/** What the customer has been told so far, and what they are told next. */
export function ProgressCard({ one, onUpdate }: { one: CaseDetail; onUpdate: (() => void) | null }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const told = one.history.filter(({ step }) => TOLD.has(step));
  const next = one.toldAt
    ? null
    : one.answeredAt
      ? t('cases.progress.resultBy', { time: full(one.resultDueAt) })
      : t('cases.progress.answerBy', { time: full(one.extendedTo ?? one.answerDueAt) });
  return (
    <section className="card case-card of-two" aria-label={t('cases.progress.title')}>
      <header>
        <h2 className="grow">{t('cases.progress.title')}</h2>
        {onUpdate ? (
          <Button type="link" size="small" onClick={onUpdate}>
            {t('cases.progress.update')}
          </Button>
        ) : null}
      </header>
      <ul className="body case-lines">
        {told.map((line, at) => (
          <li key={`${line.at}-${at}`} className="key">
            <b>{t(`cases.progress.step.${line.step as 'told'}`)}</b>{' '}
            <span className="i3">{full(line.at)}</span>
            {line.note && line.step !== 'opened' ? (
              <span className="case-line-note i2">{line.note}</span>
            ) : null}
          </li>
        ))}
        {next ? (
          <li>
            <span className="i3">{next}</span>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

const TOLD: ReadonlySet<string> = new Set([
  'opened',
  'acknowledged',
  'answered',
  'paused',
  'told',
  'closed',
  'reopened',
]);
