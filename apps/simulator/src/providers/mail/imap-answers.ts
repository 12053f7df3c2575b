import { inSet, type Token } from './imap-input';
import type { StoredMail } from './mailbox';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export class BadCommand extends Error {}

/** A mail with this header cannot be fetched, as damaged ones on real servers. */
const UNFETCHABLE = /^X-Simulator: unfetchable/im;

/** The items of one FETCH answer. `BODY[…]` without `.PEEK` marks the mail as read, as it must. */
export function fetchAnswer(mail: StoredMail, items: readonly string[]): Buffer {
  if (UNFETCHABLE.test(mail.raw.toString('latin1', 0, 4_096))) throw new Error('a broken mail');
  const written: Buffer[] = [];
  for (const item of items) {
    const name = item.toUpperCase();
    if (name === 'UID') written.push(Buffer.from(`UID ${mail.uid}`));
    else if (name === 'FLAGS') written.push(Buffer.from(`FLAGS (${[...mail.flags].join(' ')})`));
    else if (name === 'RFC822.SIZE') written.push(Buffer.from(`RFC822.SIZE ${mail.raw.length}`));
    else if (name === 'INTERNALDATE') written.push(Buffer.from(`INTERNALDATE "${internalDate(mail.at)}"`));
    else written.push(bodyAnswer(mail, name));
  }
  return Buffer.concat(written.flatMap((one, at) => (at === 0 ? [one] : [Buffer.from(' '), one])));
}

function bodyAnswer(mail: StoredMail, name: string): Buffer {
  const asked = /^BODY(\.PEEK)?\[(HEADER|TEXT)?\](?:<(\d+)\.(\d+)>)?$/.exec(name);
  if (!asked) throw new BadCommand(`unknown item ${name}`);
  const [, peek, part = '', from, count] = asked;
  if (!peek) mail.flags.add('\\Seen');
  const gap = mail.raw.indexOf('\r\n\r\n');
  const body = gap < 0 ? mail.raw.length : gap + 4;
  const whole =
    part === 'HEADER' ? mail.raw.subarray(0, body) : part === 'TEXT' ? mail.raw.subarray(body) : mail.raw;
  const bytes = from === undefined ? whole : whole.subarray(Number(from), Number(from) + Number(count));
  const origin = from === undefined ? '' : `<${from}>`;
  return Buffer.concat([Buffer.from(`BODY[${part}]${origin} {${bytes.length}}\r\n`), bytes]);
}

/** `02-Mar-2026 10:15:00 +0000` */
function internalDate(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${date.getUTCFullYear()}`;
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`;
}

export interface Searched {
  mails: readonly StoredMail[];
  /** Sequence number of the last mail; UID of the last mail. */
  lastUid: number;
}

/** Which mails fit all keys. SINCE looks at the day alone (RFC 3501). */
export function searched(keys: readonly Token[], { mails, lastUid }: Searched): StoredMail[] {
  const tests: ((mail: StoredMail, sequence: number) => boolean)[] = [];
  const words = keys.map(String);
  for (let at = 0; at < words.length; at++) {
    const key = words[at]!.toUpperCase();
    const flag = /^(UN)?(SEEN|DELETED|ANSWERED|FLAGGED)$/.exec(key);
    if (key === 'ALL') continue;
    else if (key === 'CHARSET') at += 1;
    else if (flag) {
      const name = `\\${flag[2]![0]}${flag[2]!.slice(1).toLowerCase()}`;
      tests.push((mail) => mail.flags.has(name) === (flag[1] === undefined));
    } else if (key === 'UID') {
      const within = inSet(words[++at] ?? '', lastUid);
      tests.push((mail) => within(mail.uid));
    } else if (key === 'SINCE') {
      const since = Date.parse(`${words[++at]} 00:00:00 UTC`);
      tests.push((mail) => mail.at >= since);
    } else if (/^[\d:*,]+$/.test(key)) {
      const within = inSet(key, mails.length);
      tests.push((_mail, sequence) => within(sequence));
    } else throw new BadCommand(`unknown search key ${key}`);
  }
  return mails.filter((mail, at) => tests.every((test) => test(mail, at + 1)));
}
