import {
  added,
  changed,
  depthOf,
  leavesOf,
  moved,
  neighbourOf,
  removed,
  type Group,
  type Leaf,
  type Node,
} from './condition-tree';

const leaf = (key: string): Leaf => ({ key, field: 'message.text', operator: 'contains', value: key });
const group = (key: string, ...items: Node[]): Group => ({ key, mode: 'all', items });
const shape = (node: Node): unknown => ('items' in node ? [node.key, ...node.items.map(shape)] : node.key);

const tree = group('top', leaf('a'), group('in', leaf('b'), group('deep', leaf('c'))), leaf('d'));

describe('a tree of conditions', () => {
  it('changes one node and leaves the others the objects they were', () => {
    const next = changed<Leaf>(tree, 'c', (node) => ({ ...node, value: 'x' }));
    expect(leavesOf(next).map(({ value }) => value)).toEqual(['a', 'b', 'x', 'd']);
    expect(next.items[0]).toBe(tree.items[0]);
    expect(changed<Leaf>(tree, 'nowhere', (node) => ({ ...node }))).toBe(tree);
  });

  it('adds at the end of the group that was asked', () => {
    expect(shape(added(tree, 'in', leaf('e')))).toEqual(['top', 'a', ['in', 'b', ['deep', 'c'], 'e'], 'd']);
  });

  it('loses a group with its last condition, but never the outermost', () => {
    expect(shape(removed(tree, 'c'))).toEqual(['top', 'a', ['in', 'b'], 'd']);
    expect(shape(removed(group('top', group('in', leaf('a'))), 'a'))).toEqual(['top']);
    expect(removed(tree, 'nowhere')).toBe(tree);
  });

  it('moves among its own, and out of a group at its end', () => {
    expect(shape(moved(tree, 'd', -1))).toEqual(['top', 'a', 'd', ['in', 'b', ['deep', 'c']]]);
    expect(shape(moved(tree, 'b', -1))).toEqual(['top', 'a', 'b', ['in', ['deep', 'c']], 'd']);
    expect(shape(moved(tree, 'c', 1))).toEqual(['top', 'a', ['in', 'b', 'c'], 'd']);
    const nested = group('top', group('in', group('deep', leaf('c'))));
    expect(shape(moved(nested, 'c', -1))).toEqual(['top', ['in', 'c']]);
    expect(moved(tree, 'a', -1)).toBe(tree);
  });

  it('counts the outermost as the first level', () => {
    expect([depthOf(tree, 'top'), depthOf(tree, 'in'), depthOf(tree, 'deep')]).toEqual([1, 2, 3]);
  });

  it('gives the focus to the neighbour of what goes', () => {
    expect(neighbourOf(tree, 'a')).toBe('in');
    expect(neighbourOf(tree, 'd')).toBe('in');
    expect(neighbourOf(tree, 'c')).toBe('b');
    expect(neighbourOf(group('top', leaf('a')), 'a')).toBe('top');
  });
});
