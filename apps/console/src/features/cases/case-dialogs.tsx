import { useState } from 'react';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../../live/use-live';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { AskDepartmentDialog } from '../tasks/ask-department-dialog';
import { FactsDialog } from './facts-dialog';
import type { StepName } from './next-step';
import { ProposeDialog } from './propose-dialog';
import { ReasonDialog } from './reason-dialog';
import { AgreeDialog, ExecuteDialog } from './settle-dialogs';
import { type CaseDetail, useCaseActs } from './use-cases';
import { FollowUpDialog, WordsDialog } from './words-dialogs';

/** Everything that opens a dialog of a case. */
export type CaseDialogName =
  | Exclude<StepName, 'none'>
  | 'edit'
  | 'answer'
  | 'pause'
  | 'escalate'
  | 'withdraw'
  | 'reopen'
  | 'hand-over'
  | 'refused'
  | 'ask-extension'
  | 'approve-extension'
  | 'refuse-extension';

interface CaseDialogProps {
  one: CaseDetail;
  dialog: CaseDialogName;
  onClose: () => void;
}

/** The dialog of a deed. */
export function CaseDialog({ one, dialog, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const reason = (key: CaseDialogName, submit: (text: string) => Promise<unknown>, required = true) => (
    <ReasonDialog
      title={t(`cases.dialog.${key as 'pause'}.title`)}
      submit={t(`cases.dialog.${key as 'pause'}.submit`)}
      label={t(`cases.dialog.${key as 'pause'}.label`)}
      help={t(`cases.dialog.${key as 'pause'}.help`)}
      required={required}
      maxLength={1_000}
      onSubmit={submit}
      onClose={onClose}
    />
  );
  switch (dialog) {
    case 'edit':
    case 'classify':
      return <FactsDialog one={one} classify={dialog === 'classify'} onClose={onClose} />;
    case 'department':
      return <AskDepartmentDialog one={one} onClose={onClose} />;
    case 'propose':
      return <ProposeDialog one={one} onClose={onClose} />;
    case 'tell':
    case 'answer':
    case 'withdraw':
      return <WordsDialog one={one} deed={dialog} onClose={onClose} />;
    case 'follow-up':
      return <FollowUpDialog one={one} onClose={onClose} />;
    case 'hand-over':
      return <HandOverDialog one={one} onClose={onClose} />;
    case 'agree':
      return <AgreeDialog one={one} onClose={onClose} />;
    case 'refused':
      return reason('refused', (note) =>
        act('move', {
          // Whoever has no department goes back to the owner's desk.
          stage: one.next.includes('with-department') ? 'with-department' : 'classified',
          note,
        }),
      );
    case 'execute':
      return <ExecuteDialog one={one} onClose={onClose} />;
    case 'pause':
      return reason('pause', (text) => act('pause', { reason: text }));
    case 'resume':
      return <Resume one={one} onClose={onClose} />;
    case 'escalate':
      return reason('escalate', (text) => act('escalate', { reason: text }));
    case 'reopen':
      return reason('reopen', (text) => act('reopen', { reason: text }));
    case 'ask-extension':
      return reason('ask-extension', (text) => act('extension', { reason: text }));
    case 'approve-extension':
      return reason(
        'approve-extension',
        (note) => act('extension/decide', { approved: true, ...(note ? { note } : {}) }),
        false,
      );
    case 'refuse-extension':
      return reason('refuse-extension', (note) => act('extension/decide', { approved: false, note }));
  }
}

/** Nothing to be filled in: one look at what it waited for, then it goes on. */
function Resume({ one, onClose }: Omit<CaseDialogProps, 'dialog'>) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const waited = one.history.findLast(({ step }) => step === 'paused');
  return (
    <FormDialog
      title={t('cases.dialog.resume.title')}
      submit={t('cases.step.resume')}
      busy={busy}
      problem={problem}
      onSubmit={() => void run(() => act('resume', {})).then((done) => done && onClose())}
      onClose={onClose}
    >
      <p>{t('cases.dialog.resume.help')}</p>
      {waited?.note ? <p className="case-quote">{waited.note}</p> : null}
    </FormDialog>
  );
}

/** Somebody else sees it through from now on, or is responsible for one step of it. */
export function HandOverDialog({
  one,
  duty,
  onClose,
}: Omit<CaseDialogProps, 'dialog'> & { duty?: CaseDetail['duties'][number]['duty'] }) {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const { act } = useCaseActs(one);
  const [ownerId, setOwnerId] = useState<string | null>(null);
  const has = duty ? one.duties.find((step) => step.duty === duty)?.agentId : one.ownerId;
  return (
    <ReasonDialog
      title={
        duty
          ? t('cases.duties.handTitle', { step: t(`cases.duties.${duty}`) })
          : t('cases.dialog.hand-over.title')
      }
      submit={t('cases.dialog.hand-over.submit')}
      label={t('cases.dialog.hand-over.label')}
      help={t(duty ? 'cases.duties.handHelp' : 'cases.dialog.hand-over.help')}
      why={ownerId ? undefined : t('common.required', { field: t('cases.newOwner') })}
      onSubmit={(reason) => act('hand-over', { ownerId: ownerId ?? '', reason, ...(duty ? { duty } : {}) })}
      onClose={onClose}
    >
      <Field label={t('cases.newOwner')} required>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={ownerId}
            options={agents
              .filter(({ id: agentId, active, role }) => active && agentId !== has && SERVES.has(role))
              .map(({ id: value, name, role }) => ({ value, label: `${name} · ${t(`role.${role}`)}` }))}
            onChange={setOwnerId}
          />
        )}
      </Field>
    </ReasonDialog>
  );
}

const SERVES: ReadonlySet<string> = new Set(['agent', 'senior-agent', 'supervisor', 'manager']);
