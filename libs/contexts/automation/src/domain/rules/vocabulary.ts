import {
  type RuleVocabulary,
  type RuleVocabularyAction,
  type RuleVocabularyField,
  type RuleVocabularyInput,
  type RuleVocabularyTrigger,
} from '@yingda/contracts';
import {
  CASE_CATEGORIES,
  CASE_ENDINGS,
  CHANNELS,
  CONTENT_KINDS,
  CONVERSATION_STATUSES,
  ENDED_BY,
  PRIORITIES,
  RULE_ACTIONS,
  RULE_FIELDS,
  RULE_OPERATORS,
  RULE_TRIGGERS,
  SERVICE_LEVEL_KINDS,
  TIERS,
  WAITING_FOR,
  type RuleActionKind,
  type RuleField,
  type RuleFieldType,
  type RuleList,
  type RuleOperand,
  type RuleOperator,
  type RuleTriggerKind,
} from '@yingda/contracts/names';

/** Which operators a type of field has. */
const OPERATORS: Record<RuleFieldType, readonly RuleOperator[]> = {
  choice: ['is', 'is-not', 'one-of', 'none-of', 'empty', 'not-empty'],
  id: ['is', 'is-not', 'one-of', 'none-of', 'empty', 'not-empty'],
  words: ['contains', 'contains-all', 'empty', 'not-empty'],
  text: [
    'contains',
    'contains-all',
    'is',
    'is-not',
    'one-of',
    'none-of',
    'starts-with',
    'matches',
    'empty',
    'not-empty',
  ],
  number: ['is', 'greater', 'at-least', 'less', 'at-most', 'between', 'empty', 'not-empty'],
  flag: ['is'],
};

/** What each operator is given. */
export const OPERANDS: Record<RuleOperator, RuleOperand> = {
  is: 'one',
  'is-not': 'one',
  'one-of': 'many',
  'none-of': 'many',
  contains: 'many',
  'contains-all': 'many',
  'starts-with': 'one',
  matches: 'one',
  greater: 'one',
  'at-least': 'one',
  less: 'one',
  'at-most': 'one',
  between: 'range',
  empty: 'none',
  'not-empty': 'none',
};

type FieldShape = Omit<RuleVocabularyField, 'field' | 'operators' | 'keyed'> & { keyed?: boolean };
const choice = (values: readonly string[]): FieldShape => ({ type: 'choice', values: [...values] });
const id = (list: RuleList): FieldShape => ({ type: 'id', list });

const FIELDS: Record<RuleField, FieldShape> = {
  'conversation.status': choice(CONVERSATION_STATUSES),
  'conversation.channel': choice(CHANNELS),
  'conversation.inbox': id('inboxes'),
  'conversation.team': id('teams'),
  'conversation.agent': id('agents'),
  'conversation.topic': id('topics'),
  'conversation.priority': choice(PRIORITIES),
  'conversation.tags': { type: 'words' },
  'conversation.waitingFor': choice(WAITING_FOR),
  'conversation.waitingSeconds': { type: 'number', unit: 'seconds' },
  'conversation.messages': { type: 'number' },
  'conversation.escalationLevel': { type: 'number' },
  'conversation.inOpeningHours': { type: 'flag' },
  'conversation.language': { type: 'text' },
  'message.text': { type: 'text' },
  'message.kind': choice(CONTENT_KINDS),
  'message.hasAttachment': { type: 'flag' },
  'customer.tier': choice(TIERS),
  'customer.isVisitor': { type: 'flag' },
  'customer.attribute': { type: 'text', keyed: true },
  'customer.segment': id('segments'),
  'survey.score': { type: 'number' },
  'survey.form': id('surveys'),
  'serviceLevel.kind': choice(SERVICE_LEVEL_KINDS),
  'serviceLevel.policy': id('policies'),
  'case.kind': id('case-kinds'),
  'case.category': choice(CASE_CATEGORIES),
  'case.level': { type: 'number' },
  'case.closedAs': choice(CASE_ENDINGS),
  'event.by': choice(['customer', 'agent', 'system', 'api']),
  'event.how': choice(['routed', 'picked', 'assigned', 'transferred', 'taken-over', 'reopened']),
  'event.reason': choice(['opened', 'transferred', 'returned', 'reopened', 'declined', 'missed']),
  'event.endedBy': choice(ENDED_BY),
};

const input = (
  name: string,
  type: RuleVocabularyInput['type'],
  more: Partial<RuleVocabularyInput> = {},
): RuleVocabularyInput => ({ name, type, required: false, ...more });
const required = { required: true };

const ACTIONS: Record<RuleActionKind, { inputs: RuleVocabularyInput[]; outside?: boolean }> = {
  reply: {
    inputs: [
      input('texts', 'texts'),
      input('items', 'menu'),
      input('cannedResponseId', 'id', { list: 'canned' }),
    ],
  },
  assign: { inputs: [input('agentId', 'id', { ...required, list: 'agents' })] },
  team: { inputs: [input('teamId', 'id', { ...required, list: 'teams' })] },
  tag: { inputs: [input('tags', 'words', required)] },
  untag: { inputs: [input('tags', 'words', required)] },
  priority: { inputs: [input('priority', 'choice', { ...required, values: [...PRIORITIES] })] },
  close: { inputs: [] },
  survey: { inputs: [input('surveyId', 'id', { list: 'surveys' })] },
  notify: {
    inputs: [
      input('leads', 'flag'),
      input('holder', 'flag'),
      input('agentIds', 'ids', { list: 'agents' }),
      input('text', 'text', required),
    ],
  },
  attribute: { inputs: [input('key', 'text', required), input('value', 'text', required)] },
  promise: { inputs: [input('text', 'text', required), input('seconds', 'seconds', required)] },
  case: { inputs: [input('caseKind', 'id', { ...required, list: 'case-kinds' }), input('title', 'text')] },
  webhook: { inputs: [input('url', 'url', required)], outside: true },
  note: { inputs: [input('text', 'text', required)] },
  wait: { inputs: [input('seconds', 'seconds', required)] },
};

/** What texts may name. */
export const VARIABLES = [
  'customer.name',
  'customer.tier',
  'conversation.number',
  'agent.name',
  'team.name',
  'inbox.name',
] as const;

const fieldsOf = (...groups: string[]) =>
  RULE_FIELDS.filter((field) => groups.includes(field.slice(0, field.indexOf('.'))));
const CASE: RuleField[] = ['case.kind', 'case.category', 'case.level'];
const EVENT_FACTS: Partial<Record<RuleTriggerKind, RuleField[]>> = {
  'conversation.queued': ['event.by', 'event.reason'],
  'conversation.assigned': ['event.by', 'event.how'],
  'conversation.closed': ['event.by', 'event.endedBy'],
  'conversation.transferred': ['event.by'],
  'conversation.escalated': ['event.by'],
  'conversation.reopened': ['event.by'],
  'case.opened': [...CASE, 'event.by'],
  'case.closed': [...CASE, 'case.closedAs', 'event.by'],
  'case.reopened': [...CASE, 'event.by'],
};

function triggerOf(kind: RuleTriggerKind): RuleVocabularyTrigger {
  const group = kind.slice(0, kind.indexOf('.'));
  const own = { message: ['message'], survey: ['survey'], 'service-level': ['serviceLevel'] }[group] ?? [];
  return {
    kind,
    seconds: group === 'time',
    status: kind === 'time.in-status',
    fields: [...fieldsOf('conversation', 'customer', ...own), ...(EVENT_FACTS[kind] ?? [])],
    // A machine never talks on after a person: what follows an agent's message is anything but words.
    actions: RULE_ACTIONS.filter((action) => action !== 'reply' || kind !== 'message.agent'),
  };
}

/** Everything that rules can be made of; the editor and the checks read the same. */
export const vocabulary: RuleVocabulary = {
  triggers: RULE_TRIGGERS.map(triggerOf),
  fields: RULE_FIELDS.map((field) => {
    const { keyed = false, ...shape } = FIELDS[field];
    return { field, ...shape, keyed, operators: [...OPERATORS[shape.type]] };
  }),
  operators: RULE_OPERATORS.map((operator) => ({ operator, operand: OPERANDS[operator] })),
  actions: RULE_ACTIONS.map((kind): RuleVocabularyAction => {
    const { inputs, outside = false } = ACTIONS[kind];
    return { kind, inputs, outside };
  }),
  variables: [...VARIABLES],
};

const byName = <T, K extends keyof T>(list: T[], key: K) => new Map(list.map((one) => [one[key], one]));
const [triggers, fields, actions] = [
  byName(vocabulary.triggers, 'kind'),
  byName(vocabulary.fields, 'field'),
  byName(vocabulary.actions, 'kind'),
];
export const triggerNamed = (kind: RuleTriggerKind): RuleVocabularyTrigger => triggers.get(kind)!;
export const fieldNamed = (field: RuleField): RuleVocabularyField => fields.get(field)!;
export const actionNamed = (kind: RuleActionKind): RuleVocabularyAction => actions.get(kind)!;
