import { Button, InputNumber, Select, Switch } from 'antd';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SURVEY_DIMENSIONS, SURVEY_QUESTION_KINDS, SURVEY_SCALES } from '@yingda/contracts/names';
import { useLanguage } from '../../../i18n/use-texts';
import { IconAction } from '../page/icon-action';
import { SettingRow } from '../page/setting-row';
import { CHOSEN, freeId, newOption, type Question, withKind } from './form-draft';
import { WordsFields } from './words-fields';

interface QuestionCardProps {
  question: Question;
  /** Those before it: what it can depend on. */
  earlier: readonly Question[];
  number: number;
  last: boolean;
  readOnly: boolean;
  onChange: (question: Question) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
}

/** One question: its kind, what it is about, its words, what can be chosen, and when it is shown. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, earlier, number, last, readOnly, onChange, onMove, onRemove } = props;
  const { t } = useTranslation();
  const edit = (parts: Partial<Question>) => onChange({ ...question, ...parts });
  const name = t('surveyForms.questionNo', { n: number });
  return (
    <section className="survey-question" aria-label={name}>
      <header className="row g8">
        <h4>{name}</h4>
        <span className="grow" />
        {readOnly ? null : (
          <span className="row tools">
            <IconAction
              local
              icon={ArrowUp}
              label={`${name} ${t('surveyForms.up')}`}
              why={number === 1 ? t('settings.firstAlready') : undefined}
              onClick={() => onMove(-1)}
            />
            <IconAction
              local
              icon={ArrowDown}
              label={`${name} ${t('surveyForms.down')}`}
              why={last ? t('settings.lastAlready') : undefined}
              onClick={() => onMove(1)}
            />
            <IconAction local icon={Trash2} label={`${name} ${t('surveyForms.remove')}`} onClick={onRemove} />
          </span>
        )}
      </header>
      <div className="field-row">
        <Select
          aria-label={t('surveyForms.kindLabel')}
          disabled={readOnly}
          value={question.kind}
          options={SURVEY_QUESTION_KINDS.map((kind) => ({
            value: kind,
            label: t(`surveyForms.kind.${kind}`),
          }))}
          onChange={(kind) => onChange(withKind(question, kind))}
        />
        <Select
          aria-label={t('surveyForms.dimension')}
          disabled={readOnly}
          showSearch={{ optionFilterProp: 'label' }}
          value={question.dimension}
          options={SURVEY_DIMENSIONS.map((value) => ({ value, label: t(`surveys.dimension.${value}`) }))}
          onChange={(dimension) => edit({ dimension })}
        />
      </div>
      <WordsFields
        label={t('surveyForms.text')}
        value={question.text}
        readOnly={readOnly}
        maxLength={500}
        onChange={(text) => edit({ text })}
      />
      {CHOSEN.includes(question.kind) ? (
        <Options question={question} readOnly={readOnly} onChange={edit} />
      ) : null}
      <SettingRow label={t('surveyForms.required')}>
        <Switch
          size="small"
          aria-label={`${name} ${t('surveyForms.required')}`}
          checked={question.required}
          disabled={readOnly}
          onChange={(required) => edit({ required })}
        />
      </SettingRow>
      {earlier.length > 0 ? (
        <ShowIf question={question} earlier={earlier} readOnly={readOnly} onChange={edit} />
      ) : null}
    </section>
  );
}

interface PartProps {
  question: Question;
  readOnly: boolean;
  onChange: (parts: Partial<Question>) => void;
}

function Options({ question, readOnly, onChange }: PartProps) {
  const { t } = useTranslation();
  const { options } = question;
  return (
    <div className="col g8">
      {options.map((option, index) => (
        <div key={option.value} className="row g8 survey-option">
          <span className="grow">
            <WordsFields
              label={t('surveyForms.option', { n: index + 1 })}
              value={option.label}
              readOnly={readOnly}
              maxLength={80}
              onChange={(label) =>
                onChange({ options: options.map((one) => (one === option ? { ...one, label } : one)) })
              }
            />
          </span>
          {readOnly ? null : (
            <IconAction
              local
              icon={Trash2}
              label={t('surveyForms.removeOption', { n: index + 1 })}
              why={options.length <= 2 ? t('surveyForms.twoOptions') : undefined}
              onClick={() => onChange({ options: options.filter((one) => one !== option) })}
            />
          )}
        </div>
      ))}
      {readOnly || options.length >= 20 ? null : (
        <Button
          size="small"
          icon={<Plus size={14} strokeWidth={2} />}
          onClick={() =>
            onChange({
              options: [
                ...options,
                newOption(
                  freeId(
                    options.map(({ value }) => value),
                    'o',
                  ),
                ),
              ],
            })
          }
        >
          {t('surveyForms.addOption')}
        </Button>
      )}
    </div>
  );
}

function ShowIf({ question, earlier, readOnly, onChange }: PartProps & { earlier: readonly Question[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { showIf } = question;
  const on = earlier.find(({ id }) => id === showIf?.question);
  const scale = on && on.kind in SURVEY_SCALES ? SURVEY_SCALES[on.kind as keyof typeof SURVEY_SCALES] : null;
  return (
    <SettingRow label={t('surveyForms.showIf')}>
      <span className="row g8 survey-show-if">
        <Select
          allowClear
          aria-label={t('surveyForms.showIf')}
          placeholder={t('surveyForms.always')}
          disabled={readOnly}
          value={showIf?.question ?? null}
          options={earlier.map(({ id, text }) => ({ value: id, label: text[language] || id }))}
          onChange={(id) => {
            const chosen = earlier.find((one) => one.id === id);
            if (!chosen) return onChange({ showIf: null });
            onChange({
              showIf:
                chosen.kind in SURVEY_SCALES
                  ? { question: id!, atMost: 3 }
                  : { question: id!, equals: chosen.options[0]?.value ?? '' },
            });
          }}
        />
        {on && scale ? (
          <InputNumber
            aria-label={t('surveyForms.atMost')}
            prefix={t('surveyForms.atMost')}
            disabled={readOnly}
            {...scale}
            value={showIf?.atMost ?? scale.max}
            onChange={(atMost) => onChange({ showIf: { question: on.id, atMost: atMost ?? scale.max } })}
          />
        ) : null}
        {on && !scale && on.options.length > 0 ? (
          <Select
            aria-label={t('surveyForms.equals')}
            disabled={readOnly}
            value={showIf?.equals ?? null}
            options={on.options.map(({ value, label }) => ({ value, label: label[language] || value }))}
            onChange={(equals) => onChange({ showIf: { question: on.id, equals: equals ?? '' } })}
          />
        ) : null}
      </span>
    </SettingRow>
  );
}
