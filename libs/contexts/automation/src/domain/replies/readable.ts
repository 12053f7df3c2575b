import { Converter } from 'opencc-js/t2cn';

const LONGEST = 2_000;
const HAN = /\p{Script=Han}/u;
// Faces and signs that say nothing: emoji with what belongs to them, and the bracketed faces of chat programs.
const FACES =
  /\[[\p{Script=Han}a-z]{1,6}\]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{Variation_Selector}|\u200D|\u20E3/giu;
const CLAUSE = /[，。！？；、：,.!?;:\n…~～]+/gu;
const SIGNS = /[^\p{L}\p{N}\n ]+/gu;
// Written 著 in traditional texts, but for what is known or written.
const STILL = /(?<![显名原巨专编论土译遗卓])著(?![名作称者述书录])/gu;
const simplified = Converter({ from: 't', to: 'cn' });

/**
 * A text as words are looked for in it: half width, lower case, simplified, without faces and signs. Clauses are parted
 * by line breaks, because "I do not want that, but a refund" refuses only what stands before the comma.
 */
export function readable(text: string): string {
  const plain = text.slice(0, LONGEST).normalize('NFKC').toLowerCase().replace(FACES, ' ');
  const han = HAN.test(plain) ? simplified(plain).replace(STILL, '着') : plain;
  return (
    han
      // don’t, where’s: written without as often.
      .replace(/['’‘`´]/g, '')
      // heyyy, sooo
      .replace(/([a-z])\1{2,}/g, '$1')
      .replace(CLAUSE, '\n')
      .replace(SIGNS, ' ')
      .replace(/[ \t]+/g, ' ')
      .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
      .replace(/ ?\n[ \n]*/g, '\n')
      .trim()
  );
}

/** A keyword as it is looked for: the same, on one line. */
export function readableWord(word: string): string {
  return readable(word).replace(/\n/g, ' ');
}

export function hasHan(text: string): boolean {
  return HAN.test(text);
}
