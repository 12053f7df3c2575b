import { useState } from 'react';
import { App, Input, Radio, Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CASE_FOLLOW_UPS,
  CASE_LIMITS,
  CASE_WAYS,
  type CaseFollowUp,
  type CaseWay,
} from '@yingda/contracts/names';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { FormDialog } from '../settings/page/form-dialog';
import { type CaseDetail, useCaseActs } from './use-cases';
import { useKept } from './use-kept';

interface DialogProps {
  one: CaseDetail;
  onClose: () => void;
}

/** What the customer is told, and how: the first answer, the result, or that the case is taken back. */
export function WordsDialog({ one, deed, onClose }: DialogProps & { deed: 'tell' | 'answer' | 'withdraw' }) {
  const { t } = useTranslation();
  const { act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const [way, setWay] = useState<CaseWay>(one.conversationId ? 'message' : 'call');
  const [text, setText, forget] = useKept(`case-${deed}-${one.id}`);
  const [why, setWhy] = useState('');
  const missing = !text.trim()
    ? t('common.required', { field: t('cases.words.text') })
    : deed === 'withdraw' && !why.trim()
      ? t('common.required', { field: t('cases.words.why') })
      : undefined;
  async function submit() {
    if (missing || busy) return;
    const words = { way, text: text.trim() };
    const done = await run(() =>
      deed === 'withdraw' ? act('withdraw', { ...words, reason: why.trim() }) : act(deed, words),
    );
    if (!done) return;
    forget();
    onClose();
  }
  return (
    <FormDialog
      title={t(`cases.words.${deed}.title`)}
      submit={t(`cases.words.${deed}.submit`)}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className="i2">{t(`cases.words.${deed}.help`)}</p>
      {deed === 'withdraw' ? (
        <Field label={t('cases.words.why')} required>
          {({ id }) => (
            <Input id={id} maxLength={1_000} value={why} onChange={({ target }) => setWhy(target.value)} />
          )}
        </Field>
      ) : null}
      <WayField
        label={t('cases.words.way')}
        value={way}
        withMessage={one.conversationId !== null}
        onChange={setWay}
      />
      <Field
        label={t('cases.words.text')}
        required
        help={t(way === 'message' ? 'cases.words.sent' : 'cases.words.noted')}
      >
        {({ id, describedBy }) => (
          <Input.TextArea
            id={id}
            aria-describedby={describedBy}
            autoFocus
            autoSize={{ minRows: 4, maxRows: 12 }}
            maxLength={CASE_LIMITS.factsCodePoints}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.nativeEvent.isComposing)
                void submit();
            }}
          />
        )}
      </Field>
    </FormDialog>
  );
}

interface WayFieldProps {
  label: string;
  value: CaseWay;
  withMessage: boolean;
  onChange: (way: CaseWay) => void;
}
function WayField({ label, value, withMessage, onChange }: WayFieldProps) {
  const { t } = useTranslation();
  return (
    <div className="field">
      <span className="label">{label}</span>
      <Radio.Group
        aria-label={label}
        value={value}
        options={CASE_WAYS.filter((way) => withMessage || way !== 'message').map((way) => ({
          value: way,
          label: t(`cases.way.${way}`),
        }))}
        onChange={({ target }) => onChange(target.value as CaseWay)}
      />
    </div>
  );
}

/** What the follow-up found; unsatisfied opens the case again one level up, said before it is done. */
export function FollowUpDialog({ one, onClose }: DialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { act } = useCaseActs(one);
  const { run, busy, problem } = useAction();
  const [outcome, setOutcome] = useState<CaseFollowUp | null>(null);
  const [way, setWay] = useState<CaseWay>('call');
  const [score, setScore] = useState(0);
  const [note, setNote, forget] = useKept(`case-follow-up-${one.id}`);
  const missing =
    outcome === null
      ? t('cases.followUp.choose')
      : outcome === 'unsatisfied' && !note.trim()
        ? t('common.required', { field: t('cases.followUp.said') })
        : undefined;
  async function submit() {
    if (missing || !outcome || busy) return;
    const done = await run(() =>
      act('follow-up', {
        ...{ outcome, way },
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(score > 0 && outcome !== 'no-answer' ? { score } : {}),
      }),
    );
    if (!done) return;
    forget();
    void message.success(t(`cases.followUp.done.${outcome}`), 4);
    onClose();
  }
  return (
    <FormDialog
      title={t('cases.followUp.title')}
      submit={t('cases.followUp.submit')}
      busy={busy}
      problem={problem}
      why={missing}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {one.attempts > 0 ? (
        <p className="i2">{t('cases.followUp.attempts', { n: one.attempts, most: CASE_LIMITS.attempts })}</p>
      ) : null}
      <div className="field">
        <span className="label">{t('cases.followUp.outcome')}</span>
        <Radio.Group
          className="stacked"
          aria-label={t('cases.followUp.outcome')}
          value={outcome}
          options={CASE_FOLLOW_UPS.map((value) => ({
            value,
            label: (
              <>
                {t(`cases.followUp.outcomes.${value}`)}
                <span className="i3 t12"> {t(`cases.followUp.means.${value}`)}</span>
              </>
            ),
          }))}
          onChange={({ target }) => setOutcome(target.value as CaseFollowUp)}
        />
      </div>
      <WayField
        label={t('cases.followUp.way')}
        value={way}
        withMessage={one.conversationId !== null}
        onChange={setWay}
      />
      {outcome && outcome !== 'no-answer' ? (
        <div className="field">
          <span className="label">{t('cases.followUp.score')}</span>
          <Rate value={score} onChange={setScore} aria-label={t('cases.followUp.score')} />
        </div>
      ) : null}
      <Field label={t('cases.followUp.said')} required={outcome === 'unsatisfied'}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2_000}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
}
