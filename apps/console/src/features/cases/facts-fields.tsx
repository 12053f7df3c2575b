import { AutoComplete, Checkbox, DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CASE_LIMITS } from '@yingda/contracts/names';
import { useLanguage } from '../../i18n/use-texts';
import { Field } from '../../parts/field';
import type { FactsForm } from './facts-form';
import type { CaseKind } from './use-cases';

interface FactsFieldsProps {
  value: FactsForm;
  kinds: readonly CaseKind[];
  /** Orders that were named, to choose from. */
  orders?: readonly string[];
  /** Whether what is missing is said already. */
  tried: boolean;
  /** Required fields of the kind must be there too. */
  complete: boolean;
  onChange: (parts: Partial<FactsForm>) => void;
}

/** What a case is about: its kind with what that asks for, the matter in words, order, product and batch. */
export function FactsFields({ value, kinds, orders = [], tried, complete, onChange }: FactsFieldsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const named = (name: { zh: string; en: string }) => (language === 'en' ? name.en : name.zh);
  const kind = kinds.find(({ key }) => key === value.kind);
  const missing = (filled: boolean, field: string) =>
    tried && !filled ? t('common.required', { field }) : null;
  return (
    <div className="case-form">
      <div className="pair">
        <Field label={t('cases.facts.kind')} required wrong={missing(!!kind, t('cases.facts.kind'))}>
          {({ id }) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={value.kind || null}
              placeholder={t('cases.facts.chooseKind')}
              options={kinds
                .filter(({ active, key }) => active || key === value.kind)
                .map(({ key, name }) => ({ value: key, label: named(name) }))}
              onChange={(chosen: string) => onChange({ kind: chosen })}
            />
          )}
        </Field>
        {kind && kind.reasons.length > 0 ? (
          <Field label={t('cases.facts.reason')}>
            {({ id }) => (
              <Select
                id={id}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                value={value.reason || null}
                options={kind.reasons.map(({ key, name }) => ({ value: key, label: named(name) }))}
                onChange={(chosen: string | undefined) => onChange({ reason: chosen ?? '' })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <Field
        label={t('cases.facts.title')}
        required
        wrong={missing(!!value.title.trim(), t('cases.facts.title'))}
      >
        {({ id, describedBy }) => (
          <Input
            id={id}
            aria-describedby={describedBy}
            maxLength={CASE_LIMITS.titleCodePoints}
            value={value.title}
            onChange={({ target }) => onChange({ title: target.value })}
          />
        )}
      </Field>
      <Field label={t('cases.facts.facts')}>
        {({ id }) => (
          <Input.TextArea
            id={id}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={CASE_LIMITS.factsCodePoints}
            placeholder={t('cases.facts.factsHint')}
            value={value.facts}
            onChange={({ target }) => onChange({ facts: target.value })}
          />
        )}
      </Field>
      <div className="pair">
        <Field label={t('cases.facts.orderNumber')}>
          {({ id }) => (
            <AutoComplete
              id={id}
              maxLength={60}
              value={value.orderNumber}
              options={orders.map((number) => ({ value: number }))}
              onChange={(orderNumber: string) => onChange({ orderNumber })}
            />
          )}
        </Field>
        <Field label={t('cases.facts.product')}>
          {({ id }) => (
            <Input
              id={id}
              maxLength={120}
              value={value.product}
              onChange={({ target }) => onChange({ product: target.value })}
            />
          )}
        </Field>
      </div>
      <div className="pair">
        <Field label={t('cases.facts.batch')}>
          {({ id }) => (
            <Input
              id={id}
              maxLength={60}
              value={value.batch}
              onChange={({ target }) => onChange({ batch: target.value })}
            />
          )}
        </Field>
        {kind?.fields.map((field) => (
          <Asked
            key={field.key}
            field={field}
            label={named(field.label)}
            value={value.form[field.key] ?? ''}
            wrong={
              complete && field.required ? missing(!!value.form[field.key]?.trim(), named(field.label)) : null
            }
            onChange={(text) => onChange({ form: { ...value.form, [field.key]: text } })}
          />
        ))}
      </div>
      <div className="row g16 wrap">
        <Checkbox checked={value.external} onChange={({ target }) => onChange({ external: target.checked })}>
          {t('cases.facts.external')}
        </Checkbox>
        <Checkbox
          checked={value.confidential}
          onChange={({ target }) => onChange({ confidential: target.checked })}
        >
          {t('cases.facts.confidential')}
        </Checkbox>
      </div>
    </div>
  );
}

interface AskedProps {
  field: CaseKind['fields'][number];
  label: string;
  value: string;
  wrong: string | null;
  onChange: (text: string) => void;
}

/** One field of a kind's own form, by its type; kept as text. */
function Asked({ field, label, value, wrong, onChange }: AskedProps) {
  const { t } = useTranslation();
  if (field.type === 'flag') {
    return (
      <div className="field">
        <Checkbox checked={value === 'yes'} onChange={({ target }) => onChange(target.checked ? 'yes' : '')}>
          {label}
        </Checkbox>
        {wrong ? <span className="wrong">{wrong}</span> : null}
      </div>
    );
  }
  return (
    <Field label={label} required={field.required} wrong={wrong}>
      {({ id, describedBy }) =>
        field.type === 'choice' ? (
          <Select
            id={id}
            allowClear
            value={value || null}
            options={field.choices.map((choice) => ({ value: choice, label: choice }))}
            onChange={(chosen: string | undefined) => onChange(chosen ?? '')}
          />
        ) : field.type === 'number' ? (
          <InputNumber
            id={id}
            stringMode
            value={value || null}
            onChange={(number: string | null) => onChange(number ?? '')}
          />
        ) : field.type === 'date' ? (
          <DatePicker
            id={id}
            placeholder={t('cases.facts.chooseDay')}
            value={value ? dayjs(value) : null}
            onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : '')}
          />
        ) : (
          <Input
            id={id}
            aria-describedby={describedBy}
            maxLength={1_000}
            value={value}
            onChange={({ target }) => onChange(target.value)}
          />
        )
      }
    </Field>
  );
}
