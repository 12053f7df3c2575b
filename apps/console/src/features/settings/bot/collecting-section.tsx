import { Button, Input } from 'antd';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../parts/field';
import { KeywordField } from '../spoken/keyword-field';
import { Section } from '../page/column';
import { IconAction } from '../page/icon-action';
import { TwoFields } from '../spoken/two-fields';
import { usePatternCheck } from '../spoken/use-pattern-check';
import { newQuestion, type QuestionDraft } from './bot-form';
import type { BotPartProps } from './bot-sections';

const MOST = 10;

/** What the bot asks for before people go on. */
export function CollectingSection({ form, edit, readOnly }: BotPartProps) {
  const { t } = useTranslation();
  const { questions } = form;
  return (
    <Section title={t('bot.sections.collecting')} hint={t('bot.collectHint')}>
      <ol className="bot-rows">
        {questions.map((question, at) => (
          <li key={question.row} aria-label={t('bot.itemN', { n: at + 1 })}>
            <div className="row g8">
              <span className="b grow">{t('bot.itemN', { n: at + 1 })}</span>
              {readOnly ? null : (
                <IconAction
                  local
                  icon={Trash2}
                  label={`${t('bot.remove')} ${t('bot.itemN', { n: at + 1 })}`}
                  onClick={() => edit({ questions: questions.filter((_, other) => other !== at) })}
                />
              )}
            </div>
            <QuestionFields
              question={question}
              readOnly={readOnly}
              onChange={(parts) =>
                edit({
                  questions: questions.map((one, other) => (other === at ? { ...one, ...parts } : one)),
                })
              }
            />
          </li>
        ))}
      </ol>
      {readOnly || questions.length >= MOST ? null : (
        <Button
          className="add-row"
          icon={<Plus size={14} strokeWidth={1.75} />}
          onClick={() => edit({ questions: [...questions, newQuestion()] })}
        >
          {t('bot.addQuestion')}
        </Button>
      )}
    </Section>
  );
}

interface QuestionFieldsProps {
  question: QuestionDraft;
  readOnly: boolean;
  onChange: (parts: Partial<QuestionDraft>) => void;
}

function QuestionFields({ question, readOnly, onChange }: QuestionFieldsProps) {
  const { t } = useTranslation();
  const { pattern, example } = question;
  const check = usePatternCheck(pattern, example);
  const wrong =
    check?.state === 'broken'
      ? t('bot.patternBroken')
      : check?.state === 'none' && example
        ? t('bot.patternWrong', { example })
        : null;
  const found =
    check?.state === 'found' && example ? t('bot.patternRight', { example, found: check.found }) : null;
  return (
    <>
      <TwoFields
        label={t('bot.label')}
        most={60}
        readOnly={readOnly}
        value={question.label}
        onChange={(label) => onChange({ label })}
      />
      <TwoFields
        label={t('bot.ask')}
        most={1_000}
        rows={2}
        readOnly={readOnly}
        value={question.ask}
        onChange={(ask) => onChange({ ask })}
      />
      <div className="field-row">
        <Field label={t('bot.key')} help={t('bot.keyHint')}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              className="mono"
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={40}
              value={question.key}
              onChange={({ target }) => onChange({ key: target.value })}
            />
          )}
        </Field>
        <Field label={t('bot.pattern')} help={found ?? t('bot.patternHint')} wrong={wrong}>
          {({ id, describedBy }) => (
            <Input
              id={id}
              className="mono"
              aria-describedby={describedBy}
              readOnly={readOnly}
              maxLength={200}
              value={pattern}
              onChange={({ target }) => onChange({ pattern: target.value })}
            />
          )}
        </Field>
        <Field label={t('bot.example')}>
          {({ id }) => (
            <Input
              id={id}
              readOnly={readOnly}
              maxLength={80}
              value={example}
              onChange={({ target }) => onChange({ example: target.value })}
            />
          )}
        </Field>
      </div>
      <KeywordField
        label={t('bot.when')}
        words={question.when}
        most={40}
        readOnly={readOnly}
        placeholder={t('bot.whenHint')}
        onChange={(when) => onChange({ when })}
      />
    </>
  );
}
