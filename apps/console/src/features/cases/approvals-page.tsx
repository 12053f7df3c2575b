import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { MorePages } from '../../parts/paged-list';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { NoPermission } from '../settings/page/no-permission';
import { CaseDialog, type CaseDialogName } from './case-dialogs';
import { CasesNav } from './cases-nav';
import { RemedyDialog, RemedyLine } from './remedies-card';
import { type CaseRow, useCase, useCases } from './use-cases';
import { useHearCases } from './use-hear-cases';
import { type Remedy, useRemedies } from './use-remedies';
import './cases.css';

const NO_FILTER = {
  ...{ mine: false, kind: null, stage: null, level: null, ownerId: null, teamId: null },
  ...{ departmentId: null, q: '' },
};

/** What waits for a lead: remedies over somebody's limit, goodwill, and longer times for a first answer. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const extends_ = useMay('case.approve-extension');
  const approves = useMay('case.approve-goodwill');
  return extends_ || approves ? (
    <List extends_={extends_} />
  ) : (
    <NoPermission object={t('cases.approvals.title')} />
  );
}

function List({ extends_ }: { extends_: boolean }) {
  const { t } = useTranslation();
  const [view, setView] = useState<'waiting' | 'decided'>('waiting');
  const remedies = useRemedies(view);
  const extensions = useCases({ ...NO_FILTER, view: 'approvals' });
  const [act, setAct] = useState<{ what: 'approve' | 'refuse'; remedy: Remedy } | null>(null);
  const [decided, setDecided] = useState<{ id: string; dialog: CaseDialogName } | null>(null);
  useHearCases();
  const items = remedies.data?.pages.flatMap((page) => page.items);
  const asked =
    extends_ && view === 'waiting' ? (extensions.data?.pages.flatMap((page) => page.items) ?? []) : [];
  const failed = remedies.isError && !remedies.data;
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('cases.approvals.title')}</h1>
          <span className="i2 t12 cut">{t('cases.approvals.hint')}</span>
        </span>
        <Segmented<'waiting' | 'decided'>
          aria-label={t('cases.approvals.title')}
          value={view}
          onChange={setView}
          options={(['waiting', 'decided'] as const).map((value) => ({
            value,
            label: t(`cases.approvals.${value}`),
          }))}
        />
      </header>
      <CasesNav />
      <div className="page-body case-list-body">
        {remedies.isPending ? <Skeleton rows={5} height={56} /> : null}
        {failed ? (
          <ErrorBlock
            title={t('cases.approvals.failed')}
            problem={remedies.error}
            onRetry={() => void remedies.refetch()}
          />
        ) : null}
        {items?.length === 0 && asked.length === 0 ? (
          <StateBlock
            drawing="answered"
            title={t(view === 'waiting' ? 'cases.approvals.none' : 'cases.approvals.noneDecided')}
            hint={t('cases.approvals.noneHint')}
          />
        ) : null}
        {asked.map((one) => (
          <Extension key={one.id} one={one} onDecide={(dialog) => setDecided({ id: one.id, dialog })} />
        ))}
        {items?.map((remedy) => (
          <div key={remedy.id}>
            <p className="approval-of">
              <Link to={`/cases/${remedy.caseId}`}>{remedy.caseNumber}</Link>
              <span className="cut">{remedy.caseTitle}</span>
              <span className="i3 cut">{remedy.customerName}</span>
            </p>
            <RemedyLine
              remedy={remedy}
              works={false}
              onAct={(what) =>
                what === 'approve' || what === 'refuse' ? setAct({ what, remedy }) : undefined
              }
            />
          </div>
        ))}
        <MorePages pages={remedies} />
      </div>
      {act ? <RemedyDialog {...act} onClose={() => setAct(null)} /> : null}
      {decided ? <Decide {...decided} onClose={() => setDecided(null)} /> : null}
    </main>
  );
}

/** A longer time that is asked for; its case is read for the reason and the version that is decided on. */
function Extension({ one, onDecide }: { one: CaseRow; onDecide: (dialog: CaseDialogName) => void }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const detail = useCase(one.id).data;
  const extension = detail?.extension ?? null;
  return (
    <div>
      <p className="approval-of">
        <Link to={`/cases/${one.id}`}>{one.number}</Link>
        <span className="cut">{one.title}</span>
        <span className="i3 cut">{one.customerName}</span>
      </p>
      <div className="case-remedy">
        <span className="grow col" style={{ minWidth: 0 }}>
          <span className="row g8">
            <b>{t('cases.approvals.extension')}</b>
            <span className="chip soon">
              {t('cases.approvals.answerDue', { time: full(one.answerDueAt) })}
            </span>
          </span>
          <span className="i2 t12">
            {extension ? `${extension.reason} · ${extension.askedByName} ${full(extension.askedAt)}` : ''}
          </span>
        </span>
        {detail?.may.includes('decide-extension') ? (
          <>
            <Button size="small" danger onClick={() => onDecide('refuse-extension')}>
              {t('cases.extension.refuse')}
            </Button>
            <Button size="small" type="primary" onClick={() => onDecide('approve-extension')}>
              {t('cases.extension.approve')}
            </Button>
          </>
        ) : extension ? (
          <span className="t12 c-soon">{t('cases.remedy.notOwn')}</span>
        ) : null}
      </div>
    </div>
  );
}

function Decide({ id, dialog, onClose }: { id: string; dialog: CaseDialogName; onClose: () => void }) {
  const one = useCase(id).data;
  return one ? <CaseDialog one={one} dialog={dialog} onClose={onClose} /> : null;
}
