import { useState } from 'react';
import { Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { CASE_WAYS, type CaseWay } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { useCaseKinds } from '../cases/use-cases';
import { useKept } from '../cases/use-kept';
import { FormDialog } from '../settings/page/form-dialog';
import { DepartmentsSay } from './asked-departments';
import { type FeedbackDetail, useFeedbackActs } from './use-feedback';

export type FeedbackDeedKind = 'answer' | 'decide' | 'tell' | 'case' | 'note';

interface DeedProps {
  one: FeedbackDetail;
  kind: FeedbackDeedKind;
  onClose: () => void;
}

/** One deed with its words. What was typed stays when it is refused, and when the dialog is closed. */
export function FeedbackDeed({ one, kind, onClose }: DeedProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const acts = useFeedbackActs(one);
  const kinds = useCaseKinds().data ?? [];
  const { run, busy, problem } = useAction();
  const [text, setText, forget] = useKept(`feedback-${kind}-${one.id}`);
  const [way, setWay] = useState<CaseWay>(one.writable ? 'message' : 'call');
  const [outcome, setOutcome] = useState<'action' | 'no-action'>('action');
  const [caseKind, setCaseKind] = useState<string | null>(null);
  const [caseId] = useState(() => crypto.randomUUID());
  const told = kind === 'answer' || kind === 'tell';
  const missing =
    kind === 'case'
      ? caseKind
        ? undefined
        : t('common.required', { field: t('feedback.kind') })
      : text.trim()
        ? undefined
        : t('common.required', { field: t('feedback.words') });
  async function submit() {
    if (missing || busy) return;
    const words = text.trim();
    const deeds = {
      answer: () => acts.answer({ way, text: words }),
      tell: () => acts.tell({ way, text: words }),
      decide: () => acts.decide({ outcome, reason: words }),
      case: () => acts.toCase({ caseId, kind: caseKind! }),
      note: () => acts.note(words),
    };
    if (!(await run(deeds[kind]))) return;
    forget();
    onClose();
  }
  return (
    <FormDialog
      title={t(`feedback.deed.${kind}.title`)}
      submit={t(`feedback.deed.${kind}.submit`)}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t(`feedback.deed.${kind}.help`)}</p>
      {told ? (
        <Radio.Group
          aria-label={t('feedback.way')}
          value={way}
          onChange={({ target }) => setWay(target.value as CaseWay)}
          options={CASE_WAYS.map((value) => ({
            value,
            label: t(`feedback.ways.${value}`),
            disabled: value === 'message' && !one.writable,
          }))}
        />
      ) : null}
      {told ? <DepartmentsSay feedbackId={one.id} onTake={setText} /> : null}
      {kind === 'decide' ? (
        <Radio.Group
          aria-label={t('feedback.decision')}
          value={outcome}
          onChange={({ target }) => setOutcome(target.value as 'action' | 'no-action')}
          options={(['action', 'no-action'] as const).map((value) => ({
            value,
            label: t(`feedback.outcome.${value}`),
          }))}
        />
      ) : null}
      {kind === 'case' ? (
        <Field label={t('feedback.kind')} required>
          {({ id }) => (
            <Select
              id={id}
              autoFocus
              style={{ width: '100%' }}
              value={caseKind}
              onChange={setCaseKind}
              options={kinds
                .filter(({ active }) => active)
                .map(({ key, name }) => ({ value: key, label: language === 'en' ? name.en : name.zh }))}
            />
          )}
        </Field>
      ) : (
        <Field label={t('feedback.words')} required>
          {({ id }) => (
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 4, maxRows: 12 }}
              maxLength={told ? 5_000 : 2_000}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                const sends = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
                if (sends && !event.nativeEvent.isComposing) void submit();
              }}
            />
          )}
        </Field>
      )}
    </FormDialog>
  );
}
