/** What the console can fill in by itself, by the variables' names. */
export type KnownVariables = Readonly<Record<string, string | undefined>>;

/** Attributes that texts know by another name. */
const ALSO: Record<string, string> = { order_number: 'order_no' };

/** What is kept of a customer, as texts name it: what they gave the bot as `order-number` fills `{{order_no}}`. */
export function variablesFrom(attributes: Readonly<Record<string, string>>): KnownVariables {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) => {
      const name = key.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
      return [[name, value], ...(ALSO[name] ? [[ALSO[name], value]] : [])];
    }),
  );
}

/** "{{name}}", or "{{name|what is said when it is not known}}". */
const VARIABLE = /\{\{\s*([\p{L}\p{N}_]{1,40})\s*(?:\|([^{}|]{0,200}))?\}\}/gu;

/** Puts in what is known, or what is to be said instead; the rest stays as it is, to be filled by hand. Values are put in as they are, never read again. */
export function fillVariables(text: string, known: KnownVariables): string {
  return text.replace(
    VARIABLE,
    (whole, name: string, instead?: string) =>
      (Object.hasOwn(known, name) && known[name]?.trim()) || (instead?.trim() ?? whole),
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
