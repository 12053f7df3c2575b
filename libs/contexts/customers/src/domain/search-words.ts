const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const HAN = /\p{Script=Han}/u;
const LONGEST_RUN = 24;
const MOST_WORDS = 300;

// Every end of a Chinese run, because a search finds beginnings of words: 陈晓琳 is found by 陈, 晓琳 and 琳.
function endsOf(parts: string[]): string[] {
  return parts.map((_, index) => parts.slice(index).join(''));
}

function runsOf(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
  // A run of letters may hold Chinese in the middle: "vip陈".
  return runs.flatMap((run) => run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []);
}

function wordsOf(run: string): string[] {
  return HAN.test(run) ? endsOf([...run].slice(0, LONGEST_RUN)) : [run.slice(0, 64)];
}

// As people type a Chinese name on a Latin keyboard: chenxiaolin, xiaolin, cxl. The dictionary is loaded when the first
// Chinese name is kept.
async function soundsOf(run: string): Promise<string[]> {
  const { pinyin } = await import('pinyin-pro');
  const syllables = pinyin(run.slice(0, LONGEST_RUN), { toneType: 'none', type: 'array', v: true });
  return [...endsOf(syllables), syllables.map((syllable) => syllable[0] ?? '').join('')];
}

/** The words a customer is found by. */
export async function searchWords(customer: {
  name: string;
  code: string;
  externalId: string | null;
  attributes: Record<string, string>;
}): Promise<string[]> {
  const names = runsOf(customer.name);
  const sounds = await Promise.all(names.filter((run) => HAN.test(run)).map(soundsOf));
  const rest = [customer.code, customer.externalId ?? '', ...Object.values(customer.attributes)];
  const words = [...names.flatMap(wordsOf), ...sounds.flat(), ...rest.flatMap(runsOf).flatMap(wordsOf)];
  return [...new Set(words.filter(Boolean))].slice(0, MOST_WORDS);
}

/** A tsquery that finds customers of whom every word typed is the beginning of one; empty when nothing was typed. */
export function searchQuery(text: string): string {
  const runs = [...new Set(runsOf(text).map((run) => [...run].slice(0, LONGEST_RUN).join('')))];
  return runs
    .slice(0, 10)
    .map((run) => `'${run}':*`)
    .join(' & ');
}
