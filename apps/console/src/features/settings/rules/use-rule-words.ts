import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  CaseCategory,
  CaseEnding,
  Channel,
  ContentKind,
  ConversationStatus,
  EndedBy,
  Priority,
  RuleActionKind,
  RuleField,
  RuleOperator,
  RuleTriggerKind,
  ServiceLevelKind,
  Tier,
  WaitingFor,
} from '@yingda/contracts/names';
import { useLanguage } from '../../../i18n/use-texts';
import type { Group, Leaf } from './condition-tree';
import type { RuleAction, RuleForm, RuleTrigger, Vocabulary } from './rule-form';
import { conditionWords, ruleSentence } from './rule-sentence';
import { countOf, unitOf } from './span';
import { useRuleLists } from './use-rule-lists';

/** Everything a rule is made of, in the reader's language. */
export function useRuleWords(vocabulary: Vocabulary | undefined) {
  const { t } = useTranslation();
  const language = useLanguage();
  const lists = useRuleLists();
  return useMemo(() => {
    const span = (seconds: number) => {
      const unit = unitOf(seconds);
      return `${countOf(seconds, unit)} ${t(`rules.unit.${unit}`)}`;
    };
    const fieldName = (field: RuleField) => t(`rules.fields.${field}`);
    const choice = (field: RuleField, value: string): string => {
      switch (field) {
        case 'conversation.status':
          return t(`status.${value as ConversationStatus}`);
        case 'conversation.channel':
          return t(`channel.${value as Channel}`);
        case 'conversation.priority':
          return t(`rules.priority.${value as Priority}`);
        case 'conversation.waitingFor':
          return t(`rules.waitingFor.${value as WaitingFor}`);
        case 'customer.tier':
          return t(`tier.${value as Tier}`);
        case 'message.kind': {
          if (value === 'text') return t('rules.text');
          return t(`inbox.excerpt.${value as Exclude<ContentKind, 'text'>}`).replace(/^\[|\]$/g, '');
        }
        case 'serviceLevel.kind':
          return t(`serviceLevels.kind.${value as ServiceLevelKind}`);
        case 'case.category':
          return t(`cases.category.${value as CaseCategory}`);
        case 'case.closedAs':
          return t(`cases.ending.${value as CaseEnding}`);
        case 'event.by':
          return t(`rules.by.${value as 'agent'}`);
        case 'event.how':
          return t(`rules.how.${value as 'routed'}`);
        case 'event.reason':
          return t(`rules.reason.${value as 'opened'}`);
        case 'event.endedBy':
          return t(`rules.endedBy.${value as EndedBy}`);
        default:
          return value;
      }
    };
    /** One value of a field as people say it. */
    const one = (field: RuleField, value: unknown): string => {
      const shape = vocabulary?.fields.find((known) => known.field === field);
      if (value === undefined || value === null || value === '') return t('rules.say.empty');
      if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
      if (shape?.unit === 'seconds') return span(Number(value));
      if (shape?.type === 'id' && shape.list)
        return lists[shape.list].find((known) => known.value === value)?.label ?? t('rules.say.empty');
      if (shape?.type === 'choice') return choice(field, String(value));
      return shape?.type === 'number' ? String(value) : t('rules.say.quote', { text: String(value) });
    };
    const valueText = (leaf: Pick<Leaf, 'field' | 'operator' | 'value'>): string => {
      const field = leaf.field as RuleField;
      if (!Array.isArray(leaf.value)) return one(field, leaf.value);
      if (leaf.operator === 'between')
        return t('rules.say.range', { from: one(field, leaf.value[0]), to: one(field, leaf.value[1]) });
      const join = leaf.operator === 'contains-all' ? t('rules.say.list') : t('rules.say.or');
      if (leaf.value.length === 0) return t('rules.say.empty');
      const named = leaf.value
        .slice(0, NAMED)
        .map((item) => one(field, item))
        .join(join);
      return leaf.value.length > NAMED ? t('rules.say.more', { list: named, n: leaf.value.length }) : named;
    };
    const operand = (operator: string) =>
      vocabulary?.operators.find((known) => known.operator === operator)?.operand;
    const leafText = (leaf: Leaf): string => {
      const field = leaf.of ? t('rules.say.attribute', { key: leaf.of }) : fieldName(leaf.field as RuleField);
      const operator = leaf.operator as RuleOperator;
      if (typeof leaf.value === 'boolean') return leaf.value ? field : t('rules.say.not', { field });
      const value = operand(operator) === 'none' ? '' : valueText(leaf);
      return t('rules.say.leaf', { field, operator: t(`rules.operator.${operator}`), value }).trim();
    };
    const triggerName = (kind: RuleTriggerKind) => t(`rules.trigger.${kind}`);
    const triggerText = ({ kind, seconds, status }: RuleTrigger): string => {
      if (!kind.startsWith('time.') || !seconds) return triggerName(kind);
      const waited = span(seconds);
      return t(`rules.triggerAfter.${kind.slice(5) as 'unanswered'}`, {
        t: waited,
        status: status ? t(`status.${status}`) : '',
      });
    };
    const quoted = (text: string | undefined) =>
      text ? t('rules.say.quote', { text: shortened(text) }) : '';
    const nameIn = (list: keyof typeof lists, id: string | undefined) =>
      lists[list].find((known) => known.value === id)?.label ?? t('rules.say.empty');
    const whatOf = (action: RuleAction): string => {
      switch (action.kind) {
        case 'reply': {
          if (action.cannedResponseId) return nameIn('canned', action.cannedResponseId);
          const said = action.texts?.find(({ locale }) => locale === language) ?? action.texts?.[0];
          return quoted(said?.text);
        }
        case 'assign':
          return nameIn('agents', action.agentId);
        case 'team':
          return nameIn('teams', action.teamId);
        case 'tag':
        case 'untag':
          return (action.tags ?? []).map(quoted).join(t('rules.say.list')) || t('rules.say.empty');
        case 'priority':
          return action.priority ? t(`rules.priority.${action.priority}`) : t('rules.say.empty');
        case 'notify': {
          const told = [
            ...(action.leads ? [t('rules.input.leads')] : []),
            ...(action.holder ? [t('rules.input.holder')] : []),
            ...(action.agentIds ?? []).map((id) => nameIn('agents', id)),
          ];
          return told.join(t('rules.say.list')) || t('rules.say.empty');
        }
        case 'attribute':
          return t('rules.set', { key: action.key ?? '', value: action.value ?? '' });
        case 'case': {
          const kind = nameIn('case-kinds', action.caseKind);
          return action.title ? t('rules.titled', { kind, title: action.title }) : kind;
        }
        case 'promise':
        case 'note':
          return quoted(action.text);
        case 'webhook':
          return action.url ?? t('rules.say.empty');
        case 'wait':
          return span(action.seconds ?? 0);
        default:
          return '';
      }
    };
    const actionText = (action: RuleAction) =>
      t(`rules.does.${action.kind}`, { what: whatOf(action) })
        .replace(/\s+/g, ' ')
        .trim();
    const joining = {
      leaf: leafText,
      join: { all: t('rules.say.all'), any: t('rules.say.any'), none: t('rules.say.or') },
      inner: (text: string) => t('rules.say.inner', { text }),
      none: (text: string) => t('rules.say.none', { text }),
    };
    const sentence = (form: Pick<RuleForm, 'trigger' | 'tree' | 'actions'>): string =>
      ruleSentence(form.tree, {
        ...joining,
        trigger: triggerText(form.trigger),
        actions: form.actions.map(actionText),
        then: t('rules.say.then'),
        whole: ({ trigger, conditions, actions }) => {
          const done = actions ?? t('rules.say.nothing');
          return conditions === null
            ? t('rules.say.whole', { trigger, actions: done })
            : t('rules.say.wholeIf', { trigger, conditions, actions: done });
        },
      });
    return {
      lists,
      fieldName,
      choice,
      one,
      valueText,
      leafText,
      triggerName,
      triggerText,
      actionName: (kind: RuleActionKind) => t(`rules.actions.${kind}`),
      actionText,
      conditionText: (tree: Group) => conditionWords(tree, joining),
      sentence,
    };
  }, [language, lists, t, vocabulary]);
}

export type RuleWords = ReturnType<typeof useRuleWords>;

/** Of a longer list of words so many are named in a sentence. */
const NAMED = 4;
const MOST = 40;
function shortened(text: string): string {
  const letters = [...text];
  return letters.length > MOST ? `${letters.slice(0, MOST).join('')}…` : text;
}
