/**
 * Arrays as PostgreSQL writes them, for values that hold neither quotes nor backslashes, commas, braces or spaces: ids,
 * numbers, words, times in ISO form. The driver's own way looks at every value several times.
 */
export function plainArray(values: readonly (string | number | null)[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at++) text += `${at === 0 ? '' : ','}${values[at] ?? 'NULL'}`;
  return `${text}}`;
}

/** The same for any text. */
export function textArray(values: readonly (string | null)[]): string {
  let text = '{';
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? null;
    if (at > 0) text += ',';
    text += value === null ? 'NULL' : `"${value.replace(/[\\"]/g, '\\$&')}"`;
  }
  return `${text}}`;
}
