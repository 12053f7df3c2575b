import { branchesOf, lastOrder, reordered } from './topic-order';
import type { TopicRecord } from './use-topic-list';

const topic = (id: string, order: number, parts: Partial<TopicRecord> = {}): TopicRecord => ({
  id,
  order,
  labelZh: id,
  labelEn: id,
  parentId: null,
  archived: false,
  ...parts,
});
const list = [
  topic('b', 1),
  topic('a', 0),
  topic('old', 2, { archived: true }),
  topic('c', 3),
  topic('b2', 1, { parentId: 'b' }),
  topic('b1', 0, { parentId: 'b' }),
];
const orders = (changed: TopicRecord[]) => Object.fromEntries(changed.map(({ id, order }) => [id, order]));

describe('the two levels of topics', () => {
  it('stand in order, archived ones left out', () => {
    expect(
      branchesOf(list, false).map(({ topic: { id }, below }) => [id, below.map((one) => one.id)]),
    ).toEqual([
      ['a', []],
      ['b', ['b1', 'b2']],
      ['c', []],
    ]);
  });
  it('show archived ones when asked', () => {
    expect(branchesOf(list, true).map(({ topic: { id } }) => id)).toEqual(['a', 'b', 'old', 'c']);
  });
  it('show an archived topic while one below it is in use', () => {
    const kept = [topic('p', 0, { archived: true }), topic('q', 0, { parentId: 'p' })];
    expect(branchesOf(kept, false)).toHaveLength(1);
  });
});

describe('moving a topic', () => {
  it('changes places with its neighbour, and stores only what changed', () => {
    expect(orders(reordered(list, 'a', 1))).toEqual({ a: 1, b: 0 });
    expect(orders(reordered(list, 'b2', -1))).toEqual({ b2: 0, b1: 1 });
  });
  it('steps over archived ones', () =>
    expect(orders(reordered(list, 'b', 1))).toEqual({ old: 1, c: 2, b: 3 }));
  it('does nothing at the ends', () => {
    expect(reordered(list, 'a', -1)).toEqual([]);
    expect(reordered(list, 'c', 1)).toEqual([]);
  });
  it('gives numbers to a list that never had any', () => {
    const unordered = ['x', 'y', 'z'].map((id) => topic(id, 0));
    expect(orders(reordered(unordered, 'z', -1))).toEqual({ z: 1, y: 2 });
  });
});

it('a new topic stands last among its own', () => {
  expect(lastOrder(list, null)).toBe(4);
  expect(lastOrder(list, 'b')).toBe(2);
  expect(lastOrder(list, 'a')).toBe(0);
});
