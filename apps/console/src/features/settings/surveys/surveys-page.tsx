import { useState } from 'react';
import { App, Button, Switch } from 'antd';
import { ArrowDown, ArrowUp, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/session';
import { useMe } from '../../../app/use-session';
import { useLanguage } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { useAction } from '../../../parts/use-action';
import { Column } from '../page/column';
import { IconAction } from '../page/icon-action';
import { Loaded } from '../page/loaded';
import { placed } from '../page/reorder';
import { FormDrawer } from './form-drawer';
import { type SurveyForm, useForms } from './use-forms';
import '../service-levels/service-levels.css';
import './surveys-settings.css';

/** Survey forms, in the order in which they are tried: of several that would ask, the first does. */
export function SurveyFormsPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const me = useMe();
  const { message } = App.useApp();
  const { query, set, refresh } = useForms();
  const { run } = useAction({ toast: true });
  const [edited, setEdited] = useState<SurveyForm | 'new' | null>(null);
  const mayEdit = me.permissions.some(
    ({ permission, scope }) => permission === 'survey.edit' && scope !== 'none',
  );
  const why = mayEdit ? undefined : t('surveyForms.readOnly');

  /** Shown at once; what the server refuses is put back. */
  async function store(shown: SurveyForm[], work: () => Promise<unknown>) {
    set(shown);
    await run(work);
    void refresh();
  }
  const move = (forms: SurveyForm[], at: number, by: -1 | 1) => {
    const ordered = placed(forms, at, at + by);
    const formIds = ordered.map(({ id }) => id);
    void store(ordered, () => api.call('PUT /api/survey-forms/order', { body: { formIds } }));
  };
  const use = (forms: SurveyForm[], form: SurveyForm, active: boolean) => {
    const { id, key: _key, place: _place, changedAt: _at, changedBy: _by, ...rest } = form;
    void store(
      forms.map((one) => (one.id === id ? { ...one, active } : one)),
      () => api.call('PUT /api/survey-forms/:id', { params: { id }, body: { ...rest, active } }),
    );
  };
  const add = mayEdit ? (
    <Button type="primary" icon={<Plus size={14} strokeWidth={2} />} onClick={() => setEdited('new')}>
      {t('surveyForms.add')}
    </Button>
  ) : null;
  return (
    <Column
      title={t('settings.menu.surveys')}
      hint={t('surveyForms.hint')}
      actions={query.data?.length ? add : null}
    >
      <Loaded query={query} rows={4} height={56}>
        {(forms) =>
          forms.length > 0 ? (
            <ol className="card policy-list">
              {forms.map((form, at) => (
                <li key={form.id}>
                  <span className="policy-place" aria-hidden="true">
                    {at + 1}
                  </span>
                  <button type="button" className="policy-open" onClick={() => setEdited(form)}>
                    <span className="row g8">
                      <span className="b cut">{form.name[language]}</span>
                      {form.active ? null : <span className="chip">{t('surveyForms.off')}</span>}
                    </span>
                    <span className="i2 cut">
                      {[
                        t(`surveyForms.trigger.${form.trigger}`),
                        t('surveyForms.questionCount', { n: form.questions.length }),
                        t('surveyForms.coolDown', { n: form.coolDownHours }),
                      ].join(' · ')}
                    </span>
                  </button>
                  <span className="row tools">
                    <IconAction
                      icon={ArrowUp}
                      label={`${form.name[language]} ${t('surveyForms.up')}`}
                      why={why ?? (at === 0 ? t('settings.firstAlready') : undefined)}
                      onClick={() => move(forms, at, -1)}
                    />
                    <IconAction
                      icon={ArrowDown}
                      label={`${form.name[language]} ${t('surveyForms.down')}`}
                      why={why ?? (at === forms.length - 1 ? t('settings.lastAlready') : undefined)}
                      onClick={() => move(forms, at, 1)}
                    />
                    <Switch
                      size="small"
                      checked={form.active}
                      disabled={!mayEdit}
                      title={why ?? t('surveyForms.active')}
                      aria-label={`${form.name[language]} ${t('surveyForms.active')}`}
                      onChange={(active) => use(forms, form, active)}
                    />
                  </span>
                </li>
              ))}
            </ol>
          ) : (
            <div className="card">
              <StateBlock drawing="nothing" title={t('surveyForms.none')} hint={t('surveyForms.noneHint')}>
                {add}
              </StateBlock>
            </div>
          )
        }
      </Loaded>
      {edited ? (
        <FormDrawer
          form={edited === 'new' ? null : edited}
          readOnly={!mayEdit}
          onSaved={() => {
            setEdited(null);
            void refresh();
            void message.success(t('surveyForms.saved'));
          }}
          onStale={() => {
            setEdited(null);
            void refresh();
            void message.warning(t('problem.stale-edit'), 6);
          }}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Column>
  );
}
