import { type RuleAction, type RuleCondition, type RuleContent, type RuleText } from '@yingda/contracts';
import { RULE_LIMITS } from '@yingda/contracts/names';
import { RE2JS } from 're2js';
import { refuse } from './refuse';
import { checkReplyTexts } from './reply-text';
import { actionNamed, fieldNamed, OPERANDS, triggerNamed } from './vocabulary';

/** @throws Refusal invalid-setting with `details.path` */
export function checkRule(rule: RuleContent): void {
  if (rule.name.trim() === '') refuse('name', 'A rule needs a name.');
  checkTrigger(rule);
  const { conditions, actions } = rule;
  if (conditions.kind === 'test') refuse('conditions', 'The outermost is a group.');
  const count = checkCondition(rule, conditions, { path: 'conditions', depth: 1 });
  if (count > RULE_LIMITS.conditions)
    refuse('conditions', `A rule has at most ${RULE_LIMITS.conditions} conditions.`);
  if (actions.length === 0) refuse('actions', 'A rule does at least one thing.');
  actions.forEach((action, index) => checkAction(rule, action, `actions.${index}`));
  if (actions.at(-1)!.kind === 'wait')
    refuse(`actions.${actions.length - 1}`, 'Nothing comes after this wait.');
}

function checkTrigger({ trigger }: RuleContent): void {
  const { seconds, status } = triggerNamed(trigger.kind);
  if (seconds !== (trigger.seconds !== undefined && trigger.seconds !== null))
    refuse('trigger.seconds', seconds ? 'After how many seconds is not said.' : 'It takes no seconds.');
  if (status !== (trigger.status !== undefined && trigger.status !== null))
    refuse('trigger.status', status ? 'In which status is not said.' : 'It takes no status.');
}

/** How many tests there are. */
function checkCondition(
  rule: RuleContent,
  condition: RuleCondition,
  at: { path: string; depth: number },
): number {
  const { path, depth } = at;
  if (condition.kind === 'test') {
    if (condition.conditions) refuse(path, 'A test holds no further conditions.');
    checkTest(rule, condition, path);
    return 1;
  }
  if (depth > RULE_LIMITS.depth) refuse(path, `Groups are at most ${RULE_LIMITS.depth} deep.`);
  const children = condition.conditions ?? [];
  if (children.length === 0 && (depth > 1 || condition.kind !== 'all'))
    refuse(path, 'A group needs a condition.');
  return children
    .map((child, index) =>
      checkCondition(rule, child, { path: `${path}.conditions.${index}`, depth: depth + 1 }),
    )
    .reduce((sum, one) => sum + one, 0);
}

function checkTest(rule: RuleContent, condition: RuleCondition, path: string): void {
  const { field, key, operator, value } = condition;
  if (!field) refuse(`${path}.field`, 'The field is not said.');
  if (!triggerNamed(rule.trigger.kind).fields.includes(field))
    refuse(`${path}.field`, `${rule.trigger.kind} has no ${field}.`);
  const shape = fieldNamed(field);
  if (shape.keyed !== (key !== undefined && key !== null))
    refuse(`${path}.key`, shape.keyed ? 'Which attribute is not said.' : `${field} takes no key.`);
  if (!operator || !shape.operators.includes(operator))
    refuse(`${path}.operator`, `${field} is compared by ${shape.operators.join(', ')}.`);
  const operand = OPERANDS[operator];
  const items = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  const fits =
    operand === 'none'
      ? items.length === 0
      : operand === 'one'
        ? items.length === 1 && !Array.isArray(value)
        : Array.isArray(value) && (operand === 'range' ? items.length === 2 : items.length > 0);
  if (!fits) refuse(`${path}.value`, SHAPES[operand]);
  const wanted = { number: 'number', flag: 'boolean' }[shape.type as string] ?? 'string';
  if (items.some((item) => typeof item !== wanted))
    refuse(`${path}.value`, `${field} is compared with a ${wanted}.`);
  if (wanted === 'string' && items.some((item) => String(item).trim() === ''))
    refuse(`${path}.value`, 'It is empty.');
  const strange = shape.values && items.find((item) => !shape.values!.includes(String(item)));
  if (strange !== undefined) refuse(`${path}.value`, `${field} is one of ${shape.values!.join(', ')}.`);
  if (operand === 'range' && Number(items[0]) > Number(items[1]))
    refuse(`${path}.value`, 'The first is larger than the second.');
  if (operator === 'matches') checkPattern(String(value), `${path}.value`);
}

const SHAPES = {
  none: 'It is compared with nothing.',
  one: 'It is compared with one value.',
  many: 'It is compared with a list.',
  range: 'It is compared with two numbers.',
};

function checkPattern(pattern: string, path: string): void {
  if (pattern.length > 200) refuse(path, 'A pattern has at most 200 characters.');
  try {
    RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    refuse(path, `The pattern cannot be read: ${(error as Error).message}.`);
  }
}

function checkAction(rule: RuleContent, action: RuleAction, path: string): void {
  if (!triggerNamed(rule.trigger.kind).actions.includes(action.kind))
    refuse(`${path}.kind`, `${rule.trigger.kind} cannot lead to ${action.kind}.`);
  const inputs = actionNamed(action.kind).inputs;
  for (const { name, required } of inputs) {
    const given = action[name as keyof RuleAction];
    if (required && isNothing(given)) refuse(`${path}.${name}`, 'It is not said.');
  }
  const known = new Set(['kind', ...inputs.map(({ name }) => name)]);
  const strange = Object.entries(action).find(([name, given]) => !known.has(name) && !isNothing(given));
  if (strange) refuse(`${path}.${strange[0]}`, `${action.kind} takes none.`);
  if (action.kind === 'reply') checkReply(action, path);
  if (action.kind === 'notify' && !action.leads && !action.holder && isNothing(action.agentIds))
    refuse(path, 'Nobody is named who is told.');
  if (action.kind === 'webhook' && !isHttps(action.url!)) refuse(`${path}.url`, 'It is no https address.');
}

function checkReply({ texts, items, cannedResponseId }: RuleAction, path: string): void {
  if (isNothing(texts) === isNothing(cannedResponseId))
    refuse(path, 'A reply has either words or a canned response.');
  if (!isNothing(items) && isNothing(texts)) refuse(`${path}.items`, 'A menu needs words above it.');
  const inOrder = (of: readonly RuleText[] | undefined, where: string) => {
    const locales = (of ?? []).map(({ locale }) => locale);
    if (new Set(locales).size !== locales.length) refuse(where, 'A language stands there twice.');
  };
  inOrder(texts, `${path}.texts`);
  checkReplyTexts(texts ?? [], `${path}.texts`);
  items?.forEach(({ labels }, index) => {
    if (labels.length === 0) refuse(`${path}.items.${index}`, 'A line of a menu needs words.');
    inOrder(labels, `${path}.items.${index}.labels`);
  });
  if (new Set(items?.map(({ id }) => id)).size !== (items?.length ?? 0))
    refuse(`${path}.items`, 'Two lines have the same id.');
}

function isNothing(given: unknown): boolean {
  if (Array.isArray(given)) return given.length === 0;
  return given === undefined || given === null || given === '' || given === false;
}

/** Addresses of this machine are let pass here: whether they may be reached is decided when they are called. */
function isHttps(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}
