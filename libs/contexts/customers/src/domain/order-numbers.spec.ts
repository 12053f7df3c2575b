import { orderNumbers } from './order-numbers';

it.each([
  ['你好,订单号:YH-82347 什么时候发货?', ['YH-82347']],
  ['我的订单 20261122001 还没到', ['20261122001']],
  ['订单编号是 yh-82347,另一个单号 YH-82348', ['YH-82347', 'YH-82348']],
  ['Where is order no. 2026-112233?', ['2026-112233']],
  ['Order #4711987 arrived broken. Order #4711987!', ['4711987']],
])('finds the order number in “%s”', (text, numbers) => {
  expect(orderNumbers(text)).toEqual(numbers);
});

it.each([
  '订单什么时候到',
  '我想订 2 件',
  'call 13812340417',
  'in order to pay',
  'order now please',
  '订单 123',
])('takes nothing for an order number in “%s”', (text) => {
  expect(orderNumbers(text)).toEqual([]);
});
