import { useCallback, useState } from 'react';
import { mergeEdits } from './merge-edits';
import { sameValue } from './same-value';

/** A form over something stored that others may change meanwhile. */
export interface Edits<T> {
  draft: T;
  edit(parts: Partial<T>): void;
  changed: boolean;
  reset(): void;
  /** A newer version came while this one was being edited. */
  overtaken: boolean;
  /** Fields both sides changed; `theirs` is the stored value. */
  conflicts: (keyof T & string)[];
  theirs: T;
  choose(field: keyof T & string, side: 'mine' | 'theirs'): void;
}

interface Held<T> {
  base: T;
  draft: T;
  overtaken: boolean;
  conflicts: (keyof T & string)[];
}

/** Keeps what is typed through refreshes: a newer stored version is merged under it, never over it. */
export function useEdits<T extends object>(stored: T): Edits<T> {
  const [held, setHeld] = useState<Held<T>>({ base: stored, draft: stored, overtaken: false, conflicts: [] });
  let now = held;
  if (!sameValue(stored, held.base)) {
    const { merged, conflicts } = mergeEdits(held.base, held.draft, stored);
    const pending = !sameValue(merged, stored);
    now = { base: stored, draft: merged, overtaken: pending, conflicts };
    // While drawing, as React has it for state that follows a prop: no frame shows the old version.
    setHeld(now);
  }
  const edit = useCallback(
    (parts: Partial<T>) => setHeld((before) => ({ ...before, draft: { ...before.draft, ...parts } })),
    [],
  );
  const reset = useCallback(
    () => setHeld((before) => ({ base: before.base, draft: before.base, overtaken: false, conflicts: [] })),
    [],
  );
  const choose = useCallback(
    (field: keyof T & string, side: 'mine' | 'theirs') =>
      setHeld((before) => ({
        ...before,
        draft: side === 'theirs' ? { ...before.draft, [field]: before.base[field] } : before.draft,
        conflicts: before.conflicts.filter((known) => known !== field),
      })),
    [],
  );
  return {
    draft: now.draft,
    edit,
    changed: !sameValue(now.draft, now.base),
    reset,
    overtaken: now.overtaken,
    conflicts: now.conflicts,
    theirs: now.base,
    choose,
  };
}
