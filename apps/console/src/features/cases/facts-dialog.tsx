import { useState } from 'react';
import { Button } from 'antd';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../parts/use-action';
import { EditDrawer } from '../settings/page/edit-drawer';
import { useEdits } from '../settings/page/use-edits';
import { FactsFields } from './facts-fields';
import { bodyOf, emptyFields, factsOf, type FactsForm } from './facts-form';
import { type CaseDetail, useCaseActs, useCaseKinds } from './use-cases';

interface FactsDialogProps {
  one: CaseDetail;
  /** Whether saving also brings the case on to its next stage. */
  classify: boolean;
  onClose: () => void;
}

/** Puts right what is known of a case; when it is classified, all that the kind asks for has to be there. */
export function FactsDialog({ one, classify, onClose }: FactsDialogProps) {
  const { t } = useTranslation();
  const kinds = useCaseKinds().data ?? [];
  const { edit, act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const edits = useEdits<FactsForm>(factsOf(one));
  const [tried, setTried] = useState(false);
  const { draft, changed, conflicts, overtaken, choose } = edits;
  const kind = kinds.find(({ key }) => key === draft.kind);
  const lacking = classify ? emptyFields(draft, kind) : [];

  async function save(): Promise<boolean> {
    setTried(true);
    if (!kind || !draft.title.trim() || lacking.length > 0) return false;
    const done = await run(async () => {
      const stored = changed ? await edit(bodyOf(draft, kind)) : one;
      if (classify && stored.stage === 'received')
        await act('move', { stage: 'classified', version: stored.version });
    });
    if (done) onClose();
    return done;
  }

  return (
    <EditDrawer
      title={classify ? t('cases.facts.classifyTitle') : t('cases.facts.editTitle')}
      width={560}
      changed={changed}
      busy={busy}
      problem={problem}
      submit={classify ? t('cases.step.classify') : t('common.save')}
      onSave={save}
      onClose={onClose}
    >
      {overtaken ? (
        <div className="case-notice soon" role="alert">
          <GitMerge size={16} strokeWidth={1.75} aria-hidden="true" />
          <div className="grow col g8">
            <span>{t('cases.facts.stale')}</span>
            {conflicts.map((field) => (
              <span key={field} className="row g8">
                <span className="grow cut">
                  {t(`cases.facts.${field}`)}
                  {typeof edits.theirs[field] === 'string' ? `: ${String(edits.theirs[field])}` : ''}
                </span>
                {(['theirs', 'mine'] as const).map((side) => (
                  <Button key={side} size="small" onClick={() => choose(field, side)}>
                    {t(side === 'mine' ? 'settings.conflict.keepMine' : 'settings.conflict.takeTheirs')}
                  </Button>
                ))}
              </span>
            ))}
          </div>
        </div>
      ) : null}
      <FactsFields value={draft} kinds={kinds} tried={tried} complete={classify} onChange={edits.edit} />
    </EditDrawer>
  );
}
