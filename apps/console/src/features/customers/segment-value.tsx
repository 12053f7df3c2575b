import { InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  CHANNELS,
  CONSENT_PURPOSES,
  CUSTOMER_KINDS,
  LANGUAGES,
  LIFECYCLE_STAGES,
  SEGMENT_FIELD_TYPES,
  TIERS,
  type SegmentField,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useLanguage } from '../../i18n/use-texts';
import { useDirectory } from '../../live/use-live';
import { arity, type Condition } from './segment-form';

interface Option {
  value: string;
  label: string;
}

/** What can be chosen for a field; null where words are typed. */
function useOptions(field: SegmentField): Option[] | null {
  const { t } = useTranslation();
  const { agents } = useDirectory();
  const organisations = useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: () => api.call('GET /api/organisations', { query: { limit: 100 } }),
    enabled: field === 'organisation',
  });
  switch (field) {
    case 'tier':
      return TIERS.map((value) => ({ value, label: t(`tier.${value}`) }));
    case 'kind':
      return CUSTOMER_KINDS.map((value) => ({ value, label: t(`customers.kind.${value}`) }));
    case 'lifecycle':
      return LIFECYCLE_STAGES.map((value) => ({ value, label: t(`customers.lifecycle.${value}`) }));
    case 'channel':
      return CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) }));
    case 'consent':
      return [
        { value: 'any', label: t('customers.anyChannel') },
        ...CHANNELS.map((value) => ({ value, label: t(`channel.${value}`) })),
      ];
    case 'language':
      return LANGUAGES.map((value) => ({ value, label: value === 'en' ? 'English' : '中文' }));
    case 'owner':
      return agents.map(({ id: value, name: label }) => ({ value, label }));
    case 'organisation':
      return organisations.data?.items.map(({ id: value, name: label }) => ({ value, label })) ?? [];
    case 'isVisitor':
      return [
        { value: 'true', label: t('customers.segment.yes') },
        { value: 'false', label: t('customers.segment.no') },
      ];
    default:
      return null;
  }
}

/** Of details which, of consent for what. */
export function KeyInput({
  field,
  value,
  onChange,
}: {
  field: SegmentField;
  value: string | undefined;
  onChange: (key: string) => void;
}) {
  const { t } = useTranslation();
  const language = useLanguage();
  const attributes = useQuery({
    queryKey: ['customer-attributes'],
    queryFn: () => api.call('GET /api/customer-attributes'),
    enabled: field === 'attribute',
    staleTime: 60_000,
  });
  const options =
    field === 'consent'
      ? CONSENT_PURPOSES.map((one) => ({ value: one as string, label: t(`customers.purpose.${one}`) }))
      : (attributes.data ?? []).map(({ key, labelZh, labelEn }) => ({
          value: key,
          label: language === 'en' ? labelEn : labelZh,
        }));
  return (
    <Select
      style={{ minWidth: 120 }}
      placeholder={t('customers.segment.key')}
      aria-label={t('customers.segment.key')}
      value={value ?? null}
      options={options}
      onChange={(key: string | null) => key && onChange(key)}
    />
  );
}

/** What a field is compared with, as the operator asks: nothing, one, several or two. */
export function ValueInput({ test, onChange }: { test: Condition; onChange: (test: Condition) => void }) {
  const { t } = useTranslation();
  const field = test.field!;
  const options = useOptions(field);
  const how = arity(test.operator!);
  const label = t('customers.segment.value');
  if (how === 'none') return null;
  const type = SEGMENT_FIELD_TYPES[field];
  if (type === 'number' || type === 'days') {
    // Money is typed in yuan and kept in fen.
    const unit = field.endsWith('Fen') ? 100 : 1;
    const number = (at: number | null, put: (value: number) => void) => (
      <InputNumber
        min={0}
        precision={0}
        style={{ width: 120 }}
        aria-label={label}
        value={at === null ? null : at / unit}
        onChange={(value) => value !== null && put(Number(value) * unit)}
      />
    );
    if (how === 'one')
      return number(typeof test.value === 'number' ? test.value : null, (value) =>
        onChange({ ...test, value }),
      );
    const [from, to] = (Array.isArray(test.value) ? test.value : []) as (number | undefined)[];
    return (
      <>
        {number(from ?? null, (value) => onChange({ ...test, value: [value, to ?? value] }))}
        <span className="i2">{t('customers.segment.and')}</span>
        {number(to ?? null, (value) => onChange({ ...test, value: [from ?? value, value] }))}
      </>
    );
  }
  const chosen = (Array.isArray(test.value) ? test.value : [test.value])
    .filter((one) => one !== undefined && one !== '')
    .map(String);
  return (
    <Select
      mode={options ? (how === 'many' ? 'multiple' : undefined) : 'tags'}
      maxCount={how === 'many' ? 200 : 1}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 180, maxWidth: 420 }}
      placeholder={label}
      aria-label={label}
      value={(options && how !== 'many' ? (chosen[0] ?? null) : chosen) as never}
      options={(options ?? []) as never}
      onChange={(next: string | string[] | null) => {
        const list = (Array.isArray(next) ? next : next === null ? [] : [next]).filter(Boolean);
        if (how === 'many') return onChange({ ...test, value: list });
        const [one = ''] = list.slice(-1);
        onChange({ ...test, value: field === 'isVisitor' ? one === 'true' : one });
      }}
    />
  );
}
