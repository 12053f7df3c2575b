/**
 * How a mail stands in a stored event: one line of ours, then the mail as it came. The line is ours alone because it is
 * always put first; what a sender writes comes below it.
 */
export interface Fetched {
  mail: Buffer;
  /** The mail is larger than is fetched: only its headers are here, and this is its whole size in bytes. */
  omittedBytes: number | null;
}

const NAME = 'X-Yingda-Fetched';

/** The bytes to store. */
export function fetched(mail: Buffer, omittedBytes: number | null): Buffer {
  return Buffer.concat([Buffer.from(`${NAME}: omitted=${omittedBytes ?? 'nothing'}\r\n`), mail]);
}

/** The mail again. Bytes that were not stored by `fetched` are taken as the mail itself. */
export function unfetched(raw: Buffer): Fetched {
  const line = new RegExp(`^${NAME}: omitted=(nothing|\\d{1,15})\\r\\n`).exec(raw.toString('latin1', 0, 80));
  if (!line) return { mail: raw, omittedBytes: null };
  const omitted = line[1] === 'nothing' ? null : Number(line[1]);
  return { mail: raw.subarray(line[0].length), omittedBytes: omitted };
}
