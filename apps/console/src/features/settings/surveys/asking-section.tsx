import { InputNumber, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ENDED_BY, SURVEY_COLLECTIONS, SURVEY_CREDITS, SURVEY_TRIGGERS } from '@yingda/contracts/names';
import { Field } from '../../../parts/field';
import { SettingRow } from '../page/setting-row';
import { useChoices } from '../service-levels/use-policy-text';
import type { FormDraft } from './form-draft';

interface AskingSectionProps {
  form: FormDraft;
  readOnly: boolean;
  onChange: (parts: Partial<FormDraft>) => void;
}

const CONDITIONS = ['inboxIds', 'channels', 'teamIds', 'topicIds', 'tiers'] as const;

/** When and whom a form asks, how long answers count, and what a low score owes. */
export function AskingSection({ form, readOnly: disabled, onChange }: AskingSectionProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const number = (
    field: 'delaySeconds' | 'coolDownHours' | 'expiresHours' | 'samplePercent' | 'tooFastSeconds',
    [min, max]: readonly [number, number],
  ) => (
    <SettingRow label={t(`surveyForms.${field}`)} help={t(`surveyForms.${field}Hint`)}>
      <InputNumber
        aria-label={t(`surveyForms.${field}`)}
        disabled={disabled}
        {...{ min, max }}
        suffix={t(`surveyForms.unit.${field}`)}
        value={form[field]}
        onChange={(value) => onChange({ [field]: value ?? min })}
      />
    </SettingRow>
  );
  const flag = (field: 'anonymous' | 'withoutPerson') => (
    <SettingRow label={t(`surveyForms.${field}`)} help={t(`surveyForms.${field}Hint`)}>
      <Switch
        size="small"
        aria-label={t(`surveyForms.${field}`)}
        checked={form[field]}
        disabled={disabled}
        onChange={(value) => onChange({ [field]: value })}
      />
    </SettingRow>
  );
  const { lowScore, remindAfterHours, conditions } = form;
  return (
    <>
      <section>
        <h3>{t('surveyForms.when')}</h3>
        <SettingRow label={t('surveyForms.triggerLabel')}>
          <Select
            aria-label={t('surveyForms.triggerLabel')}
            disabled={disabled}
            value={form.trigger}
            options={SURVEY_TRIGGERS.map((value) => ({ value, label: t(`surveyForms.trigger.${value}`) }))}
            onChange={(trigger) => onChange({ trigger })}
          />
        </SettingRow>
        {number('delaySeconds', [0, 2_592_000])}
        {number('coolDownHours', [0, 8_760])}
        {number('samplePercent', [0, 100])}
        {flag('withoutPerson')}
      </section>
      <section>
        <h3>{t('surveyForms.whom')}</h3>
        <div className="field-row">
          {CONDITIONS.map((condition) => (
            <Field key={condition} label={t(`serviceLevels.condition.${condition}`)}>
              {({ id }) => (
                <Select
                  id={id}
                  mode="multiple"
                  placeholder={t('serviceLevels.any')}
                  disabled={disabled}
                  optionFilterProp="label"
                  options={choices[condition]}
                  value={conditions[condition] as string[]}
                  onChange={(chosen) =>
                    onChange({
                      conditions: { ...conditions, [condition]: chosen } as FormDraft['conditions'],
                    })
                  }
                />
              )}
            </Field>
          ))}
          <Field label={t('surveyForms.endedByLabel')}>
            {({ id }) => (
              <Select
                id={id}
                mode="multiple"
                placeholder={t('serviceLevels.any')}
                disabled={disabled}
                options={ENDED_BY.map((value) => ({ value, label: t(`surveyForms.endedBy.${value}`) }))}
                value={conditions.endedBy}
                onChange={(endedBy) => onChange({ conditions: { ...conditions, endedBy } })}
              />
            )}
          </Field>
        </div>
      </section>
      <section>
        <h3>{t('surveyForms.answers')}</h3>
        {number('expiresHours', [1, 2_160])}
        <SettingRow label={t('surveyForms.remind')} help={t('surveyForms.remindHint')}>
          <InputNumber
            aria-label={t('surveyForms.remind')}
            disabled={disabled}
            min={1}
            max={2_160}
            placeholder={t('surveyForms.never')}
            suffix={t('surveyForms.unit.expiresHours')}
            value={remindAfterHours ?? null}
            onChange={(value) => onChange({ remindAfterHours: value })}
          />
        </SettingRow>
        {number('tooFastSeconds', [0, 600])}
        {flag('anonymous')}
        <SettingRow label={t('surveyForms.collectionLabel')}>
          <Select
            mode="multiple"
            aria-label={t('surveyForms.collectionLabel')}
            disabled={disabled}
            value={form.collection}
            options={SURVEY_COLLECTIONS.map((value) => ({
              value,
              label: t(`surveyForms.collection.${value}`),
            }))}
            onChange={(collection) =>
              onChange({ collection: collection.length > 0 ? collection : ['online'] })
            }
          />
        </SettingRow>
        <SettingRow label={t('surveyForms.creditLabel')} help={t('surveyForms.creditHint')}>
          <Select
            aria-label={t('surveyForms.creditLabel')}
            disabled={disabled}
            value={form.credit}
            options={SURVEY_CREDITS.map((value) => ({ value, label: t(`surveyForms.credit.${value}`) }))}
            onChange={(credit) => onChange({ credit })}
          />
        </SettingRow>
      </section>
      <section>
        <SettingRow label={<h3>{t('surveyForms.low')}</h3>} help={t('surveyForms.lowHint')}>
          <Switch
            aria-label={t('surveyForms.low')}
            checked={lowScore.active}
            disabled={disabled}
            onChange={(active) => onChange({ lowScore: { ...lowScore, active } })}
          />
        </SettingRow>
        {lowScore.active ? (
          <>
            <SettingRow label={t('surveyForms.lowAtMost')}>
              <InputNumber
                aria-label={t('surveyForms.lowAtMost')}
                disabled={disabled}
                min={0}
                max={10}
                value={lowScore.atMost}
                onChange={(atMost) => onChange({ lowScore: { ...lowScore, atMost: atMost ?? 2 } })}
              />
            </SettingRow>
            <SettingRow label={t('surveyForms.lowDue')}>
              <InputNumber
                aria-label={t('surveyForms.lowDue')}
                disabled={disabled}
                min={1}
                max={1_000}
                suffix={t('surveyForms.unit.openHours')}
                value={lowScore.dueOpenHours}
                onChange={(hours) => onChange({ lowScore: { ...lowScore, dueOpenHours: hours ?? 24 } })}
              />
            </SettingRow>
          </>
        ) : null}
      </section>
    </>
  );
}
