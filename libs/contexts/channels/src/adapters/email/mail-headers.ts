import { guessedText, headerLines } from './mime-shape';

const MOST_HEADER_BYTES = 256 * 1024;

/**
 * A mail's headers as they stand: encoded words are not decoded, since no rule of ours looks at decoded ones. `raw` is a
 * whole mail or its header block.
 */
export class MailHeaders {
  private readonly values = new Map<string, string[]>();

  constructor(raw: Buffer) {
    const gap = endOfHeaders(raw);
    for (const [name, value] of headerLines(guessedText(raw.subarray(0, gap)))) {
      const known = this.values.get(name);
      if (known) known.push(value);
      else this.values.set(name, [value]);
    }
  }

  /** Topmost first: what the last server added comes before what the sender wrote. */
  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** The topmost value; '' when there is none. */
  first(name: string): string {
    return this.all(name)[0] ?? '';
  }

  has(name: string): boolean {
    return this.values.has(name);
  }
}

/** How many bytes the header block takes, at most 256 kB. */
export function endOfHeaders(raw: Buffer): number {
  const ends = ['\r\n\r\n', '\n\n'].map((gap) => raw.indexOf(gap)).filter((at) => at >= 0);
  return Math.min(raw.length, MOST_HEADER_BYTES, ...ends);
}

/** Mail addresses in a header value, in small letters: with or without names and angle brackets. */
export function addressesIn(value: string): string[] {
  return (value.slice(0, 16_384).match(/[^\s<>,;:"()[\]@]{1,128}@[^\s<>,;:"()[\]@]{1,255}/g) ?? []).map(
    (one) => one.toLowerCase(),
  );
}

/** Message-IDs in a header value, with their angle brackets, as written. */
export function messageIdsIn(value: string): string[] {
  return value.slice(0, 65_536).match(/<[^\s<>]{1,998}>/g) ?? [];
}
