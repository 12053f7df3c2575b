import type { SegmentCondition } from '@yingda/contracts';
import {
  SEGMENT_FIELD_TYPES,
  SEGMENT_OPERATORS,
  type SegmentField,
  type SegmentOperator,
} from '@yingda/contracts/names';

export type GroupKind = 'all' | 'any' | 'not';

/** A condition with all that a screen may show of it. */
export type Condition = Omit<SegmentCondition, 'conditions'> & { conditions?: Condition[] };

export const EMPTY_GROUP: Condition = { kind: 'all', conditions: [] };

/** Which operators a field takes. */
export function operatorsOf(field: SegmentField): readonly SegmentOperator[] {
  return SEGMENT_OPERATORS[SEGMENT_FIELD_TYPES[field]];
}

/** A first test of a field. */
export function freshTest(field: SegmentField): Condition {
  const operator = operatorsOf(field)[0]!;
  return { kind: 'test', field, operator, ...(field === 'isVisitor' ? { value: false } : {}) };
}

/** Whether an operator takes one value, a list, two, or none. */
export function arity(operator: SegmentOperator): 'none' | 'one' | 'many' | 'two' {
  if (operator === 'empty' || operator === 'not-empty') return 'none';
  if (operator === 'one-of' || operator === 'none-of') return 'many';
  return operator === 'between' ? 'two' : 'one';
}

/** The same test with another operator; what it was compared with is kept where it still fits. */
export function withOperator(test: Condition, operator: SegmentOperator): Condition {
  const { value: _, ...rest } = test;
  const keeps = arity(test.operator!) === arity(operator) && test.value !== undefined;
  return { ...rest, operator, ...(keeps ? { value: test.value! } : {}) };
}

/** Whether nothing is missing anywhere. */
export function isComplete(condition: Condition): boolean {
  if (condition.kind !== 'test') return (condition.conditions ?? []).every(isComplete);
  const { field, operator, value, key } = condition;
  if (!field || !operator) return false;
  if (SEGMENT_FIELD_TYPES[field] === 'keyed' && !key) return false;
  switch (arity(operator)) {
    case 'none':
      return true;
    case 'one':
      return value !== undefined && value !== '';
    case 'many':
      return Array.isArray(value) && value.length > 0;
    case 'two':
      return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'number');
  }
}

/** How many tests there are. */
export function testsIn(condition: Condition): number {
  return condition.kind === 'test'
    ? 1
    : (condition.conditions ?? []).reduce((sum, one) => sum + testsIn(one), 0);
}
