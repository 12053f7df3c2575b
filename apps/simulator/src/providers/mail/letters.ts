/** Text in GBK: made from what the decoder of the platform says, since there is no encoder. */
export function gbk(text: string): Buffer {
  table ??= gbkTable();
  return Buffer.concat(
    [...text].map((letter) =>
      letter < '\x80' ? Buffer.from(letter) : (table!.get(letter) ?? Buffer.from('?')),
    ),
  );
}

let table: Map<string, Buffer> | null = null;

function gbkTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const found = new Map<string, Buffer>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const bytes = Buffer.from([high, low]);
      const letter = decoder.decode(bytes);
      if (low !== 0x7f && [...letter].length === 1 && !found.has(letter)) found.set(letter, bytes);
    }
  }
  return found;
}

/** How a mail program quotes what it answers. */
export const QUOTING = ['gmail', 'outlook', 'apple', 'qq', 'none'] as const;
export type Quoting = (typeof QUOTING)[number];

export interface Quoted {
  from: string;
  date: string;
  subject: string;
  text: string;
}

/** The text and HTML of an answer, the history below it as the program writes it. */
export function answerBody(
  text: string,
  quoting: Quoting,
  quoted: Quoted | null,
): { text: string; html: string | null } {
  if (!quoted || quoting === 'none') return { text, html: null };
  const marked = quoted.text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
  const own = `<div>${html(text)}</div>`;
  const old = html(quoted.text);
  switch (quoting) {
    case 'gmail':
      return {
        text: `${text}\n\nOn ${quoted.date} ${quoted.from} wrote:\n\n${marked}\n`,
        html: `<div dir="ltr">${own}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On ${quoted.date} ${html(quoted.from)} wrote:<br></div><blockquote class="gmail_quote">${old}</blockquote></div>`,
      };
    case 'outlook':
      return {
        text: `${text}\n\n发件人: ${quoted.from}\n发送时间: ${quoted.date}\n主题: ${quoted.subject}\n\n${quoted.text}\n`,
        html: `<div class="WordSection1"><p class="MsoNormal">${html(text)}</p><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>发件人:</b> ${html(quoted.from)}<br><b>发送时间:</b> ${quoted.date}<br><b>主题:</b> ${html(quoted.subject)}</p></div><p>${old}</p></div>`,
      };
    case 'apple':
      return {
        text: `${text}\n\n> On ${quoted.date}, ${quoted.from} wrote:\n> \n${marked}\n`,
        html: `${own}<br><div><blockquote type="cite"><div>On ${quoted.date}, ${html(quoted.from)} wrote:</div><br>${old}</blockquote></div>`,
      };
    case 'qq':
      return {
        text: `${text}\n\n------------------ 原始邮件 ------------------\n发件人: ${quoted.from};\n发送时间: ${quoted.date}\n主题: ${quoted.subject}\n\n${quoted.text}\n`,
        html: `${own}<div><br></div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div><b>发件人:</b> ${html(quoted.from)}</div><div>${old}</div>`,
      };
  }
}

export interface Outgoing {
  headers: Record<string, string | null>;
  text: string;
  html: string | null;
  charset: 'utf-8' | 'gbk';
  files: { name: string; contentType: string; bytes: Buffer }[];
}

/** A mail as a customer's program writes it. A header that is null is left out. */
export function writeLetter(mail: Outgoing): Buffer {
  const encode = (text: string) => (mail.charset === 'gbk' ? gbk(text) : Buffer.from(text, 'utf8'));
  const part = (type: string, text: string) =>
    `Content-Type: ${type}; charset=${mail.charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines(encode(text))}`;
  const words =
    mail.html === null
      ? part('text/plain', mail.text)
      : group('alternative', [part('text/plain', mail.text), part('text/html', mail.html)]);
  const files = mail.files.map(
    ({ name, contentType, bytes }) =>
      `Content-Type: ${contentType}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n\r\n${lines(bytes)}`,
  );
  const body = files.length === 0 ? words : group('mixed', [words, ...files]);
  const headers = Object.entries(mail.headers).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return Buffer.from(`${headers.join('')}MIME-Version: 1.0\r\n${body}`);
}

/** A header word outside ASCII (RFC 2047). */
export function word(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function group(kind: string, parts: string[]): string {
  const boundary = `=_${kind}`;
  const body = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${body}--${boundary}--\r\n`;
}

function lines(bytes: Buffer): string {
  return bytes.toString('base64').replace(/(.{76})/g, '$1\r\n');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}
