import {
  contentOf,
  formOf,
  newLeaf,
  newRule,
  pathsOf,
  strangers,
  withOperator,
  type RuleContent,
} from './rule-form';
import { ruleProblems } from './rule-problems';
import { vocabulary } from './vocabulary-fixture';

const rule: RuleContent = {
  name: '退款催促',
  enabled: true,
  teamIds: [],
  trigger: { kind: 'message.customer' },
  conditions: {
    kind: 'all',
    conditions: [
      { kind: 'test', field: 'message.text', operator: 'contains', value: ['退款'] },
      {
        kind: 'not',
        conditions: [
          { kind: 'test', field: 'customer.attribute', key: 'city', operator: 'is', value: '上海' },
        ],
      },
    ],
  },
  actions: [{ kind: 'tag', tags: ['退款'] }],
  stopAfter: false,
};

describe('the form of a rule', () => {
  it('gives back what it was made from, and reads the same twice', () => {
    expect(contentOf(formOf(rule))).toEqual(rule);
    expect(formOf(rule)).toEqual(formOf(rule));
  });

  it('puts a single test into a group', () => {
    const [test] = rule.conditions.conditions!;
    expect(contentOf(formOf({ ...rule, conditions: test! })).conditions).toEqual({
      kind: 'all',
      conditions: [test],
    });
  });

  it('leaves out nulls of the wire', () => {
    const wire = { ...rule, trigger: { kind: 'message.customer', seconds: null } } as unknown as RuleContent;
    expect(contentOf(formOf(wire)).trigger).toEqual({ kind: 'message.customer' });
  });

  it('knows a condition by the path the server names', () => {
    const form = formOf(rule);
    const [, group] = form.tree.items;
    expect(pathsOf(form.tree).get('conditions.conditions.1')).toBe(group?.key);
    expect(pathsOf(form.tree).get('conditions.conditions.1.conditions.0')).toBeDefined();
  });

  it('keeps what was said under another operator as far as it fits', () => {
    const leaf = { ...newLeaf(vocabulary, 'message.text', 'k'), value: ['a', 'b'] };
    expect(leaf.operator).toBe('contains');
    expect(withOperator(vocabulary, leaf, 'is').value).toBe('a');
    expect(withOperator(vocabulary, leaf, 'empty').value).toBeUndefined();
    const number = { ...newLeaf(vocabulary, 'conversation.messages', 'n'), value: 3 };
    expect(withOperator(vocabulary, number, 'between').value).toEqual([3, 3]);
    expect(newLeaf(vocabulary, 'conversation.inOpeningHours', 'f').value).toBe(true);
  });

  it('finds conditions the trigger knows nothing of', () => {
    const form = { ...formOf(rule), trigger: { kind: 'time.unanswered' as const, seconds: 60 } };
    expect(strangers(form, vocabulary)).toEqual([
      'conditions.conditions.0',
      'conditions.conditions.1.conditions.0',
    ]);
  });
});

describe('what is wrong with a rule', () => {
  const form = formOf(rule);
  const leaf = (parts: object) => ({ ...newLeaf(vocabulary, 'customer.tier', 'k'), ...parts });
  const withLeaf = (parts: object) => ({ ...form, tree: { ...form.tree, items: [leaf(parts)] } });
  const withAction = (parts: object) => ({
    ...form,
    actions: [{ row: 'a', kind: 'tag' as const, ...parts }],
  });
  it.each([
    ['nothing', form, {}],
    ['no name', { ...form, name: ' ' }, { name: 'name' }],
    ['nothing to do', newRule('x'), { actions: 'no-actions' }],
    ['a condition that says nothing', withLeaf({}), { k: 'value' }],
    ['an empty word in a list', withLeaf({ operator: 'one-of', value: ['vip', ' '] }), { k: 'value' }],
    ['no attribute', withLeaf({ field: 'customer.attribute', value: 'x' }), { k: 'which' }],
    [
      'a stretch the wrong way round',
      withLeaf({ field: 'conversation.messages', operator: 'between', value: [5, 2] }),
      { k: 'range' },
    ],
    [
      'an empty group',
      { ...form, tree: { ...form.tree, items: [{ key: 'g', mode: 'any' as const, items: [] }] } },
      { g: 'group' },
    ],
    ['an action without its input', withAction({ tags: [] }), { a: 'input' }],
    ['nobody told', withAction({ kind: 'notify', text: 'x' }), { a: 'nobody' }],
    ['a reply without words', withAction({ kind: 'reply', texts: [] }), { a: 'reply' }],
    [
      'an address that is not safe',
      withAction({ kind: 'webhook', url: 'http://a.example' }),
      { a: 'address' },
    ],
    ['a wait with nothing after it', withAction({ kind: 'wait', seconds: 60 }), { a: 'last-wait' }],
  ])('%s', (_, wrong, problems) => expect(ruleProblems(wrong, vocabulary)).toEqual(problems));
});
