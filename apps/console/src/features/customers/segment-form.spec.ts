import { arity, freshTest, isComplete, operatorsOf, testsIn, withOperator } from './segment-form';

describe('conditions of a segment', () => {
  it('are complete only once every test has what it asks for', () => {
    expect(isComplete({ kind: 'all', conditions: [] })).toBe(true);
    expect(isComplete(freshTest('tier'))).toBe(false);
    expect(isComplete({ ...freshTest('tier'), value: 'vip' })).toBe(true);
    expect(isComplete({ kind: 'test', field: 'attribute', operator: 'is', value: 'x' })).toBe(false);
    expect(isComplete({ kind: 'test', field: 'attribute', operator: 'is', value: 'x', key: 'city' })).toBe(
      true,
    );
    expect(isComplete({ kind: 'test', field: 'orders', operator: 'between', value: [1] })).toBe(false);
    expect(isComplete({ kind: 'test', field: 'tag', operator: 'empty' })).toBe(true);
    expect(isComplete({ kind: 'all', conditions: [freshTest('orders')] })).toBe(false);
  });

  it('keep the value when another operator takes the same', () => {
    const test = { kind: 'test' as const, field: 'orders' as const, operator: 'less' as const, value: 3 };
    expect(withOperator(test, 'greater').value).toBe(3);
    expect(withOperator(test, 'between').value).toBeUndefined();
    expect(arity('none-of')).toBe('many');
  });

  it('take the operators of their field and are counted through groups', () => {
    expect(operatorsOf('lastOrderDays')).toContain('empty');
    expect(operatorsOf('isVisitor')).toEqual(['is']);
    const group = { kind: 'any' as const, conditions: [freshTest('tier'), freshTest('tag')] };
    expect(testsIn({ kind: 'all', conditions: [group, freshTest('orders')] })).toBe(3);
  });
});
