import { useState } from 'react';
import { Button, Switch, Tabs } from 'antd';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useFormats } from '../../../i18n/use-texts';
import { EditDrawer } from '../page/edit-drawer';
import { sameValue } from '../page/same-value';
import { placed } from '../page/reorder';
import { SettingRow } from '../page/setting-row';
import { useSaving } from '../page/use-saving';
import { AskingSection } from './asking-section';
import { type FormDraft, freeId, newForm, newQuestion, problemOf, withoutQuestion } from './form-draft';
import { QuestionCard } from './question-card';
import { type SurveyForm, useFormVersions } from './use-forms';
import { WordsFields } from './words-fields';

interface FormDrawerProps {
  /** Null: a new one. */
  form: SurveyForm | null;
  readOnly: boolean;
  onSaved: () => void;
  /** Somebody else was quicker. */
  onStale: () => void;
  onClose: () => void;
}

/** One survey form: its questions, when it is asked, and what it was before. */
export function FormDrawer({ form, readOnly, onSaved, onStale, onClose }: FormDrawerProps) {
  const { t } = useTranslation();
  const { run, busy, problem } = useSaving({ onStale, settles: true });
  const [stored] = useState<FormDraft>(() =>
    form ? draftOf(form) : newForm({ 'zh-CN': '新问卷', en: 'New survey' }),
  );
  const [draft, setDraft] = useState(stored);
  const edit = (parts: Partial<FormDraft>) => setDraft((before) => ({ ...before, ...parts }));
  const wrong = problemOf(draft);

  function save(): Promise<boolean> {
    return run(async () => {
      if (!form) await api.call('POST /api/survey-forms', { body: draft });
      else
        await api.call('PUT /api/survey-forms/:id', {
          params: { id: form.id },
          body: { ...draft, version: form.version },
        });
      onSaved();
    });
  }

  return (
    <EditDrawer
      title={form ? t('surveyForms.edit') : t('surveyForms.add')}
      width={760}
      changed={!sameValue(draft, stored) || !form}
      busy={busy}
      problem={problem}
      why={wrong ? t(`surveyForms.problem.${wrong}`) : undefined}
      readOnly={readOnly}
      onSave={save}
      onClose={onClose}
    >
      <Tabs
        items={[
          {
            key: 'questions',
            label: t('surveyForms.questions'),
            children: <Questions draft={draft} readOnly={readOnly} onChange={edit} />,
          },
          {
            key: 'asking',
            label: t('surveyForms.asking'),
            children: (
              <div className="policy-form survey-asking">
                <AskingSection form={draft} readOnly={readOnly} onChange={edit} />
              </div>
            ),
          },
          ...(form
            ? [
                {
                  key: 'versions',
                  label: t('surveyForms.versions'),
                  children: <Versions form={form} readOnly={readOnly} onTake={setDraft} />,
                },
              ]
            : []),
        ]}
      />
    </EditDrawer>
  );
}

interface PartProps {
  draft: FormDraft;
  readOnly: boolean;
  onChange: (parts: Partial<FormDraft>) => void;
}

function Questions({ draft, readOnly, onChange }: PartProps) {
  const { t } = useTranslation();
  const { questions } = draft;
  return (
    <div className="policy-form">
      <WordsFields
        label={t('surveyForms.name')}
        value={draft.name}
        readOnly={readOnly}
        onChange={(name) => onChange({ name })}
      />
      <SettingRow label={t('surveyForms.active')}>
        <Switch
          size="small"
          aria-label={t('surveyForms.active')}
          checked={draft.active}
          disabled={readOnly}
          onChange={(active) => onChange({ active })}
        />
      </SettingRow>
      <WordsFields
        label={t('surveyForms.invitation')}
        value={draft.invitation}
        readOnly={readOnly}
        maxLength={500}
        onChange={(invitation) => onChange({ invitation })}
      />
      {questions.map((question, at) => (
        <QuestionCard
          key={question.id}
          question={question}
          earlier={questions.slice(0, at)}
          number={at + 1}
          last={at === questions.length - 1}
          readOnly={readOnly}
          onChange={(changed) =>
            onChange({ questions: questions.map((one) => (one.id === changed.id ? changed : one)) })
          }
          onMove={(by) => onChange({ questions: placed(questions, at, at + by) })}
          onRemove={() => onChange({ questions: withoutQuestion(questions, question.id) })}
        />
      ))}
      {readOnly || questions.length >= 20 ? null : (
        <Button
          icon={<Plus size={14} strokeWidth={2} />}
          onClick={() => {
            const id = freeId(
              questions.map((one) => one.id),
              'q',
            );
            onChange({ questions: [...questions, newQuestion(id, 'rating')] });
          }}
        >
          {t('surveyForms.addQuestion')}
        </Button>
      )}
      <WordsFields
        label={t('surveyForms.thanks')}
        value={draft.thanks}
        readOnly={readOnly}
        maxLength={500}
        onChange={(thanks) => onChange({ thanks })}
      />
    </div>
  );
}

interface VersionsProps {
  form: SurveyForm;
  readOnly: boolean;
  onTake: (draft: FormDraft) => void;
}

/** Every version that ever was; one can be taken up again, and is saved as a new one. */
function Versions({ form, readOnly, onTake }: VersionsProps) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { data } = useFormVersions(form.id);
  return (
    <ol className="survey-versions">
      {data?.map((version) => (
        <li key={version.version} className="row g8">
          <span className="grow">
            <b>{t('surveyForms.version', { n: version.version })}</b>{' '}
            <span className="i2">{`${full(version.changedAt)} · ${version.changedBy}`}</span>
          </span>
          {readOnly || version.version === form.version ? null : (
            <Button size="small" onClick={() => onTake(draftOf(version))}>
              {t('surveyForms.takeUp')}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

function draftOf({ id: _id, key: _key, version: _version, place: _place, ...rest }: SurveyForm): FormDraft {
  const { changedAt: _at, changedBy: _by, ...draft } = rest;
  return draft;
}
