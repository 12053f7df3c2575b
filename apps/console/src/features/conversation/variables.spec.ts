import { blanksIn, fillVariables, nextBlank, variablesFrom } from './variables';

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

it('knows what customers gave the bot, and other attributes, by the names that texts use', () => {
  const attributes = variablesFrom({
    'order-number': 'YD20250318001',
    'Invoice mail': 'a@b.example',
    尺码: 'M',
  });
  expect(fillVariables('{{order_no}} {{order_number}} {{invoice_mail}} {{尺码}} {{size}}', attributes)).toBe(
    'YD20250318001 YD20250318001 a@b.example M {{size}}',
  );
  expect(fillVariables('{{constructor}}', attributes)).toBe('{{constructor}}');
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

it('says what is to be said instead where something is not known', () => {
  expect(fillVariables('{{customer_name|您}}好，{{ order_no | }}！', { customer_name: ' ' })).toBe(
    '您好，！',
  );
  expect(fillVariables('{{customer_name|您}}好', known)).toBe('周嘉宁好');
  expect(blanksIn('{{order_no|…}}')).toEqual(['order_no']);
});
