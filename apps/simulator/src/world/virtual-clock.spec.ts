import { VirtualClock } from './virtual-clock';

const stopped = () => new VirtualClock({ running: false, now: 1_000, patienceMs: 30 });

test('a stopped clock stands until it is moved, and what is due happens in order at its own time', async () => {
  const clock = stopped();
  const happened: string[] = [];
  clock.after(300, () => happened.push(`b ${clock.now()}`));
  clock.after(100, () => {
    happened.push(`a ${clock.now()}`);
    clock.after(50, () => happened.push(`a2 ${clock.now()}`));
  });
  clock.after(300, () => happened.push(`c ${clock.now()}`));
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(clock.now()).toBe(1_000);
  await clock.advance(299);
  expect(happened).toEqual(['a 1100', 'a2 1150']);
  await clock.advance(1);
  expect(happened).toEqual(['a 1100', 'a2 1150', 'b 1300', 'c 1300']);
  expect(clock.now()).toBe(1_300);
});

test('says when the next thing is due', async () => {
  const clock = stopped();
  expect(clock.next).toBeNull();
  clock.after(200, () => undefined);
  const cancel = clock.after(50, () => undefined);
  expect(clock.next).toBe(1_050);
  cancel();
  expect(clock.next).toBe(1_200);
  await clock.advance(200);
  expect(clock.next).toBeNull();
});

test('what is cancelled does not happen', async () => {
  const clock = stopped();
  let happened = false;
  clock.after(10, () => (happened = true))();
  await clock.advance(100);
  expect(happened).toBe(false);
});

test('a request under way ends before time moves on, when it ends soon', async () => {
  const clock = stopped();
  const order: string[] = [];
  clock.after(5_000, () => order.push('timeout'));
  void clock.watch(new Promise((resolve) => setTimeout(resolve, 10))).then(() => order.push('answer'));
  await clock.advance(6_000);
  expect(order).toEqual(['answer', 'timeout']);
});

test('one that hangs holds time up no longer than the patience', async () => {
  const clock = stopped();
  void clock.watch(new Promise(() => undefined));
  const began = performance.now();
  await clock.advance(6_000);
  expect(performance.now() - began).toBeLessThan(300);
  expect(clock.now()).toBe(7_000);
});

test('a running clock goes on by itself and can be moved ahead', async () => {
  const clock = new VirtualClock({ running: true, patienceMs: 10 });
  const before = clock.now();
  expect(Math.abs(before - Date.now())).toBeLessThan(50);
  let happened = false;
  clock.after(3_600_000, () => (happened = true));
  await clock.advance(3_600_000);
  expect(happened).toBe(true);
  expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
  await new Promise<void>((resolve) => clock.after(15, resolve));
  clock.clear();
});
