import { Count, Flag, Id, ListOf, Nested, OneOf, Optional, RuleValue, Text, Time, Written } from '../fields';
import { CUSTOMER_LIMITS, SEGMENT_FIELDS, SEGMENT_OPERATORS } from '../names/customers';
import type { SegmentField, SegmentOperator } from '../names/customers';
import { RULE_CONDITION_KINDS, type RuleConditionKind } from '../names/rules';
import type { RuleOperandValue } from './rules';

const OPERATORS = [...new Set(Object.values(SEGMENT_OPERATORS).flat())];

/**
 * A group of conditions (`all`, `any`; `not`: none of them), or a test of one field, as in rules. What is not known meets
 * no test but `empty`, `is-not` and `none-of`. An empty `all` is met by everybody.
 */
export class SegmentCondition {
  @OneOf(RULE_CONDITION_KINDS) kind!: RuleConditionKind;
  @Optional()
  @ListOf(() => SegmentCondition, CUSTOMER_LIMITS.segmentConditions)
  conditions?: SegmentCondition[];
  @Optional() @OneOf(SEGMENT_FIELDS) field?: SegmentField;
  /** Of `attribute`: which. Of `consent`: the purpose. */
  @Optional() @Text(64, 1) key?: string;
  @Optional() @OneOf(OPERATORS) operator?: SegmentOperator;
  @Optional() @RuleValue() value?: RuleOperandValue;
}

/** Customers who meet conditions; never kept as a list, so it is always who they are now. */
export class SegmentRecord {
  @Id() id!: string;
  @Written(80) name!: string;
  @Text(500) description!: string;
  @Nested(() => SegmentCondition) conditions!: SegmentCondition;
  @Flag() archived!: boolean;
  @Count() version!: number;
  @Time() updatedAt!: string;
  @Text(120) updatedByName!: string;
}

export class SegmentCount {
  @Count() customers!: number;
  /** Among how many. */
  @Count() of!: number;
}
