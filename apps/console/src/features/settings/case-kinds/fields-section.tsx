import { Button, Checkbox, Input, Select } from 'antd';
import { ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CASE_FIELD_TYPES, CASE_LIMITS } from '@yingda/contracts/names';
import { IconAction } from '../page/icon-action';
import { placed } from '../page/reorder';
import { freeKey, type KindForm } from './kind-form';

type CaseField = KindForm['fields'][number];

interface FieldsSectionProps {
  fields: readonly CaseField[];
  readOnly: boolean;
  onChange: (fields: CaseField[]) => void;
}

/** What the form of a kind asks for; required ones before the case leaves its first stage. */
export function FieldsSection({ fields, readOnly, onChange }: FieldsSectionProps) {
  const { t } = useTranslation();
  const put = (key: string, parts: Partial<CaseField>) =>
    onChange(fields.map((one) => (one.key === key ? { ...one, ...parts } : one)));
  return (
    <section className="policy-target">
      <h3>{t('caseKinds.fields')}</h3>
      <p className="i2 t12">{t('caseKinds.fieldsHint')}</p>
      {fields.map((field, at) => (
        <div key={field.key} className="kind-item">
          {(['zh', 'en'] as const).map((tongue) => (
            <Input
              key={tongue}
              lang={tongue === 'zh' ? 'zh-CN' : 'en'}
              aria-label={`${t('caseKinds.field')} ${at + 1} ${t(`caseKinds.name.${tongue}`)}`}
              maxLength={60}
              value={field.label[tongue]}
              onChange={({ target }) => put(field.key, { label: { ...field.label, [tongue]: target.value } })}
            />
          ))}
          <Select
            aria-label={`${t('caseKinds.field')} ${at + 1} ${t('caseKinds.type')}`}
            disabled={readOnly}
            value={field.type}
            style={{ width: 96 }}
            options={CASE_FIELD_TYPES.map((value) => ({ value, label: t(`caseKinds.types.${value}`) }))}
            onChange={(type) => put(field.key, { type })}
          />
          <Checkbox
            disabled={readOnly}
            checked={field.required}
            onChange={({ target }) => put(field.key, { required: target.checked })}
          >
            {t('caseKinds.required')}
          </Checkbox>
          {readOnly ? null : (
            <span className="row">
              <IconAction
                icon={ArrowUp}
                local
                label={`${field.label.zh || at + 1} ${t('surveyForms.up')}`}
                why={at === 0 ? t('settings.firstAlready') : undefined}
                onClick={() => onChange(placed([...fields], at, at - 1))}
              />
              <IconAction
                icon={Trash2}
                local
                label={`${t('common.delete')} ${field.label.zh || at + 1}`}
                onClick={() => onChange(fields.filter(({ key }) => key !== field.key))}
              />
            </span>
          )}
          {field.type === 'choice' ? (
            <Select
              className="wide"
              mode="tags"
              aria-label={t('caseKinds.choices')}
              placeholder={t('caseKinds.choices')}
              disabled={readOnly}
              value={field.choices}
              onChange={(choices: string[]) =>
                put(field.key, {
                  choices: choices
                    .map((one) => one.trim().slice(0, 60))
                    .filter(Boolean)
                    .slice(0, 30),
                })
              }
            />
          ) : null}
        </div>
      ))}
      {readOnly || fields.length >= CASE_LIMITS.fields ? null : (
        <Button
          size="small"
          style={{ marginTop: 8 }}
          icon={<Plus size={14} strokeWidth={2} />}
          onClick={() =>
            onChange([
              ...fields,
              {
                ...{ key: freeKey(fields, 'field'), label: { zh: '', en: '' } },
                ...{ type: 'text', required: false, choices: [] },
              },
            ])
          }
        >
          {t('caseKinds.addField')}
        </Button>
      )}
    </section>
  );
}
