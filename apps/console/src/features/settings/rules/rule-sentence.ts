import { isGroup, type Group, type GroupMode, type Leaf } from './condition-tree';

/** Words a sentence is made of, in the reader's language. */
export interface SentenceWords {
  trigger: string;
  leaf: (leaf: Leaf) => string;
  actions: readonly string[];
  /** Between the parts of a group. */
  join: Record<GroupMode, string>;
  /** Between things done. */
  then: string;
  /** Around a group in a group, and around "none of". */
  inner: (text: string) => string;
  none: (text: string) => string;
  /** The whole; `conditions` is null when a rule always runs. */
  whole: (parts: { trigger: string; conditions: string | null; actions: string | null }) => string;
}

/** A group of conditions in words; null for none. */
export function conditionWords(
  group: Group,
  words: Pick<SentenceWords, 'leaf' | 'join' | 'inner' | 'none'>,
): string | null {
  const parts = group.items.flatMap((item) => {
    if (!isGroup(item)) return [words.leaf(item)];
    const inner = conditionWords(item, words);
    if (inner === null) return [];
    // "None of" has its own brackets; a single part needs none.
    return [item.mode === 'none' || item.items.length === 1 ? inner : words.inner(inner)];
  });
  if (parts.length === 0) return null;
  const joined = parts.join(words.join[group.mode]);
  return group.mode === 'none' ? words.none(joined) : joined;
}

/** A rule in plain words: when, if, then. */
export function ruleSentence(tree: Group, words: SentenceWords): string {
  return words.whole({
    trigger: words.trigger,
    conditions: conditionWords(tree, words),
    actions: words.actions.length > 0 ? words.actions.join(words.then) : null,
  });
}
