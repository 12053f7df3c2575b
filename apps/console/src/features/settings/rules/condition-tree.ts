/** How the parts of a group count: all of them, at least one, not one. */
export const GROUP_MODES = ['all', 'any', 'none'] as const;
export type GroupMode = (typeof GROUP_MODES)[number];

/** One thing asked. `key` lives as long as the form: it keeps focus and place while the tree changes. */
export interface Leaf {
  key: string;
  field: string;
  operator: string;
  value: unknown;
  /** Of a field that takes one: which (the key of an attribute). */
  of?: string;
}
export interface Group {
  key: string;
  mode: GroupMode;
  items: Node[];
}
export type Node = Leaf | Group;

/** Groups inside each other, the first one counted. */
export const MAX_DEPTH = 3;

export const isGroup = (node: Node): node is Group => 'items' in node;

/** The same tree with one node changed; parts that did not change stay the same objects. */
export function changed<T extends Node>(group: Group, key: string, change: (node: T) => Node): Group {
  if (group.key === key) return change(group as unknown as T) as Group;
  let touched = false;
  const items = group.items.map((item) => {
    const next = item.key === key ? change(item as T) : isGroup(item) ? changed(item, key, change) : item;
    touched ||= next !== item;
    return next;
  });
  return touched ? { ...group, items } : group;
}

export function added(tree: Group, groupKey: string, node: Node): Group {
  return changed<Group>(tree, groupKey, (group) => ({ ...group, items: [...group.items, node] }));
}

/** Without a node; a group that is left empty by it goes too. The outermost stays. */
export function removed(tree: Group, key: string): Group {
  const parent = parentOf(tree, key);
  if (!parent) return tree;
  if (parent !== tree && parent.items.length === 1) return removed(tree, parent.key);
  return changed<Group>(tree, parent.key, (group) => ({
    ...group,
    items: group.items.filter((item) => item.key !== key),
  }));
}

/** A place up (-1) or down (+1) among its own; at an end it leaves its group on that side. */
export function moved(tree: Group, key: string, by: -1 | 1): Group {
  const parent = parentOf(tree, key);
  if (!parent) return tree;
  const at = parent.items.findIndex((item) => item.key === key);
  const node = parent.items[at] as Node;
  const to = at + by;
  if (to >= 0 && to < parent.items.length) {
    const items = parent.items.filter((item) => item !== node);
    items.splice(to, 0, node);
    return changed<Group>(tree, parent.key, (group) => ({ ...group, items }));
  }
  const above = parentOf(tree, parent.key);
  if (!above) return tree;
  const rest = parent.items.filter((item) => item !== node);
  // Left empty, the old group goes and what it held takes its place.
  const left = rest.length > 0 ? [{ ...parent, items: rest }] : [];
  return changed<Group>(tree, above.key, (group) => ({
    ...group,
    items: group.items.flatMap((item) =>
      item !== parent ? [item] : by > 0 ? [...left, node] : [node, ...left],
    ),
  }));
}

export function parentOf(tree: Group, key: string): Group | null {
  for (const item of tree.items) {
    if (item.key === key) return tree;
    const below = isGroup(item) ? parentOf(item, key) : null;
    if (below) return below;
  }
  return null;
}

/** How deep a group stands; the outermost is 1. 0: it is not in the tree. */
export function depthOf(tree: Group, key: string): number {
  if (tree.key === key) return 1;
  for (const item of tree.items) {
    const below = isGroup(item) ? depthOf(item, key) : 0;
    if (below > 0) return below + 1;
  }
  return 0;
}

/** Every thing asked, in the order of the screen. */
export function leavesOf(node: Node): Leaf[] {
  return isGroup(node) ? node.items.flatMap(leavesOf) : [node];
}

/** What takes the focus once a node is gone: its next neighbour, the one before it, or its group. */
export function neighbourOf(tree: Group, key: string): string {
  const parent = parentOf(tree, key);
  if (!parent) return tree.key;
  const at = parent.items.findIndex((item) => item.key === key);
  const next = parent.items[at + 1] ?? parent.items[at - 1];
  return next?.key ?? (parent === tree ? tree.key : neighbourOf(tree, parent.key));
}
