import { smsSegments } from '@yingda/contracts/names';

/** What a channel counts a text in; `sms` counts the parts it is charged and sent as. */
export type TextUnit = 'bytes' | 'code-points' | 'utf16' | 'graphemes' | 'sms';

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** What people take for one character each: an emoji of several people, a letter with its accents. */
export function clustersOf(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * Adds up the length of a text that grows by clusters. Lengths only grow, so the longest beginning that fits is found in
 * one pass.
 */
export class TextMeter {
  private plain = 0;
  private readonly gsm = new Parts(160, 153);
  private readonly ucs = new Parts(70, 67);
  private isGsm = true;

  constructor(private readonly unit: TextUnit) {}

  add(cluster: string): void {
    if (this.unit === 'bytes') this.plain += utf8Length(cluster);
    else if (this.unit === 'utf16') this.plain += cluster.length;
    else if (this.unit === 'graphemes') this.plain += 1;
    else
      for (const character of cluster) {
        this.plain += 1;
        if (this.unit === 'sms') this.addToParts(character);
      }
  }

  get length(): number {
    if (this.unit !== 'sms') return this.plain;
    return this.isGsm ? this.gsm.count : this.ucs.count;
  }

  // One character that GSM-7 lacks turns the whole text into UCS-2, so both are kept.
  private addToParts(character: string): void {
    const { encoding, units } = smsSegments(character);
    if (encoding === 'gsm-7') this.gsm.add(units);
    else this.isGsm = false;
    this.ucs.add(character.length);
  }
}

/** Parts of a long short message: all but a lone one give room to a header, and no character is cut in two. */
class Parts {
  private total = 0;
  private parts = 1;
  private inPart = 0;

  constructor(
    private readonly alone: number,
    private readonly each: number,
  ) {}

  add(units: number): void {
    this.total += units;
    if (this.inPart + units > this.each) {
      this.parts += 1;
      this.inPart = 0;
    }
    this.inPart += units;
  }

  get count(): number {
    if (this.total === 0) return 0;
    return this.total <= this.alone ? 1 : this.parts;
  }
}

/** Length of a text in a channel's unit. */
export function lengthIn(text: string, unit: TextUnit): number {
  const meter = new TextMeter(unit);
  for (const cluster of clustersOf(text)) meter.add(cluster);
  return meter.length;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
