import {
  CUSTOMER_IMPORT_SEPARATORS,
  type CustomerImportEncoding,
  type CustomerImportSeparator,
} from '@yingda/contracts/names';

/** What a file is most likely written in: by its mark, else UTF-8 where all of it is, else what Excel in China writes. */
export function encodingOf(bytes: Buffer): CustomerImportEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** The text without its mark. */
export function decoded(bytes: Buffer, encoding: CustomerImportEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/** The separator that the first line holds most of, outside quotes; a comma when it holds none. */
export function separatorOf(text: string): CustomerImportSeparator {
  const counts = new Map<string, number>();
  let quoted = false;
  for (const sign of text.slice(0, 20_000)) {
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') break;
    counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const best = [...CUSTOMER_IMPORT_SEPARATORS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return best[0]!;
}
