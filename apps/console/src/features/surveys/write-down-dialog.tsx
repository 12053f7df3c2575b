import { useState } from 'react';
import { Checkbox, Input, Modal, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { SURVEY_SCALES } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { ErrorLine } from '../../parts/error-line';
import { Field } from '../../parts/field';
import { useAction } from '../../parts/use-action';
import { type Answers, givenOf, missingOf, shownOf } from './given-answers';
import type { AskedForm, Given } from './use-conversation-surveys';

interface WriteDownDialogProps {
  form: AskedForm;
  onSave: (answers: Given[]) => Promise<unknown>;
  onClose: () => void;
}

/** The form as an agent fills it in while the customer answers on the phone. */
export function WriteDownDialog({ form, onSave, onClose }: WriteDownDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { run, busy, problem } = useAction();
  const [answers, setAnswers] = useState<Answers>({});
  const missing = missingOf(form.questions, answers);
  const save = async () => {
    if (await run(() => onSave(givenOf(form.questions, answers)))) onClose();
  };
  const give = (given: Given) => setAnswers((before) => ({ ...before, [given.question]: given }));
  return (
    <Modal
      open
      width={560}
      title={t('surveys.writeDown', { name: form.name[language] })}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: missing !== null, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="col g12">
        {shownOf(form.questions, answers).map((question) => (
          <Field key={question.id} label={question.text[language]} required={question.required}>
            {({ id }) => (
              <QuestionInput id={id} question={question} given={answers[question.id]} onGive={give} />
            )}
          </Field>
        ))}
        <ErrorLine problem={problem} />
      </div>
    </Modal>
  );
}

interface QuestionInputProps {
  id: string;
  question: AskedForm['questions'][number];
  given: Given | undefined;
  onGive: (given: Given) => void;
}

function QuestionInput({ id, question, given, onGive }: QuestionInputProps) {
  const language = useLanguage();
  const { kind, options } = question;
  const choices = options.map(({ value, label }) => ({ value, label: label[language] }));
  switch (kind) {
    case 'text':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={question.maxLength ?? 2_000}
          value={given?.text ?? ''}
          onChange={({ target }) => onGive({ question: question.id, text: target.value })}
        />
      );
    case 'tags':
      return (
        <Checkbox.Group
          options={choices}
          value={given?.choices ?? []}
          onChange={(chosen) => onGive({ question: question.id, choices: chosen })}
        />
      );
    case 'choice':
      return (
        <Radio.Group
          id={id}
          options={choices}
          value={given?.choice ?? null}
          onChange={({ target }) => onGive({ question: question.id, choice: target.value as string })}
        />
      );
    default: {
      const { min, max } = SURVEY_SCALES[kind];
      const scores = Array.from({ length: max - min + 1 }, (_, index) => min + index);
      return (
        <Radio.Group
          id={id}
          optionType="button"
          options={scores.map((score) => ({ value: score, label: String(score) }))}
          value={given?.score ?? null}
          onChange={({ target }) => onGive({ question: question.id, score: target.value as number })}
        />
      );
    }
  }
}
