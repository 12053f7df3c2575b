import { useState } from 'react';
import { Button, Radio } from 'antd';
import { Lock, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Skeleton } from '../../parts/state-block';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { OnlineButton } from '../settings/page/online-button';
import { yuan } from './money';
import { ReasonDialog } from './reason-dialog';
import { LimitLine, NO_REMEDY, remedyBody, RemedyFields, remedyLacks } from './remedy-fields';
import type { CaseDetail } from './use-cases';
import { type Remedy, useRemediesOf, useRemedyActs } from './use-remedies';

type Act = 'approve' | 'refuse' | 'tell' | 'execute' | 'withdraw';

/** What the customer is given: proposed, approved by somebody else where it must be, told, carried out. */
export function RemediesCard({ one }: { one: CaseDetail }) {
  const { t } = useTranslation();
  const { data, error } = useRemediesOf(one.id);
  const [adding, setAdding] = useState(false);
  const [act, setAct] = useState<{ what: Act; remedy: Remedy } | null>(null);
  const works = one.may.includes('move') || one.may.includes('edit');
  const mayAdd = works && one.stage !== 'closed';
  return (
    <section className="card case-card" aria-label={t('cases.remedy.title')}>
      <header>
        <h2 className="grow">{t('cases.remedy.title')}</h2>
        {mayAdd ? <LimitLine /> : null}
        {mayAdd ? (
          <OnlineButton
            type="text"
            size="small"
            icon={<Plus size={14} strokeWidth={1.75} />}
            onClick={() => setAdding(true)}
          >
            {t('cases.remedy.add')}
          </OnlineButton>
        ) : null}
      </header>
      {error && !data ? (
        <div className="body">
          <ErrorLine problem={error} />
        </div>
      ) : null}
      {!data && !error ? <Skeleton rows={1} height={40} /> : null}
      {data?.length === 0 ? <p className="body i3">{t('cases.remedy.empty')}</p> : null}
      <div className="case-remedies">
        {data?.map((remedy) => (
          <RemedyLine
            key={remedy.id}
            remedy={remedy}
            works={works}
            onAct={(what) => setAct({ what, remedy })}
          />
        ))}
      </div>
      {adding ? <AddRemedy caseId={one.id} onClose={() => setAdding(false)} /> : null}
      {act ? <RemedyDialog {...act} onClose={() => setAct(null)} /> : null}
    </section>
  );
}

const LOOK: Record<Remedy['state'], string> = {
  proposed: 'soon',
  approved: 'accent',
  refused: 'late',
  told: 'accent',
  declined: 'late',
  executed: 'ok',
  withdrawn: '',
};

interface RemedyLineProps {
  remedy: Remedy;
  works: boolean;
  onAct: (what: Act) => void;
}

/** One remedy, and what can be done with it now. */
export function RemedyLine({ remedy, works, onAct }: RemedyLineProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const me = useMe();
  const { state, mayDecide, amountFen, points } = remedy;
  const much = [
    amountFen > 0 ? yuan(amountFen) : null,
    points > 0 ? t('cases.remedy.pointsOf', { n: points }) : null,
  ]
    .filter(Boolean)
    .join(' · ');
  const open = state === 'proposed' || state === 'approved' || state === 'told';
  return (
    <div className="case-remedy">
      <span className="grow col" style={{ minWidth: 0 }}>
        <span className="row g8 wrap">
          <b className="nw">{`${t(`cases.remedy.kinds.${remedy.kind}`)} ${much}`.trim()}</b>
          {remedy.goodwill ? <span className="chip">{t('cases.goodwill')}</span> : null}
          <span className={`chip ${LOOK[state]}`}>
            {state === 'proposed' ? <Lock size={12} strokeWidth={2} aria-hidden="true" /> : null}
            {t(`cases.remedy.state.${state}`)}
          </span>
        </span>
        <span className="i2 t12">
          {[
            remedy.reason,
            `${remedy.proposedByName} ${full(remedy.proposedAt)}`,
            remedy.decidedByName
              ? t('cases.remedy.decidedBy', {
                  name: remedy.decidedByName,
                  time: remedy.decidedAt ? full(remedy.decidedAt) : '',
                })
              : null,
            remedy.decision,
            remedy.consent ? t('cases.remedy.said', { text: remedy.consent }) : null,
            remedy.evidence ? t('cases.remedy.proof', { text: remedy.evidence }) : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {state === 'proposed' && !mayDecide && remedy.proposedById === me.id ? (
          <span className="t12 c-soon">{t('cases.remedy.notOwn')}</span>
        ) : null}
      </span>
      {mayDecide && state === 'proposed' ? (
        <>
          <OnlineButton size="small" danger onClick={() => onAct('refuse')}>
            {t('cases.remedy.refuse')}
          </OnlineButton>
          <OnlineButton size="small" type="primary" onClick={() => onAct('approve')}>
            {t('cases.remedy.approve')}
          </OnlineButton>
        </>
      ) : null}
      {works && open ? (
        <>
          <Button size="small" type="text" onClick={() => onAct('withdraw')}>
            {t('cases.remedy.withdraw')}
          </Button>
          {state === 'approved' ? (
            <OnlineButton size="small" onClick={() => onAct('tell')}>
              {t('cases.remedy.tell')}
            </OnlineButton>
          ) : null}
          {state === 'told' ? (
            <OnlineButton size="small" type="primary" onClick={() => onAct('execute')}>
              {t('cases.remedy.execute')}
            </OnlineButton>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function AddRemedy({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { propose } = useRemedyActs();
  const { run, busy, problem } = useAction();
  const [form, setForm] = useState(NO_REMEDY);
  const lacks = remedyLacks(form);
  return (
    <FormDialog
      title={t('cases.remedy.add')}
      submit={t('cases.remedy.submit')}
      busy={busy}
      problem={problem}
      why={lacks ? t('common.required', { field: t(`cases.remedy.${lacks}`) }) : undefined}
      onSubmit={() => void run(() => propose(caseId, remedyBody(form))).then((done) => done && onClose())}
      onClose={onClose}
    >
      <div className="case-form">
        <RemedyFields
          value={form}
          optional={false}
          onChange={(parts) => setForm((before) => ({ ...before, ...parts }))}
        />
        <LimitLine />
      </div>
    </FormDialog>
  );
}

interface RemedyDialogProps {
  what: Act;
  remedy: Remedy;
  onClose: () => void;
}

/** The text that a deed of a remedy asks for. */
export function RemedyDialog({ what, remedy, onClose }: RemedyDialogProps) {
  const { t } = useTranslation();
  const { decide, tell, execute, withdraw } = useRemedyActs();
  const [agreed, setAgreed] = useState(true);
  const submit: Record<Act, (text: string) => Promise<unknown>> = {
    approve: (text) => decide(remedy, true, text),
    refuse: (text) => decide(remedy, false, text),
    tell: (text) => tell(remedy, agreed, text),
    execute: (text) => execute(remedy, text),
    withdraw: (text) => withdraw(remedy, text),
  };
  return (
    <ReasonDialog
      title={t(`cases.remedy.dialog.${what}`)}
      submit={t(`cases.remedy.${what}`)}
      label={t(`cases.remedy.label.${what}`)}
      required={what !== 'approve'}
      danger={what === 'refuse'}
      onSubmit={submit[what]}
      onClose={onClose}
    >
      <p>
        <b>{t(`cases.remedy.kinds.${remedy.kind}`)}</b> {remedy.amountFen > 0 ? yuan(remedy.amountFen) : null}{' '}
        <span className="i2">{remedy.reason}</span>
      </p>
      {what === 'tell' ? (
        <Radio.Group
          aria-label={t('cases.remedy.agrees')}
          value={agreed}
          options={[
            { value: true, label: t('cases.remedy.agreed') },
            { value: false, label: t('cases.remedy.declined') },
          ]}
          onChange={({ target }) => setAgreed(target.value as boolean)}
        />
      ) : null}
    </ReasonDialog>
  );
}
