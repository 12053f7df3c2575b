import { type RuleAction, type RuleCondition, type RuleContent } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { checkRule } from './check-rule';

const tier: RuleCondition = { kind: 'test', field: 'customer.tier', operator: 'is', value: 'vip' };
const tag: RuleAction = { kind: 'tag', tags: ['x'] };
const aRule = (more: Partial<RuleContent> = {}): RuleContent => ({
  ...{ name: 'VIP', enabled: true, teamIds: [], trigger: { kind: 'message.customer' } },
  ...{ conditions: { kind: 'all', conditions: [tier] }, actions: [tag], stopAfter: false, ...more },
});
const of = (...conditions: RuleCondition[]) => aRule({ conditions: { kind: 'all', conditions } });
const does = (...actions: RuleAction[]) => aRule({ actions });
const nested = (depth: number): RuleCondition =>
  depth === 0 ? tier : { kind: 'any', conditions: [nested(depth - 1)] };

function pathOf(rule: RuleContent): unknown {
  try {
    checkRule(rule);
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.details?.['path'] : error;
  }
}

describe('checking a rule', () => {
  it('lets pass what the vocabulary allows', () => {
    expect(pathOf(aRule())).toBeNull();
    expect(pathOf(aRule({ conditions: { kind: 'all', conditions: [] } }))).toBeNull();
    expect(pathOf(aRule({ trigger: { kind: 'time.in-status', seconds: 60, status: 'queued' } }))).toBeNull();
    expect(pathOf(does({ kind: 'wait', seconds: 5 }, tag))).toBeNull();
    expect(pathOf(does({ kind: 'webhook', url: 'https://shop.example/hook' }))).toBeNull();
    const texts = [{ locale: 'en' as const, text: 'Hello {{customer.name|there}}' }];
    const items = [{ id: 'a', labels: [{ locale: 'en' as const, text: 'Orders' }] }];
    expect(pathOf(does({ kind: 'reply', texts, items }))).toBeNull();
  });

  it.each<[string, RuleContent]>([
    ['name', aRule({ name: ' ' })],
    ['trigger.seconds', aRule({ trigger: { kind: 'time.opened' } })],
    ['trigger.seconds', aRule({ trigger: { kind: 'message.customer', seconds: 9 } })],
    ['trigger.status', aRule({ trigger: { kind: 'time.in-status', seconds: 9 } })],
    ['conditions', aRule({ conditions: tier })],
    ['conditions.conditions.0', of({ kind: 'any', conditions: [] })],
    ['conditions.conditions.0.conditions.0.conditions.0.conditions.0.conditions.0', of(nested(6))],
    ['conditions.conditions.0.field', of({ kind: 'test', operator: 'is', value: 'vip' })],
    ['conditions.conditions.0.field', of({ kind: 'test', field: 'survey.score', operator: 'is', value: 2 })],
    ['conditions.conditions.0.operator', of({ ...tier, operator: 'greater' })],
    ['conditions.conditions.0.value', of({ ...tier, value: 'diamond' })],
    ['conditions.conditions.0.value', of({ ...tier, value: ['vip'] })],
    ['conditions.conditions.0.value', of({ ...tier, operator: 'one-of', value: [] })],
    ['conditions.conditions.0.value', of({ ...tier, operator: 'empty', value: 'vip' })],
    [
      'conditions.conditions.0.value',
      of({ kind: 'test', field: 'conversation.messages', operator: 'between', value: [4, 2] }),
    ],
    [
      'conditions.conditions.0.value',
      of({ kind: 'test', field: 'conversation.messages', operator: 'is', value: '4' }),
    ],
    [
      'conditions.conditions.0.value',
      of({ kind: 'test', field: 'message.text', operator: 'matches', value: '(?=x)y(' }),
    ],
    [
      'conditions.conditions.0.key',
      of({ kind: 'test', field: 'customer.attribute', operator: 'is', value: 'x' }),
    ],
    ['conditions', of(...Array.from({ length: 51 }, () => tier))],
    ['actions', aRule({ actions: [] })],
    ['actions.0.tags', does({ kind: 'tag' })],
    ['actions.0.teamId', does({ ...tag, teamId: '0b7e6f2e-0000-4000-8000-000000000000' })],
    ['actions.1', does(tag, { kind: 'wait', seconds: 5 })],
    ['actions.0', does({ kind: 'reply' })],
    ['actions.0.texts.0.text', does({ kind: 'reply', texts: [{ locale: 'en', text: 'Hi {{secret}}' }] })],
    ['actions.0', does({ kind: 'notify', text: 'look' })],
    ['actions.0.url', does({ kind: 'webhook', url: 'http://shop.example/hook' })],
    [
      'actions.0.kind',
      aRule({
        trigger: { kind: 'message.agent' },
        actions: [{ kind: 'reply', texts: [{ locale: 'en', text: 'Hi' }] }],
      }),
    ],
  ])('names %s as the place of what cannot be', (path, rule) => {
    expect(pathOf(rule)).toBe(path);
  });
});
