import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMay, useMe, useScope } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { useAction } from '../../parts/use-action';
import { ReasonDialog } from '../cases/reason-dialog';
import { OnlineButton } from '../settings/page/online-button';
import { useDepartments } from '../tasks/use-tasks';
import { EditActionDialog } from './edit-action-dialog';
import { type CaseAction, useActionActs } from './use-case-actions';
import { VerifyDialog } from './verify-dialog';

const LOOK: Record<CaseAction['state'], string> = {
  proposed: 'soon',
  open: 'accent',
  done: 'accent',
  effective: 'ok',
  ineffective: 'late',
  cancelled: '',
};

interface ActionLineProps {
  action: CaseAction;
  /** Within a case: the case itself is not named. */
  short?: boolean;
}

/** One action: what, whose, by when, whether it is done and whether it helped. */
export function ActionLine({ action, short = false }: ActionLineProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { full, day } = useFormats();
  const me = useMe();
  const readsCases = useMay('case.read');
  const scope = useScope('action.edit');
  const { approve, finish, cancel } = useActionActs();
  const { run, busy } = useAction({ toast: true });
  const department = useDepartments().data?.find(({ id }) => id === action.departmentId);
  const [dialog, setDialog] = useState<'edit' | 'done' | 'verify' | 'cancel' | null>(null);
  const { state, overdue, mayEdit, mayVerify } = action;
  const ended = state === 'effective' || state === 'ineffective' || state === 'cancelled';
  const when =
    state === 'done'
      ? t('actions.checkBy', { time: day(action.checkAt) })
      : ended
        ? action.verifiedAt
          ? full(action.verifiedAt)
          : ''
        : t('actions.by', { time: day(action.dueAt) });
  return (
    <li className={short ? 'action-line short' : 'action-line'}>
      <span className="grow col" style={{ minWidth: 0 }}>
        <span className="row g8 wrap">
          <span className="i3 nw">{action.number}</span>
          <span className="chip">{t(`actions.kinds.${action.kind}`)}</span>
          <span className={`chip ${LOOK[state]}`}>{t(`actions.state.${state}`)}</span>
          <span className={`t12 nw ${overdue ? 'c-late b' : 'i2'}`}>
            {overdue ? '! ' : ''}
            {when}
          </span>
        </span>
        <span style={{ overflowWrap: 'anywhere' }}>{action.what}</span>
        <span className="i2 t12">
          {[
            action.ownerName,
            department?.name[language],
            action.evidence ? t('actions.evidenceOf', { text: action.evidence }) : null,
            action.finding
              ? t('actions.findingOf', { name: action.verifiedByName ?? '', text: action.finding })
              : null,
          ]
            .filter(Boolean)
            .join(' · ')}
          {!short && action.caseId && action.caseNumber ? (
            readsCases ? (
              <>
                {' · '}
                <Link to={`/cases/${action.caseId}`}>{action.caseNumber}</Link>
              </>
            ) : (
              ` · ${action.caseNumber}`
            )
          ) : null}
        </span>
      </span>
      <span className="row g8">
        {mayEdit && (state === 'open' || state === 'proposed') ? (
          <>
            <Button size="small" type="text" onClick={() => setDialog('cancel')}>
              {t('actions.cancel')}
            </Button>
            <Button size="small" type="text" onClick={() => setDialog('edit')}>
              {t('common.edit')}
            </Button>
          </>
        ) : null}
        {state === 'proposed' && (scope === 'all' || scope === 'team') ? (
          <OnlineButton
            size="small"
            type="primary"
            loading={busy}
            onClick={() => void run(() => approve(action))}
          >
            {t('actions.approve')}
          </OnlineButton>
        ) : null}
        {state === 'open' && mayEdit ? (
          <OnlineButton size="small" onClick={() => setDialog('done')}>
            {t('actions.finish')}
          </OnlineButton>
        ) : null}
        {state === 'done' && mayVerify ? (
          <OnlineButton size="small" type="primary" onClick={() => setDialog('verify')}>
            {t('actions.verify')}
          </OnlineButton>
        ) : null}
        {state === 'done' && !mayVerify && action.ownerId === me.id ? (
          <span className="i3 t12">{t('actions.notOwn')}</span>
        ) : null}
      </span>
      {dialog === 'done' ? (
        <ReasonDialog
          title={t('actions.finishTitle')}
          submit={t('actions.finish')}
          label={t('actions.evidence')}
          help={t('actions.evidenceHint')}
          maxLength={4_000}
          onSubmit={(text) => finish(action, text)}
          onClose={() => setDialog(null)}
        >
          <p>{action.what}</p>
        </ReasonDialog>
      ) : null}
      {dialog === 'cancel' ? (
        <ReasonDialog
          title={t('actions.cancelTitle')}
          submit={t('actions.cancel')}
          label={t('tasks.reason')}
          maxLength={1_000}
          danger
          onSubmit={(text) => cancel(action, text)}
          onClose={() => setDialog(null)}
        >
          <p>{action.what}</p>
        </ReasonDialog>
      ) : null}
      {dialog === 'edit' ? <EditActionDialog action={action} onClose={() => setDialog(null)} /> : null}
      {dialog === 'verify' ? <VerifyDialog action={action} onClose={() => setDialog(null)} /> : null}
    </li>
  );
}
