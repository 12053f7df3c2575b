import { createFrameStore, createStore } from './store';

it('readers of a plain store hear at once, and not when nothing changed', () => {
  const store = createStore(1);
  let heard = 0;
  store.subscribe(() => (heard += 1));
  store.set(2);
  store.set((before) => before);
  expect(heard).toBe(1);
});

it('readers of a frame store hear once for a burst, and read the newest', async () => {
  const store = createFrameStore(0);
  const heard: number[] = [];
  store.subscribe(() => heard.push(store.get()));
  for (let at = 1; at <= 200; at += 1) store.set(at);
  expect(store.get()).toBe(200);
  expect(heard).toEqual([]);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(heard).toEqual([200]);
});

it('who has left hears nothing more', () => {
  const store = createStore('a');
  let heard = 0;
  store.subscribe(() => (heard += 1))();
  store.set('b');
  expect(heard).toBe(0);
});
