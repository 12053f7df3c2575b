import { type RuleCondition, type RuleContent } from '@yingda/contracts';
import type { RuleField, RuleOperator } from '@yingda/contracts/names';
import { type AskedRule, RuleSet } from './rule-set';

let made = 0;
const test = (field: RuleField, operator: RuleOperator, value?: RuleCondition['value']): RuleCondition => ({
  kind: 'test',
  ...{ field, operator },
  ...(value === undefined ? {} : { value }),
});
const all = (...conditions: RuleCondition[]): RuleCondition => ({ kind: 'all', conditions });
const any = (...conditions: RuleCondition[]): RuleCondition => ({ kind: 'any', conditions });
const not = (...conditions: RuleCondition[]): RuleCondition => ({ kind: 'not', conditions });
const rule = (name: string, conditions: RuleCondition, more: Partial<RuleContent> = {}): AskedRule => ({
  ...{ id: `00000000-0000-4000-8000-${String((made += 1)).padStart(12, '0')}`, version: 1 },
  ...{ name, enabled: true, teamIds: [], trigger: { kind: 'message.customer' }, conditions },
  ...{ actions: [{ kind: 'tag', tags: ['x'] }], stopAfter: false, ...more },
});
const names = (rules: AskedRule[], facts: object) =>
  new RuleSet(rules).match('message.customer', facts).map((match) => match.rule.name);

describe('asking rules', () => {
  it('finds words in Chinese anywhere and in Latin letters as whole words, in whichever script they are written', () => {
    const rules = [
      rule('退款', all(test('message.text', 'contains', ['退款', '退货']))),
      rule('agent', all(test('message.text', 'contains', ['agent', 'real person']))),
    ];
    expect(names(rules, { 'message.text': '我想申請退款啊' })).toEqual(['退款']);
    expect(names(rules, { 'message.text': 'An AGENT please' })).toEqual(['agent']);
    expect(names(rules, { 'message.text': 'agents are great' })).toEqual([]);
    expect(names(rules, { 'message.text': 'a real  person, 退貨' })).toEqual(['退款', 'agent']);
  });

  it('asks in the order of the list and no further than a rule that says stop', () => {
    const rules = [
      rule('one', all()),
      rule('two', all(test('conversation.channel', 'is', 'wechat')), { stopAfter: true }),
      rule('three', all()),
    ];
    expect(names(rules, { 'conversation.channel': 'web' })).toEqual(['one', 'three']);
    expect(names(rules, { 'conversation.channel': 'wechat' })).toEqual(['one', 'two']);
  });

  it('puts groups together as they are written', () => {
    const vip = test('customer.tier', 'one-of', ['vip', 'gold']);
    const angry = test('message.text', 'contains', ['投诉']);
    const rules = [rule('both', all(vip, any(angry, not(test('customer.isVisitor', 'is', true)))))];
    expect(
      names(rules, { 'customer.tier': 'vip', 'message.text': '投诉', 'customer.isVisitor': true }),
    ).toHaveLength(1);
    expect(names(rules, { 'customer.tier': 'vip', 'customer.isVisitor': true })).toHaveLength(0);
    expect(names(rules, { 'customer.tier': 'gold', 'customer.isVisitor': false })).toHaveLength(1);
    expect(names(rules, { 'customer.tier': 'standard', 'message.text': '投诉' })).toHaveLength(0);
  });

  it.each<[RuleField, RuleOperator, RuleCondition['value'], unknown, boolean]>([
    ['customer.segment', 'is', 'a', ['a', 'b'], true],
    ['customer.segment', 'is-not', 'a', ['a', 'b'], false],
    ['customer.segment', 'one-of', ['c', 'b'], ['a', 'b'], true],
    ['customer.segment', 'none-of', ['c'], ['a', 'b'], true],
    ['customer.segment', 'none-of', ['b'], ['a', 'b'], false],
    ['customer.segment', 'empty', undefined, [], true],
    ['conversation.messages', 'at-least', 3, 3, true],
    ['conversation.messages', 'greater', 3, 3, false],
    ['conversation.messages', 'less', 3, 2, true],
    ['conversation.messages', 'at-most', 3, 4, false],
    ['conversation.messages', 'between', [2, 4], 4, true],
    ['conversation.messages', 'between', [2, 4], 5, false],
    ['conversation.messages', 'less', 3, undefined, false],
    ['conversation.agent', 'empty', undefined, null, true],
    ['conversation.agent', 'is-not', 'a', null, true],
    ['conversation.agent', 'none-of', ['a'], null, true],
    ['conversation.agent', 'is', 'a', null, false],
    ['conversation.tags', 'contains', ['夜间', '退款'], ['退款'], true],
    ['conversation.tags', 'contains-all', ['夜间', '退款'], ['退款'], false],
    ['conversation.tags', 'empty', undefined, [], true],
    ['message.text', 'matches', '订单\\s*\\d{4,}', '我的订单 123456 呢', true],
    ['message.text', 'matches', '^\\d+$', '12a', false],
    ['message.text', 'starts-with', 'hi', 'Hi there', true],
    ['message.text', 'contains-all', ['退款', '快递'], '快递丢了要退款', true],
    ['message.text', 'contains-all', ['退款', '快递'], '要退款', false],
    ['conversation.inOpeningHours', 'is', false, false, true],
  ])('%s %s %j of %j is %s', (...[field, operator, value, actual, expected]) => {
    const one = rule('one', all(test(field, operator, value)));
    expect(names([one], { [field]: actual })).toHaveLength(expected ? 1 : 0);
  });

  it('looks at attributes of the customer by their key', () => {
    const one = rule('one', all({ ...test('customer.attribute', 'is', 'Gold'), key: 'club' }));
    expect(names([one], { attributes: { club: 'gold' } })).toHaveLength(1);
    expect(names([one], {})).toHaveLength(0);
  });

  it('asks a rule of teams only of their conversations', () => {
    const one = rule('one', all(), { teamIds: ['t1'] });
    expect(names([one], { 'conversation.team': 't1' })).toHaveLength(1);
    expect(names([one], { 'conversation.team': 't2' })).toHaveLength(0);
    expect(names([one], { 'conversation.team': null })).toHaveLength(0);
  });

  it('leaves out beforehand only what cannot match by what the event says', () => {
    const rules = [
      rule('inbox', all(test('conversation.inbox', 'is', 'i1'))),
      rule(
        'word',
        any(test('message.text', 'contains', ['退款']), test('message.text', 'contains', ['发票'])),
      ),
      rule('tier', all(test('customer.tier', 'is', 'vip'))),
    ];
    const set = new RuleSet(rules);
    const open = (facts: object) => set.candidates('message.customer', facts).map(({ name }) => name);
    expect(open({ 'conversation.inbox': 'i2', 'message.text': '你好' })).toEqual(['tier']);
    expect(open({ 'conversation.inbox': 'i1', 'message.text': '要发票' })).toEqual(['inbox', 'word', 'tier']);
    // What the event does not say may still be so.
    expect(open({ 'message.text': '你好' })).toEqual(['inbox', 'tier']);
    expect(set.candidates('message.agent', {})).toEqual([]);
  });

  it('says how each test came out, what was there, and whether one of them alone was in the way', () => {
    const one = rule(
      'one',
      all(test('customer.tier', 'is', 'vip'), not(test('conversation.messages', 'greater', 5))),
    );
    const set = new RuleSet([one]);
    const judged = set.judge(one.id, { 'customer.tier': 'gold', 'conversation.messages': 2 })!;
    expect(judged).toMatchObject({ met: false, nearly: true });
    expect(judged.results).toEqual([
      {
        ...{ path: 'conditions.conditions.0', field: 'customer.tier', operator: 'is', value: 'vip' },
        ...{ actual: 'gold', met: false, negated: false },
      },
      {
        ...{
          path: 'conditions.conditions.1.conditions.0',
          field: 'conversation.messages',
          operator: 'greater',
        },
        ...{ value: 5, actual: 2, met: false, negated: true },
      },
    ]);
    expect(set.judge(one.id, { 'customer.tier': 'gold', 'conversation.messages': 9 })).toMatchObject({
      met: false,
      nearly: false,
    });
  });
});
