import { Converter } from 'opencc-js';

const toSimplified = Converter({ from: 'tw', to: 'cn' });
const HAN = /\p{Script=Han}/u;

/**
 * As words are looked for: simplified characters, small letters, narrow forms, no zero-width marks, one space at a time,
 * straight apostrophes.
 */
export function plainOf(text: string): string {
  const even = text
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  return HAN.test(even) ? toSimplified(even) : even;
}

/** Whether words of it are not parted by spaces. */
export const hasHan = (text: string): boolean => HAN.test(text);
