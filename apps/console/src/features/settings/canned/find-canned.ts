import type { CannedRecord } from './use-canned';

/** Responses with the words in shortcut, title or text of any language; by category, then shortcut. */
export function found(records: readonly CannedRecord[], text: string): CannedRecord[] {
  const wanted = text.trim().toLowerCase().replace(/^\//, '');
  return records
    .filter(({ shortcut, category, texts }) =>
      [shortcut, category ?? '', ...texts.flatMap(({ title, body }) => [title, body])].some((field) =>
        field.toLowerCase().includes(wanted),
      ),
    )
    .sort(
      (a, b) => (a.category ?? '').localeCompare(b.category ?? '') || a.shortcut.localeCompare(b.shortcut),
    );
}
