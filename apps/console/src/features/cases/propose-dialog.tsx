import { useRef, useState } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { LimitLine, NO_REMEDY, remedyBody, RemedyFields, remedyLacks } from './remedy-fields';
import { type CaseDetail, useCaseActs } from './use-cases';
import { useRemedyActs } from './use-remedies';
import { useKept } from './use-kept';

/** The solution in words, and what the customer is given with it. */
export function ProposeDialog({ one, onClose }: { one: CaseDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { propose } = useRemedyActs();
  const { run, busy, problem } = useAction();
  const [solution, setSolution, forget] = useKept(`case-solution-${one.id}`);
  const [remedy, setRemedy] = useState(NO_REMEDY);
  // Tried again after the second part failed, the first is not done twice.
  const proposed = useRef(false);
  const lacks = remedy.kind ? remedyLacks(remedy) : null;
  const missing = !solution.trim()
    ? t('common.required', { field: t('cases.facts.solution') })
    : lacks
      ? t('common.required', { field: t(`cases.remedy.${lacks}`) })
      : undefined;
  async function submit() {
    if (missing || busy) return;
    const done = await run(async () => {
      if (remedy.kind && !proposed.current) {
        await propose(one.id, remedyBody(remedy));
        proposed.current = true;
      }
      await act('move', { stage: 'proposed', solution: solution.trim(), ...unversioned(proposed.current) });
    });
    if (!done) return;
    forget();
    onClose();
  }
  return (
    <FormDialog
      title={t('cases.propose.title')}
      submit={t('cases.step.propose')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <div className="case-form">
        <Field label={t('cases.facts.solution')} required help={t('cases.propose.hint')}>
          {({ id, describedBy }) => (
            <Input.TextArea
              id={id}
              aria-describedby={describedBy}
              autoFocus
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={CASE_LIMITS.factsCodePoints}
              value={solution}
              onChange={({ target }) => setSolution(target.value)}
              onKeyDown={(event) => {
                if (
                  event.key === 'Enter' &&
                  (event.metaKey || event.ctrlKey) &&
                  !event.nativeEvent.isComposing
                )
                  void submit();
              }}
            />
          )}
        </Field>
        <RemedyFields
          value={remedy}
          optional
          onChange={(parts) => setRemedy((before) => ({ ...before, ...parts }))}
        />
        <LimitLine />
      </div>
    </FormDialog>
  );
}

/** The remedy of a moment ago may have made a new version of the case: then none is named. */
function unversioned(changed: boolean): { version?: never } {
  return changed ? ({ version: undefined } as { version?: never }) : {};
}
