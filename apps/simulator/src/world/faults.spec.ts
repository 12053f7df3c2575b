import { Faults } from './faults';

test('a rule takes part as often as it says, and then is gone', () => {
  const faults = new Faults();
  faults.add({ match: { event: 'text' }, action: 'duplicate 3', times: 2 });
  expect(faults.befall('wechat', { event: 'image' }).copies).toBe(1);
  expect(faults.befall('wechat', { event: 'text' }).copies).toBe(3);
  expect(faults.befall('wechat', { event: 'text' }).copies).toBe(3);
  expect(faults.befall('wechat', { event: 'text' }).copies).toBe(1);
  expect(faults.list()).toEqual([]);
});

test('every second match, as long as it is switched on', () => {
  const faults = new Faults();
  faults.add({ match: { path: '/send' }, action: 'error', code: 42001, every: 2, tag: 'token' });
  const met = Array.from({ length: 5 }, () => faults.befall('wechat', { path: '/cgi-bin/send' }).error);
  expect(met).toEqual(['42001', null, '42001', null, '42001']);
  faults.remove({ tag: 'token' });
  expect(faults.befall('wechat', { path: '/cgi-bin/send' }).error).toBeNull();
});

test('every second match a limited number of times', () => {
  const faults = new Faults();
  faults.add({ match: { path: '*' }, action: 'drop', every: 2, times: 2 });
  const met = Array.from({ length: 6 }, () => faults.befall('x', { path: '/a' }).drop);
  expect(met).toEqual([true, false, true, false, false, false]);
});

test('several rules add up, those of another provider or direction do not', () => {
  const faults = new Faults();
  faults.add({ match: { event: '*' }, action: 'delay_ms 4000' });
  faults.add({ match: { event: '*' }, action: 'duplicate', n: 2 });
  faults.add({ match: { event: '*' }, action: 'drop', provider: 'line' });
  faults.add({ match: { path: '*' }, action: 'status 429', retry_after: 7 });
  const push = faults.befall('wechat', { event: 'text' });
  expect(push).toMatchObject({ delayMs: 4_000, copies: 2, drop: false, status: null });
  expect(push.names).toEqual(['delay_ms 4000', 'duplicate 2']);
  expect(faults.befall('wechat', { path: '/x' })).toMatchObject({ status: 429, retryAfter: 7, copies: 1 });
});

test('a rule that says nothing is refused with what it may say', () => {
  expect(() => new Faults().add({ match: { path: '*' }, action: 'explode' })).toThrow(/none of drop/);
  expect(() => new Faults().add({ action: 'drop' })).toThrow(/match needs/);
});
