import { blanksIn, fillVariables, nextBlank } from './variables';

const known = { customer_name: '周嘉宁', agent_name: '林悦', store_name: '禾间生活' };

it('fills in what is known and leaves the rest to the agent', () => {
  expect(fillVariables('您好，{{customer_name}}，单号 {{order_no}}，{{ agent_name }}', known)).toBe(
    '您好，周嘉宁，单号 {{order_no}}，林悦',
  );
});

it('leaves a name open that is empty, rather than writing nothing', () => {
  expect(fillVariables('Hello {{customer_name}}', { customer_name: ' ' })).toBe('Hello {{customer_name}}');
});

it('does not read a filled-in value again', () => {
  expect(fillVariables('{{customer_name}}', { ...known, customer_name: '{{store_name}}' })).toBe(
    '{{store_name}}',
  );
});

it('names each blank once', () => {
  expect(blanksIn('{{a}} {{b}} {{a}} {c}')).toEqual(['a', 'b']);
});

it('goes from blank to blank and begins again', () => {
  const text = 'x {{a}} y {{b}}';
  expect(nextBlank(text, 0)).toEqual({ start: 2, end: 7 });
  expect(nextBlank(text, 7)).toEqual({ start: 10, end: 15 });
  expect(nextBlank(text, 15)).toEqual({ start: 2, end: 7 });
  expect(nextBlank('nothing', 0)).toBeNull();
});
