/** What the console can fill in by itself. */
export interface KnownVariables {
  customer_name: string;
  agent_name: string;
  store_name: string;
}

const VARIABLE = /\{\{\s*([\p{L}\p{N}_]{1,40})\s*\}\}/gu;

/** Puts in what is known; the rest stays as it is, to be filled by hand. Values are put in as they are, never read again. */
export function fillVariables(text: string, known: Partial<KnownVariables>): string {
  return text.replace(
    VARIABLE,
    (whole, name: string) => known[name as keyof KnownVariables]?.trim() || whole,
  );
}

/** Names of the blanks that are left, each once, in order. */
export function blanksIn(text: string): string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([, name]) => name as string))];
}

/** Where the next blank stands at or after `from`, from the beginning again when there is none: to be selected and typed over. */
export function nextBlank(text: string, from: number): { start: number; end: number } | null {
  const all = [...text.matchAll(VARIABLE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  return all.find(({ start }) => start >= from) ?? all[0] ?? null;
}
