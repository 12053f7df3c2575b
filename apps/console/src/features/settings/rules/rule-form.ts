import type { Answer, Body } from '@yingda/contracts';
import type { RuleActionKind, RuleField, RuleOperator } from '@yingda/contracts/names';
import { newKey } from '../page/new-key';
import { isGroup, leavesOf, type Group, type Leaf, type Node } from './condition-tree';

export type Rule = Answer<'GET /api/rules'>[number];
export type RuleContent = Body<'POST /api/rules'>;
export type RuleCondition = RuleContent['conditions'];
export type RuleAction = RuleContent['actions'][number];
export type RuleTrigger = RuleContent['trigger'];
export type Vocabulary = Answer<'GET /api/rules/vocabulary'>;
/** `row` lives as long as the form. */
export type ActionDraft = RuleAction & { row: string };
/** Parts of a step as its form changes them; undefined takes one away. */
export type ActionChange = { [K in keyof ActionDraft]?: ActionDraft[K] | undefined };

/** A rule as its page edits it. */
export interface RuleForm {
  name: string;
  enabled: boolean;
  teamIds: string[];
  trigger: RuleTrigger;
  tree: Group;
  actions: ActionDraft[];
  stopAfter: boolean;
  perConversationHour: number | null;
  perMinute: number | null;
}

export function formOf(rule: RuleContent): RuleForm {
  return {
    name: rule.name,
    enabled: rule.enabled,
    teamIds: rule.teamIds,
    trigger: bare(rule.trigger),
    tree: treeOf(rule.conditions),
    // Keys of what is stored come from its place: the same rule read twice makes the same form.
    actions: rule.actions.map((action, at) => ({ ...bare(action), row: `action-${at}` })),
    stopAfter: rule.stopAfter,
    perConversationHour: rule.perConversationHour ?? null,
    perMinute: rule.perMinute ?? null,
  };
}

/** Without what is not there: the wire has null for it in places. */
function bare<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== null && part !== undefined),
  ) as T;
}

export function contentOf(form: RuleForm): RuleContent {
  const { perConversationHour, perMinute, tree, actions, ...rest } = form;
  return {
    ...rest,
    name: form.name.trim(),
    conditions: conditionOf(tree),
    actions: actions.map(({ row: _, ...action }) => bare(action)),
    ...(perConversationHour ? { perConversationHour } : {}),
    ...(perMinute ? { perMinute } : {}),
  };
}

const MODES = { all: 'all', any: 'any', not: 'none' } as const;

/** The tree of a rule; one test alone stands in a group. */
export function treeOf(condition: RuleCondition, path = 'conditions'): Group {
  if (condition.kind === 'test')
    return { key: path, mode: 'all', items: [leafOf(condition, `${path}.conditions.0`)] };
  return {
    key: path,
    mode: MODES[condition.kind],
    items: (condition.conditions ?? []).map((item, at): Node => {
      const below = `${path}.conditions.${at}`;
      return item.kind === 'test' ? leafOf(item, below) : treeOf(item, below);
    }),
  };
}

function leafOf({ field, operator, value, key: of }: RuleCondition, key: string): Leaf {
  return { key, field: field ?? '', operator: operator ?? '', value, ...(of ? { of } : {}) };
}

export function conditionOf(node: Node): RuleCondition {
  if (isGroup(node))
    return { kind: node.mode === 'none' ? 'not' : node.mode, conditions: node.items.map(conditionOf) };
  const { field, operator, value, of } = node;
  return {
    kind: 'test',
    field: field as RuleField,
    operator: operator as RuleOperator,
    ...(of ? { key: of } : {}),
    ...(value === undefined ? {} : { value: value as NonNullable<RuleCondition['value']> }),
  };
}

/** Where a node stands as the server says it (`conditions.conditions.1`), by its key. */
export function pathsOf(node: Node, path = 'conditions'): Map<string, string> {
  const paths = new Map([[path, node.key]]);
  if (isGroup(node))
    node.items.forEach((item, at) =>
      pathsOf(item, `${path}.conditions.${at}`).forEach((key, below) => paths.set(below, key)),
    );
  return paths;
}

const shapeOf = (vocabulary: Vocabulary, field: string) =>
  vocabulary.fields.find((one) => one.field === field);
const operandOf = (vocabulary: Vocabulary, operator: string) =>
  vocabulary.operators.find((one) => one.operator === operator)?.operand ?? 'none';

/** A condition of a field with its first operator and nothing said yet. */
export function newLeaf(vocabulary: Vocabulary, field: string, key = newKey()): Leaf {
  const shape = shapeOf(vocabulary, field);
  const operator = shape?.operators[0] ?? 'is';
  return withOperator(vocabulary, { key, field, operator: '', value: undefined }, operator);
}

/** The condition with another operator; what was said stays as far as the new one takes it. */
export function withOperator(vocabulary: Vocabulary, leaf: Leaf, operator: string): Leaf {
  const { value } = leaf;
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const shape = shapeOf(vocabulary, leaf.field);
  const values = {
    none: undefined,
    one: shape?.type === 'flag' ? (list[0] ?? true) : list[0],
    many: list,
    range: [list[0] ?? 0, list[1] ?? list[0] ?? 0],
  };
  return { ...leaf, operator, value: values[operandOf(vocabulary, operator)] };
}

/** Keys of conditions that ask of what this trigger does not have. */
export function strangers(form: RuleForm, vocabulary: Vocabulary): string[] {
  const trigger = vocabulary.triggers.find(({ kind }) => kind === form.trigger.kind);
  return leavesOf(form.tree)
    .filter(({ field }) => !trigger?.fields.includes(field as RuleField))
    .map(({ key }) => key);
}

export function newAction(kind: RuleActionKind): ActionDraft {
  const row = newKey();
  switch (kind) {
    case 'reply':
      return { row, kind, texts: [] };
    case 'notify':
      return { row, kind, leads: true, text: '' };
    case 'wait':
      return { row, kind, seconds: 300 };
    case 'promise':
      return { row, kind, text: '', seconds: 86_400 };
    case 'tag':
    case 'untag':
      return { row, kind, tags: [] };
    default:
      return { row, kind };
  }
}

/** A new rule: off until it has been looked at, with one thing to do. */
export function newRule(name: string): RuleForm {
  return {
    name,
    enabled: false,
    teamIds: [],
    trigger: { kind: 'message.customer' },
    tree: { key: 'conditions', mode: 'all', items: [] },
    actions: [],
    stopAfter: false,
    perConversationHour: null,
    perMinute: null,
  };
}
