import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { ActionDialog } from '../actions/action-dialog';
import { ActionLine } from '../actions/action-line';
import { useActionsOf, useAnalysis, useRootCauses } from '../actions/use-case-actions';
import { AnalysisDialog } from './analysis-dialog';
import { yuan } from './money';
import type { CaseDetail } from './use-cases';

/** Why it came to be, what puts it right, what keeps it from coming again, and whether that helped. */
export function CauseCard({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full } = useFormats();
  const { data: analysis } = useAnalysis(one.id);
  const actions = useActionsOf(one.id).data ?? [];
  const causes = useRootCauses().data ?? [];
  const works = useMay('case.work');
  const edits = useMay('action.edit');
  const [dialog, setDialog] = useState<'analysis' | 'action' | null>(null);
  const cause = causes.find(({ key }) => key === analysis?.causeKey);
  return (
    <section className="card case-card of-two" aria-label={t('cases.cause.title')}>
      <header>
        <h2 className="grow">{t('cases.cause.title')}</h2>
        {works ? (
          <Button type="link" size="small" onClick={() => setDialog('analysis')}>
            {t(analysis ? 'common.edit' : 'cases.cause.add')}
          </Button>
        ) : null}
        {edits && works ? (
          <Button type="link" size="small" onClick={() => setDialog('action')}>
            {t('actions.add')}
          </Button>
        ) : null}
      </header>
      <div className="body col g8">
        {analysis ? (
          <dl className="case-facts narrow">
            <dt>{t('cases.cause.cause')}</dt>
            <dd>
              <b>{cause?.name[language] ?? analysis.causeKey}</b>
              {'\n'}
              {analysis.text}
            </dd>
            {analysis.costFen ? (
              <>
                <dt>{t('cases.cause.cost')}</dt>
                <dd>{yuan(analysis.costFen)}</dd>
              </>
            ) : null}
            <dt>{t('cases.cause.by')}</dt>
            <dd className="i2">{`${analysis.analysedByName} · ${full(analysis.analysedAt)}`}</dd>
          </dl>
        ) : (
          <p className="i3">{t(one.stage === 'closed' ? 'cases.cause.noneClosed' : 'cases.cause.none')}</p>
        )}
        {actions.length > 0 ? (
          <ul className="col">
            {actions.map((action) => (
              <ActionLine key={action.id} action={action} short />
            ))}
          </ul>
        ) : null}
      </div>
      {dialog === 'analysis' ? (
        <AnalysisDialog one={one} analysis={analysis ?? null} onClose={() => setDialog(null)} />
      ) : null}
      {dialog === 'action' ? (
        <ActionDialog
          of={{ caseId: one.id, number: one.number, causeKey: analysis?.causeKey ?? null }}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </section>
  );
}
