const NEWLINE = 10;

/** A line of a file: where it begins, how long it is with its end, and its bytes; null when it is too long to be held. */
export interface SplitLine {
  at: number;
  bytes: number;
  body: Buffer | null;
}

/** Lines of a file that comes in pieces; never holds more than `most` bytes of one line. */
export async function* linesOf(
  pieces: AsyncIterable<Buffer>,
  from: number,
  most: number,
): AsyncGenerator<SplitLine> {
  let at = from;
  let bytes = 0;
  let held: Buffer[] = [];
  const take = (piece: Buffer) => {
    bytes += piece.length;
    if (bytes <= most + 1) held.push(piece);
    else held = [];
  };
  const line = (): SplitLine => {
    const body = bytes <= most + 1 ? Buffer.concat(held) : null;
    const made = { at, bytes, body };
    at += bytes;
    bytes = 0;
    held = [];
    return made;
  };
  for await (const piece of pieces) {
    let begin = 0;
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, begin)) {
      take(piece.subarray(begin, end + 1));
      yield line();
      begin = end + 1;
    }
    if (begin < piece.length) take(piece.subarray(begin));
  }
  if (bytes > 0) yield line();
}
