import { Button, Segmented, Select } from 'antd';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { SEGMENT_FIELDS, type SegmentField, type SegmentOperator } from '@yingda/contracts/names';
import {
  type Condition,
  EMPTY_GROUP,
  freshTest,
  type GroupKind,
  operatorsOf,
  withOperator,
} from './segment-form';
import { KeyInput, ValueInput } from './segment-value';

const DEEPEST = 3;

/** Conditions of which all, any or none are to be met; groups in groups. */
export function SegmentGroup({
  group,
  depth = 1,
  onChange,
  onRemove,
}: {
  group: Condition;
  depth?: number;
  onChange: (group: Condition) => void;
  onRemove?: () => void;
}) {
  const { t } = useTranslation();
  const conditions = group.conditions ?? [];
  const put = (at: number, next: Condition | null) =>
    onChange({
      ...group,
      conditions: next
        ? conditions.map((one, index) => (index === at ? next : one))
        : conditions.filter((_, index) => index !== at),
    });
  const add = (one: Condition) => onChange({ ...group, conditions: [...conditions, one] });
  return (
    <div
      className="segment-group"
      role="group"
      aria-label={t(`customers.segment.${group.kind as GroupKind}`)}
    >
      <div className="row g8">
        <Segmented<GroupKind>
          size="small"
          aria-label={t('customers.segment.conditions')}
          value={group.kind as GroupKind}
          onChange={(kind) => onChange({ ...group, kind })}
          options={(['all', 'any', 'not'] as const).map((value) => ({
            value,
            label: t(`customers.segment.${value}`),
          }))}
        />
        <span className="grow" />
        {onRemove ? <RemoveButton onClick={onRemove} /> : null}
      </div>
      {conditions.map((one, at) =>
        one.kind === 'test' ? (
          <Test key={at} test={one} onChange={(next) => put(at, next)} onRemove={() => put(at, null)} />
        ) : (
          <SegmentGroup
            key={at}
            group={one}
            depth={depth + 1}
            onChange={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ),
      )}
      <div className="row g8">
        <Button size="small" onClick={() => add(freshTest('tier'))}>
          {t('customers.segment.add')}
        </Button>
        {depth < DEEPEST ? (
          <Button size="small" type="text" onClick={() => add({ ...EMPTY_GROUP, kind: 'any' })}>
            {t('customers.segment.addGroup')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Test({
  test,
  onChange,
  onRemove,
}: {
  test: Condition;
  onChange: (test: Condition) => void;
  onRemove: () => void;
}) {
  const { t } = useTranslation();
  const field = test.field!;
  return (
    <div className="segment-test">
      <Select<SegmentField>
        style={{ minWidth: 168 }}
        aria-label={t('customers.segment.conditions')}
        showSearch={{ optionFilterProp: 'label' }}
        value={field}
        options={SEGMENT_FIELDS.map((value) => ({ value, label: t(`customers.segment.field.${value}`) }))}
        onChange={(next) => onChange(freshTest(next))}
      />
      {field === 'attribute' || field === 'consent' ? (
        <KeyInput field={field} value={test.key} onChange={(key) => onChange({ ...test, key })} />
      ) : null}
      <Select<SegmentOperator>
        style={{ minWidth: 112 }}
        aria-label={t('customers.segment.value')}
        value={test.operator!}
        options={operatorsOf(field).map((value) => ({
          value,
          label: t(`customers.segment.operator.${value}`),
        }))}
        onChange={(operator) => onChange(withOperator(test, operator))}
      />
      <ValueInput test={test} onChange={onChange} />
      <RemoveButton onClick={onRemove} />
    </div>
  );
}

function RemoveButton({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation();
  const label = t('customers.segment.removeOne');
  return (
    <button type="button" className="icon-button small" aria-label={label} title={label} onClick={onClick}>
      <X size={14} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
