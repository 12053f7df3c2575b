const VARIABLE = /\{\{\s*([a-z][a-z0-9_]{0,39})\s*(?:\|([^{}|]*))?\}\}/g;
// Ends of sentences, each with what closes it; lines are sentences, too.
const SENTENCE = /[^。！？!?\n.]*(?:[。！？!?\n]+|\.(?=\s|$)|\.|$)[”’"')）]*\s*/gu;

/** What variables stand for. */
export type Values = ReadonlyMap<string, string>;

/** A text with its variables filled, and the names of those for which nothing is known and nothing stands in. */
export interface Filled {
  /** Null: nothing of it is left. */
  text: string | null;
  missing: string[];
}

/**
 * Fills `{{name}}`, and `{{name|what stands in}}` where nothing is known. A sentence with a gap is left out, because half
 * of it would be worse than nothing ("You are number in the queue"); a text of which no sentence is left is not said.
 */
export function fill(text: string, values: Values): Filled {
  const missing = new Set<string>();
  const sentences = (text.match(SENTENCE) ?? []).map((sentence) => {
    let whole = true;
    const filled = sentence.replace(VARIABLE, (_, name: string, instead: string | undefined) => {
      const value = values.get(name) ?? instead;
      if (value === undefined) {
        whole = false;
        missing.add(name);
      }
      return value ?? '';
    });
    return whole ? filled : '';
  });
  const left = sentences.join('').trim();
  return { text: left === '' ? null : left, missing: [...missing] };
}

/** The names a text asks for, each once; with `open` only those nothing stands in for. */
export function namesIn(text: string, which: 'all' | 'open' = 'all'): string[] {
  const found = [...text.matchAll(VARIABLE)].filter(
    ([, , instead]) => which === 'all' || instead === undefined,
  );
  return [...new Set(found.map(([, name]) => name!))];
}

/** Filled for every conversation, as long as it is known; all others are set by the shop. */
export const KNOWN_BY_ITSELF = [
  'store_name',
  'customer_name',
  'queue_position',
  'wait_minutes',
  'service_hours',
  'opens_at',
  'case_page',
] as const;
