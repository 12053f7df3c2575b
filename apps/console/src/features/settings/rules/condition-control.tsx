import { Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RuleField } from '@yingda/contracts/names';
import { api } from '../../../app/session';
import { useLanguage } from '../../../i18n/use-texts';
import type { Leaf } from './condition-tree';
import { newLeaf, withOperator, type Vocabulary } from './rule-form';
import { SpanInput } from './span-input';
import type { RuleWords } from './use-rule-words';

interface ConditionControlProps {
  leaf: Leaf;
  /** Those the trigger knows of. */
  fields: readonly RuleField[];
  vocabulary: Vocabulary;
  words: RuleWords;
  readOnly: boolean;
  onChange: (leaf: Leaf) => void;
}

/** One condition: what is looked at, how it is compared, with what. */
export function ConditionControl(props: ConditionControlProps) {
  const { leaf, fields, vocabulary, words, readOnly, onChange } = props;
  const { t } = useTranslation();
  const shape = vocabulary.fields.find(({ field }) => field === leaf.field);
  const groups = [...new Set(fields.map((field) => field.slice(0, field.indexOf('.'))))];
  const fieldOptions = groups.map((group) => ({
    label: t(`rules.fieldGroup.${group as 'conversation'}`),
    options: fields
      .filter((field) => field.startsWith(`${group}.`))
      .map((value) => ({ value, label: words.fieldName(value) })),
  }));
  // One the trigger does not know stays readable until it is changed.
  const stranger = !fields.includes(leaf.field as RuleField);
  return (
    <>
      <Select
        className="condition-field"
        aria-label={t('rules.field')}
        disabled={readOnly}
        showSearch={{ optionFilterProp: 'label' }}
        value={leaf.field}
        options={
          stranger
            ? [...fieldOptions, { value: leaf.field, label: words.fieldName(leaf.field as RuleField) }]
            : fieldOptions
        }
        onChange={(field: string) => onChange(newLeaf(vocabulary, field, leaf.key))}
      />
      {shape?.keyed ? (
        <AttributeSelect value={leaf.of} readOnly={readOnly} onChange={(of) => onChange({ ...leaf, of })} />
      ) : null}
      <Select<string>
        className="condition-operator"
        aria-label={t('rules.operatorLabel')}
        disabled={readOnly}
        value={leaf.operator}
        options={(shape?.operators ?? []).map((value) => ({
          value,
          label: t(`rules.operator.${value}`),
        }))}
        onChange={(operator) => onChange(withOperator(vocabulary, leaf, operator))}
      />
      <ValueControl {...props} />
    </>
  );
}

/** Which attribute of the customer is meant. */
export function AttributeSelect({
  value,
  readOnly,
  onChange,
}: {
  value: string | undefined;
  readOnly: boolean;
  onChange: (key: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: ['customer-attributes'],
    queryFn: () => api.call('GET /api/customer-attributes'),
  });
  return (
    <Select
      className="condition-operator"
      aria-label={t('rules.which')}
      placeholder={t('rules.which')}
      disabled={readOnly}
      value={value ?? null}
      options={(data ?? []).map(({ key, labelZh, labelEn }) => ({
        value: key,
        label: language === 'en' ? labelEn : labelZh,
      }))}
      onChange={(key: string) => onChange(key)}
    />
  );
}

/** What it is compared with, in the way its field and operator take it. */
function ValueControl({ leaf, vocabulary, words, readOnly, onChange }: ConditionControlProps) {
  const { t } = useTranslation();
  const shape = vocabulary.fields.find(({ field }) => field === leaf.field);
  const operand = vocabulary.operators.find(({ operator }) => operator === leaf.operator)?.operand;
  const field = leaf.field as RuleField;
  const label = t('rules.valueLabel');
  const put = (value: unknown) => onChange({ ...leaf, value });
  if (!shape || !operand || operand === 'none') return null;
  const options =
    shape.type === 'choice'
      ? (shape.values ?? []).map((value) => ({ value, label: words.choice(field, value) }))
      : shape.type === 'id' && shape.list
        ? words.lists[shape.list]
        : null;
  if (operand === 'range') {
    const [from, to] = Array.isArray(leaf.value) ? (leaf.value as (number | null)[]) : [];
    return (
      <span className="row g6">
        <InputNumber
          aria-label={label}
          readOnly={readOnly}
          value={from ?? null}
          onChange={(value) => put([value, to])}
        />
        {t('rules.to')}
        <InputNumber
          aria-label={`${label} ${t('rules.to')}`}
          readOnly={readOnly}
          value={to ?? null}
          onChange={(value) => put([from, value])}
        />
      </span>
    );
  }
  if (operand === 'many')
    return (
      <Select<string[]>
        className="condition-value"
        mode={options ? 'multiple' : 'tags'}
        aria-label={label}
        disabled={readOnly}
        placeholder={options ? t('rules.choose') : t('rules.typeWords')}
        tokenSeparators={[',', '，', '、', '\n']}
        optionFilterProp="label"
        value={Array.isArray(leaf.value) ? leaf.value.map(String) : []}
        options={options ?? []}
        {...(options ? {} : { open: false, suffixIcon: null })}
        onChange={(values) =>
          put(shape.type === 'number' ? values.map(Number) : values.map((one) => one.trim()).filter(Boolean))
        }
      />
    );
  if (shape.type === 'flag')
    return (
      <Select<'yes' | 'no'>
        className="condition-operator"
        aria-label={label}
        disabled={readOnly}
        value={leaf.value === false ? 'no' : 'yes'}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`rules.${value}`) }))}
        onChange={(value) => put(value === 'yes')}
      />
    );
  if (shape.unit === 'seconds')
    return <SpanInput label={label} seconds={Number(leaf.value ?? 0)} readOnly={readOnly} onChange={put} />;
  if (shape.type === 'number')
    return (
      <InputNumber
        aria-label={label}
        readOnly={readOnly}
        value={typeof leaf.value === 'number' ? leaf.value : null}
        onChange={(value) => put(value ?? undefined)}
      />
    );
  if (options)
    return (
      <Select
        className="condition-value"
        aria-label={label}
        disabled={readOnly}
        placeholder={t('rules.choose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={typeof leaf.value === 'string' ? leaf.value : null}
        options={options}
        onChange={put}
      />
    );
  return (
    <Input
      className={`condition-value${leaf.operator === 'matches' ? ' mono' : ''}`}
      aria-label={label}
      readOnly={readOnly}
      maxLength={200}
      value={typeof leaf.value === 'string' ? leaf.value : ''}
      onChange={({ target }) => put(target.value)}
    />
  );
}
