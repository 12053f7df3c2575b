/** Words that say nothing about what is asked. */
const STOP = new Set(
  `a an the and or but if so as at by for from in into of off on onto to up with about over out than then that this these
those there here it its i im ive id me my mine myself you your yours we our us they them their he she his her him is are
was were be been being am do does did doing done have has had having can could will would shall should may might must not
no nor dont didnt doesnt cant cannot wont isnt arent wasnt hasnt havent please hi hello hey what which who whom whose how
where why any some all just also very too much more most only still yet again now want wants wanted need needs get gets
got getting like know tell say said let go going goes come make take give see look thing things something anything one
ones way ok okay thanks thank help possible supposed able if whether because while before after during until between
today tomorrow morning evening afternoon night good dear sir madam s t re ve ll d m`.split(/\s+/),
);
const IRREGULAR: Record<string, string> = {
  sent: 'send',
  bought: 'buy',
  broke: 'break',
  broken: 'break',
  paid: 'pay',
  wrote: 'write',
  written: 'write',
  fell: 'fall',
  fallen: 'fall',
  torn: 'tear',
  tore: 'tear',
  lost: 'lose',
  kept: 'keep',
  told: 'tell',
  held: 'hold',
  people: 'person',
  criteria: 'criterion',
  policies: 'policy',
};

/** The words of an English text by their stems, in order. */
export function englishStems(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/\be-(?=[a-z])/g, 'e')
    .match(/[\p{L}\p{N}]+/gu);
  // What says nothing keeps its form, by which it is known.
  return (words ?? []).map((word) => (STOP.has(word) ? word : stemOf(word)));
}

/** Whether a word says nothing of what is asked. */
export function isFiller(word: string): boolean {
  return STOP.has(word);
}

/** Light: plurals, -ing, -ed, a silent e. Enough to make forms of a word meet; not to make words meet that differ. */
export function stemOf(word: string): string {
  const known = IRREGULAR[word];
  if (known) return known;
  if (word.length <= 3 || !/^[a-z]+$/.test(word)) return word;
  return silent(ended(singular(word)));
}

function singular(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return /[^su i]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}

function ended(word: string): string {
  const cut =
    /ing$/.test(word) && word.length > 5
      ? 3
      : /ied$/.test(word)
        ? 0
        : /ed$/.test(word) && word.length > 4
          ? 2
          : 0;
  if (/ied$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (cut === 0) return word;
  const rest = word.slice(0, -cut);
  if (!/[aeiouy]/.test(rest)) return word;
  return /([bdfgklmnprt])\1$/.test(rest) && !/(ll|ss)$/.test(rest) ? rest.slice(0, -1) : rest;
}

function silent(word: string): string {
  return word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
}
