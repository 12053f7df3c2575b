import type { JournalEntry } from '../api';
import type { Texts } from '../locales/zh-CN';
import { fill } from '../texts';

const RETRY_LATER = new Set(['-1', '45009', '45011', '61450', '429', '503']);

/** What a line of the record is about: the event, or the call and what it carried. */
export function whatOf(entry: JournalEntry, texts: Texts): string {
  if (entry.direction === 'push') return texts.events[entry.event ?? ''] ?? entry.event ?? '';
  const path = entry.target.split('?')[0] ?? '';
  const name = path.split('/').slice(-2).join('/');
  const kind = /"msgtype"\s*:\s*"(\w+)"/.exec(decoded(entry.body))?.[1];
  return kind ? `${name} ${texts.events[kind] ?? kind}` : name;
}

/** The faults that took part: `延迟 4000`. */
export function faultsText(faults: readonly string[], texts: Texts): string {
  return faults
    .map((fault) => fault.replace(/^\w+/, (name) => texts.troubles[name] ?? name))
    .join(texts.listComma);
}

export function levelOf(entry: JournalEntry): 'ok' | 'soon' | 'late' | 'line' {
  if (entry.verdict === 'under way') return 'line';
  if (!entry.answer) return 'late';
  if (entry.direction === 'push')
    return entry.answer.status === 200 && !entry.verdict.startsWith('malformed') ? 'ok' : 'late';
  const code = entry.verdict.split(/[ ,]/)[0] ?? '';
  if (RETRY_LATER.has(code)) return 'soon';
  return /^-?\d{3,5}$/.test(code) && code !== '200' ? 'late' : 'ok';
}

export function verdictText(entry: JournalEntry, texts: Texts): string {
  if (entry.verdict === 'under way') return texts.underWay;
  if (!entry.answer) return texts.noAnswer;
  if (entry.direction === 'push') return `${entry.answer.status}  ${entry.tookMs ?? 0} ms`;
  const code = entry.verdict.replace(/ bytes$/, ' B');
  return code.length > 24 ? `${code.slice(0, 23)}…` : code;
}

/** The body as text; of files only how long they are. */
export function bodyText(entry: JournalEntry, texts: Texts): string {
  if (!entry.body) return '';
  const text = decoded(entry.body);
  const type = String(entry.headers['content-type'] ?? '');
  if (type.startsWith('multipart/') || text.includes('\u0000'))
    return fill(texts.bytes, { n: Math.floor((entry.body.length * 3) / 4) });
  return text;
}

/** The same request as a line for a shell. */
export function asCurl(entry: JournalEntry): string {
  const quote = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
  const type = entry.headers['content-type'];
  const target = entry.target.startsWith('http')
    ? entry.target
    : `${location.origin}/simulator/api/${entry.provider}${entry.target}`;
  return [
    `curl -X ${entry.method} ${quote(target)}`,
    type ? `-H ${quote(`content-type: ${String(type)}`)}` : '',
    entry.body ? `--data-binary ${quote(decoded(entry.body))}` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function decoded(base64: string): string {
  const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}
