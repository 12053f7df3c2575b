import { OpenUndos } from './open-undos';

it('takes back the latest first, each once, and nothing whose time is over', () => {
  const undos = new OpenUndos();
  const done: string[] = [];
  for (const key of ['close', 'transfer', 'merge']) undos.put(key, () => done.push(key));
  undos.drop('merge');
  expect([undos.undoLatest(), undos.undoLatest(), undos.undoLatest()]).toEqual([true, true, false]);
  expect(done).toEqual(['transfer', 'close']);
});
