import { useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field';
import { Skeleton } from '../../parts/state-block';
import { yuan } from './money';
import { ReasonDialog } from './reason-dialog';
import { type CaseDetail, useCaseActs } from './use-cases';
import { type Remedy, useRemediesOf, useRemedyActs } from './use-remedies';

interface SettleProps {
  one: CaseDetail;
  onClose: () => void;
}

/** A remedy in few words: refund ¥89. */
function useRemedyName() {
  const { t } = useTranslation();
  return ({ kind, amountFen, points }: Remedy) =>
    [
      t(`cases.remedy.kinds.${kind}`),
      amountFen > 0 ? yuan(amountFen) : null,
      points > 0 ? t('cases.remedy.pointsOf', { n: points }) : null,
    ]
      .filter(Boolean)
      .join(' ');
}

// A remedy changes its case: the stage is decided on the version of this moment.
const ANEW = { version: undefined } as { version?: never };

/** The customer agrees to the solution, and in the same words to what they are given with it. */
export function AgreeDialog({ one, onClose }: SettleProps) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { tell } = useRemedyActs();
  const named = useRemedyName();
  const { data } = useRemediesOf(one.id);
  const given = (data ?? []).filter(({ state }) => state === 'approved');
  return (
    <ReasonDialog
      title={t('cases.dialog.agree.title')}
      submit={t('cases.dialog.agree.submit')}
      label={t('cases.dialog.agree.label')}
      help={t(given.length > 0 ? 'cases.settle.agreeHelp' : 'cases.dialog.agree.help')}
      required={given.length > 0}
      maxLength={1_000}
      onSubmit={async (note) => {
        // One after the other: tried again, those already told are not in the list any more.
        for (const remedy of given) await tell(remedy, true, note);
        await act('move', { stage: 'accepted', ...(note ? { note } : {}), ...ANEW });
      }}
      onClose={onClose}
    >
      {data ? null : <Skeleton rows={1} height={24} />}
      {one.solution ? <p className="case-quote">{one.solution}</p> : null}
      {given.length > 0 ? (
        <p>
          {t('cases.settle.with')}{' '}
          {given.map((remedy) => (
            <span key={remedy.id} className="chip accent" style={{ marginRight: 6 }}>
              {named(remedy)}
            </span>
          ))}
        </p>
      ) : null}
    </ReasonDialog>
  );
}

/** The solution is carried out: what shows it, of each remedy the customer agreed to. */
export function ExecuteDialog({ one, onClose }: SettleProps) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { execute } = useRemedyActs();
  const named = useRemedyName();
  const { data } = useRemediesOf(one.id);
  const given = (data ?? []).filter(({ state }) => state === 'told');
  const [proofs, setProofs] = useState<Readonly<Record<string, string>>>({});
  const lacking = given.find(({ id }) => !proofs[id]?.trim());
  return (
    <ReasonDialog
      title={t('cases.dialog.execute.title')}
      submit={t('cases.dialog.execute.submit')}
      label={t('cases.dialog.execute.label')}
      help={t('cases.dialog.execute.help')}
      required={false}
      maxLength={1_000}
      why={
        lacking
          ? t('common.required', { field: t('cases.settle.proof', { what: named(lacking) }) })
          : undefined
      }
      onSubmit={async (note) => {
        for (const remedy of given) await execute(remedy, proofs[remedy.id]!.trim());
        await act('move', { stage: 'executed', ...(note ? { note } : {}), ...ANEW });
      }}
      onClose={onClose}
    >
      {data ? null : <Skeleton rows={1} height={24} />}
      {given.map((remedy, at) => (
        <Field
          key={remedy.id}
          label={t('cases.settle.proof', { what: named(remedy) })}
          required
          help={t('cases.settle.proofHelp')}
        >
          {({ id, describedBy }) => (
            <Input
              id={id}
              aria-describedby={describedBy}
              autoFocus={at === 0}
              maxLength={2_000}
              value={proofs[remedy.id] ?? ''}
              onChange={({ target }) => setProofs((before) => ({ ...before, [remedy.id]: target.value }))}
            />
          )}
        </Field>
      ))}
    </ReasonDialog>
  );
}
