import { variablesOf } from './variables';

describe('the variables of a text', () => {
  it('are the names in double braces, each once, in order', () => {
    const text = '您好{{customer_name}}，我是{{ agent_name }}。订单{{order_no}}……{{customer_name}}';
    expect(variablesOf(text)).toEqual(['customer_name', 'agent_name', 'order_no']);
  });

  it('are none in a text without, or with braces that hold no name', () => {
    expect(variablesOf('你好 {customer_name} {{}} {{ two words }} {{Name}} {{1st}} {{<b>}}')).toEqual([]);
  });

  it('are found quickly in a long text of braces', () => {
    expect(variablesOf('{{'.repeat(2_500))).toEqual([]);
  });
});
