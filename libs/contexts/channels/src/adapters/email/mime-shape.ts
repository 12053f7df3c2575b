import { isUtf8 } from 'node:buffer';

/** channels.md 4.7: what nests deeper or has more parts than this is an attack or a mistake; it is not taken apart. */
export const MOST_DEPTH = 20;
export const MOST_PARTS = 200;
const MOST_HEADER_BYTES = 256 * 1024;

/** A mail that is not taken apart; it is shown as one that could not be read. */
export class MailTooComplex extends Error {
  override readonly name = 'MailTooComplex';
}

/** One part of a mail: where it stands in the raw bytes and what it says of itself. */
export interface MimePart {
  /** In small letters; text/plain when it says nothing. */
  type: string;
  params: Readonly<Record<string, string>>;
  encoding: string;
  depth: number;
  start: number;
  bodyStart: number;
  end: number;
}

/** All parts, outermost first. @throws MailTooComplex */
export function partsOf(raw: Buffer): MimePart[] {
  const parts: MimePart[] = [];
  walk({ bytes: raw, text: raw.toString('latin1'), parts }, { start: 0, end: raw.length }, 1);
  return parts;
}

/** A header block's lines, unfolded: names in small letters, values as they stand. */
export function headerLines(block: string): [name: string, value: string][] {
  const lines: [string, string][] = [];
  for (const line of block.split(/\r?\n/)) {
    const last = lines.at(-1);
    if (/^[ \t]/.test(line) && last) last[1] += ` ${line.trim()}`;
    else {
      const colon = line.indexOf(':');
      if (colon > 0) lines.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]);
    }
  }
  return lines;
}

/** A structured value: `text/plain; charset="utf-8"` → the value in small letters and its parameters. */
export function structured(value: string): { value: string; params: Record<string, string> } {
  const params: Record<string, string> = {};
  const semicolon = value.indexOf(';');
  const head = semicolon < 0 ? value : value.slice(0, semicolon);
  if (semicolon >= 0) {
    for (const [, name, quoted, bare] of value
      .slice(semicolon)
      .matchAll(/;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g)) {
      params[name!.toLowerCase()] ??= quoted === undefined ? (bare ?? '') : quoted.replace(/\\(.)/g, '$1');
    }
  }
  return { value: head.trim().toLowerCase(), params };
}

/** Bytes without a stated character set: UTF-8 when they are that, else what Chinese programs leave unnamed. */
export function guessedText(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : new TextDecoder('gb18030').decode(bytes);
}

interface Walk {
  bytes: Buffer;
  text: string;
  parts: MimePart[];
}

function walk(mail: Walk, range: { start: number; end: number }, depth: number): void {
  if (depth > MOST_DEPTH) throw new MailTooComplex(`nested deeper than ${MOST_DEPTH}`);
  if (mail.parts.length >= MOST_PARTS) throw new MailTooComplex(`more than ${MOST_PARTS} parts`);
  const bodyStart = bodyOf(mail.text, range);
  const headers = headerLines(mail.text.slice(range.start, bodyStart));
  const valueOf = (name: string) => headers.find(([key]) => key === name)?.[1] ?? '';
  const { value, params } = structured(valueOf('content-type'));
  const type = value === '' ? 'text/plain' : value;
  const encoding = valueOf('content-transfer-encoding').trim().toLowerCase();
  mail.parts.push({ type, params, encoding, depth, bodyStart, ...range });
  if (type.startsWith('multipart/') && params['boundary']) {
    for (const child of between(mail.text, { start: bodyStart, end: range.end }, params['boundary'])) {
      walk(mail, child, depth + 1);
    }
  } else if (type === 'message/rfc822' && !/^(base64|quoted-printable)$/.test(encoding)) {
    walk(mail, { start: bodyStart, end: range.end }, depth + 1);
  }
}

/** Where the body begins: after the first empty line. A part may begin with it (no headers). */
function bodyOf(text: string, { start, end }: { start: number; end: number }): number {
  if (text.startsWith('\r\n', start)) return start + 2;
  if (text[start] === '\n') return start + 1;
  const block = text.slice(start, Math.min(end, start + MOST_HEADER_BYTES));
  const gap = /\r?\n\r?\n/.exec(block);
  if (gap) return start + gap.index + gap[0].length;
  if (end - start > MOST_HEADER_BYTES) throw new MailTooComplex('a header block without an end');
  return end;
}

function between(text: string, { start, end }: { start: number; end: number }, boundary: string) {
  const children: { start: number; end: number }[] = [];
  const mark = `--${boundary}`;
  let open: number | null = null;
  for (let at = text.indexOf(mark, start); at >= 0 && at < end; at = text.indexOf(mark, at + 1)) {
    if (at > start && text[at - 1] !== '\n') continue;
    const lineEnd = text.indexOf('\n', at);
    const rest = text.slice(at + mark.length, lineEnd < 0 || lineEnd > end ? end : lineEnd);
    if (!/^(--)?[ \t\r]*$/.test(rest)) continue;
    if (open !== null) children.push({ start: open, end: Math.max(open, at - 1) });
    open = rest.startsWith('--') || lineEnd < 0 ? null : Math.min(lineEnd + 1, end);
    if (children.length + (open === null ? 0 : 1) > MOST_PARTS) {
      throw new MailTooComplex(`more than ${MOST_PARTS} parts`);
    }
    if (rest.startsWith('--')) break;
  }
  if (open !== null) children.push({ start: open, end });
  return children;
}
