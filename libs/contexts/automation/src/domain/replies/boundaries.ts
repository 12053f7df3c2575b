import { hasHan } from './readable';

/** Cuts a Chinese text into its words, all of it in order; `known`: without words that only look like some. */
export type Cut = (text: string, how?: 'likely' | 'known') => string[];

const LETTER = /[\p{L}\p{N}]/u;

/**
 * Whether what was found stands there as words of its own. Letters: nothing of them goes on before or after. Chinese: as
 * the sentence is cut, at most one end may fall inside another word, and then only where the rest of that word is one as
 * well: 货币 in 衰退货币 is neither, the 货运费 of 退货运费险 was cut wrongly.
 */
export class Boundaries {
  private starts: Uint8Array | null = null;

  constructor(
    private readonly text: string,
    private readonly cut: Cut,
  ) {}

  standsAlone(start: number, end: number): boolean {
    const found = this.text.slice(start, end);
    if (!hasHan(found)) return !this.isLetter(start - 1) && !this.isLetter(end);
    const starts = this.wordStarts();
    const [begins, ends] = [starts[start] === 1, starts[end] === 1];
    if (begins && ends) return true;
    const [left, right] = [this.wordBefore(start), this.wordAfter(end)];
    // Within one longer word, as the first or last part of it: 退货单, 快递费.
    if (left <= start && right >= end && this.inOneWord(start, end)) return begins || ends;
    if (!begins && !ends) return false;
    return ends ? start - left >= 2 : right - end >= 2;
  }

  private inOneWord(start: number, end: number): boolean {
    const starts = this.wordStarts();
    for (let at = start + 1; at < end; at++) if (starts[at] === 1) return false;
    return true;
  }

  private wordBefore(at: number): number {
    const starts = this.wordStarts();
    while (at > 0 && starts[at] !== 1) at--;
    return at;
  }

  private wordAfter(at: number): number {
    const starts = this.wordStarts();
    while (at < this.text.length && starts[at] !== 1) at++;
    return at;
  }

  private isLetter(at: number): boolean {
    const sign = this.text[at];
    return sign !== undefined && LETTER.test(sign) && !hasHan(sign);
  }

  // Only when a Chinese word was found at all: cutting costs more than everything else.
  private wordStarts(): Uint8Array {
    if (this.starts) return this.starts;
    const starts = new Uint8Array(this.text.length + 1);
    let at = 0;
    for (const word of this.cut(this.text)) {
      starts[at] = 1;
      at += word.length;
    }
    starts[this.text.length] = 1;
    this.starts = starts;
    return starts;
  }
}
