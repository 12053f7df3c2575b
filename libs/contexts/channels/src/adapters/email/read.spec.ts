import fc from 'fast-check';
import type { ChannelEvent } from '../channel-event';
import { fetched } from './fetched';
import { readMail } from './read';
import { customerMail, mail, multipart } from './samples/mail';
import { conversationToken } from './threading';

const arrived = new Date('2026-03-02T02:20:00Z');
const settings = { hookUrl: '', address: 'support@shop.example', trustedServer: 'mx.shop.example' };
type Message = Extract<ChannelEvent, { kind: 'message' }>;
type Email = Extract<Message['parts'][number], { kind: 'email' }>;

const read = async (raw: Buffer, at: Date | null = arrived) => readMail({ key: 'k', at, raw }, settings);
const message = async (raw: Buffer, at?: Date | null) => {
  const [event] = await read(raw, at);
  expect(event).toMatchObject({ kind: 'message' });
  return event as Message;
};
const letter = async (raw: Buffer) => (await message(raw)).parts[0] as Email;

describe('a customer’s mail', () => {
  test('is one message with sender, time, thread and its words', async () => {
    const token = conversationToken('0198f000-1234-7000-8000-0123456789ab', Buffer.alloc(32));
    const raw = customerMail({
      From: '=?utf-8?B?5p2O6Zu3?= <LiLei@Buyer.example>',
      'In-Reply-To': '<b@shop.example>',
      References: '<a@shop.example> <b@shop.example>',
      Cc: `support+${token}@shop.example`,
    });
    expect(await message(raw)).toEqual({
      kind: 'message',
      sender: { externalId: 'lilei@buyer.example', email: 'lilei@buyer.example', name: '李雷' },
      externalId: '<m1@buyer.example>',
      sentAt: new Date('2026-03-02T02:15:00Z'),
      parts: [
        {
          kind: 'email',
          subject: 'Where is my order?',
          text: 'Hello',
          html: null,
          quoted: null,
          attachments: [],
        },
      ],
      replyTo: '<b@shop.example>',
      opens: 'message',
      thread: {
        token,
        references: ['<b@shop.example>', '<a@shop.example>'],
        messageId: '<m1@buyer.example>',
      },
    });
  });

  test.each([
    ['gbk', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), '你好'],
    ['gb2312', Buffer.from([0xc4, 0xe3, 0xba, 0xc3]), '你好'],
    ['GB18030', Buffer.from([0xc4, 0xe3, 0x94, 0x39, 0xfc, 0x36]), '你😀'],
    ['iso-2022-jp', Buffer.from('\x1b$B$3$s$K$A$O\x1b(B', 'latin1'), 'こんにちは'],
    ['big5', Buffer.from([0xa7, 0x41, 0xa6, 0x6e]), '你好'],
    ['windows-1252', Buffer.from([0x80, 0x20, 0x35]), '€ 5'],
  ])('in %s is read', async (charset, bytes, text) => {
    expect(
      (await letter(customerMail({ 'Content-Type': `text/plain; charset=${charset}` }, bytes))).text,
    ).toBe(text);
    const encoded = customerMail(
      { 'Content-Type': `text/plain; charset="${charset}"`, 'Content-Transfer-Encoding': 'base64' },
      bytes.toString('base64'),
    );
    expect((await letter(encoded)).text).toBe(text);
  });

  test('whose character set nobody named is read as UTF-8 where it is that, else as GBK', async () => {
    const gbk = Buffer.from([0xc4, 0xe3, 0xba, 0xc3]);
    const bare = (subject: Buffer, body: Buffer) =>
      Buffer.concat([
        Buffer.from('From: a@b.example\r\nSubject: '),
        subject,
        Buffer.from('\r\nContent-Type: text/plain\r\n\r\n'),
        body,
      ]);
    expect(await letter(bare(gbk, gbk))).toMatchObject({ subject: '你好', text: '你好' });
    const utf8 = Buffer.from('你好');
    expect(await letter(bare(utf8, utf8))).toMatchObject({ subject: '你好', text: '你好' });
    const parts = multipart('m', [
      Buffer.concat([Buffer.from('Content-Type: text/html\r\n\r\n<p>'), gbk, Buffer.from('</p>')]),
    ]);
    expect(
      await letter(customerMail({ 'Content-Type': 'multipart/mixed; boundary=m' }, parts)),
    ).toMatchObject({ text: '你好' });
  });

  test('has subjects and file names of RFC 2047 and 2231 in words', async () => {
    const file = (headers: string) =>
      `${headers}\r\nContent-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==`;
    const raw = customerMail(
      {
        Subject: '=?gb2312?B?xOO6ww==?=\r\n =?utf-8?Q?_=E5=8F=91=E7=A5=A8?=',
        'Content-Type': 'multipart/mixed; boundary=m',
      },
      multipart('m', [
        'Content-Type: text/plain\r\n\r\nsee files',
        file("Content-Disposition: attachment; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf"),
        file("Content-Disposition: attachment;\r\n filename*0*=GBK''%B7%A2;\r\n filename*1*=%C6%B1.pdf"),
        file('Content-Disposition: attachment; filename="=?gbk?B?t6LGsS5wZGY=?="'),
        file('Content-Disposition: attachment; filename="../../etc/pass=?utf-8?Q?=0D=0A?=wd"'),
      ]),
    );
    const { subject, attachments } = await letter(raw);
    expect(subject).toBe('你好 发票');
    expect(attachments.map(({ name }) => name)).toEqual([
      '发票.pdf',
      '发票.pdf',
      '发票.pdf',
      expect.not.stringMatching(/[/\r\n]/),
    ]);
    expect(attachments[0]).toMatchObject({
      ref: null,
      bytes: Buffer.from('%PDF'),
      contentType: 'application/pdf',
    });
  });

  test('keeps images that came along where they stand, and blocks remote ones', async () => {
    const raw = customerMail(
      { 'Content-Type': 'multipart/related; boundary=m' },
      multipart('m', [
        'Content-Type: text/html; charset=utf-8\r\n\r\n<p>Look <img src="cid:pic@1"><img src="https://t.example/x.png"></p>',
        'Content-Type: image/png; name=a.png\r\nContent-ID: <pic@1>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=',
      ]),
    );
    const { html, text, attachments } = await letter(raw);
    expect(html).toContain('src="cid:pic@1"');
    expect(html).not.toMatch(/\ssrc="https/);
    expect(text).toBe('Look');
    expect(attachments).toMatchObject([{ contentId: 'pic@1', name: 'a.png', contentType: 'image/png' }]);
  });

  test('folds in HTML what it folds in text', async () => {
    const raw = customerMail(
      { 'Content-Type': 'multipart/alternative; boundary=m' },
      multipart('m', [
        'Content-Type: text/plain\r\n\r\nYes\r\n\r\nOn Mon, Mar 2, 2026 Shop wrote:\r\n> Really?',
        'Content-Type: text/html\r\n\r\n<div>Yes</div><div class="gmail_quote">Really?</div>',
      ]),
    );
    expect(await letter(raw)).toMatchObject({
      text: 'Yes',
      html: '<div>Yes</div>',
      quoted: expect.stringContaining('Really?'),
    });
  });

  test('shows a mail within a mail as a file or its words, never as ours', async () => {
    const raw = customerMail(
      { 'Content-Type': 'multipart/mixed; boundary=m' },
      multipart('m', [
        'Content-Type: text/plain\r\n\r\nforwarded',
        'Content-Type: message/rfc822\r\n\r\nFrom: eve@evil.example\r\nMessage-ID: <inner@x>\r\nSubject: inner\r\n\r\ninner words',
      ]),
    );
    expect(await message(raw)).toMatchObject({
      sender: { externalId: 'anna@buyer.example' },
      externalId: '<m1@buyer.example>',
    });
  });

  test('nested 20 deep is read; deeper, or with more than 200 parts, it is shown as unreadable', async () => {
    const nested = (depth: number): Buffer => {
      let body: string = 'Content-Type: text/plain\r\n\r\ndeep';
      for (let at = depth; at > 1; at--) {
        body = `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n${body}\r\n--b${at}--\r\n`;
      }
      return Buffer.from(`From: a@b.example\r\nMIME-Version: 1.0\r\n${body}`);
    };
    expect((await message(nested(20))).parts).toMatchObject([{ kind: 'email', text: 'deep' }]);
    expect((await message(nested(21))).parts).toEqual([
      { kind: 'unsupported', providerKind: 'email.unreadable' },
    ]);
    const wide = (parts: number) =>
      customerMail(
        { 'Content-Type': 'multipart/mixed; boundary=m' },
        multipart(
          'm',
          Array.from({ length: parts }, () => 'Content-Type: text/plain\r\n\r\nx'),
        ),
      );
    expect((await message(wide(199))).parts[0]).toMatchObject({ kind: 'email' });
    expect((await message(wide(200))).parts[0]).toMatchObject({ kind: 'unsupported' });
  });

  test('too large to fetch: said so, with its sender and its thread', async () => {
    const event = await message(fetched(customerMail({ References: '<a@x>' }), 31_457_280));
    expect(event.parts).toEqual([{ kind: 'unsupported', providerKind: 'email.too-large' }]);
    expect(event).toMatchObject({
      sender: { externalId: 'anna@buyer.example' },
      thread: { references: ['<a@x>'] },
    });
    const forged = fetched(customerMail({ 'X-Yingda-Fetched': 'omitted=5' }), null);
    expect((await message(forged)).parts[0]).toMatchObject({ kind: 'email' });
  });

  test('its date counts where it can be true', async () => {
    const at = async (date: string) => (await message(customerMail({ Date: date }))).sentAt;
    expect(await at('Mon, 02 Mar 2026 02:00:00 +0000')).toEqual(new Date('2026-03-02T02:00:00Z'));
    expect(await at('Mon, 02 Mar 2036 02:00:00 +0000')).toEqual(arrived);
    expect(await at('Thu, 01 Jan 1970 00:00:00 +0000')).toEqual(arrived);
    expect(await at('yesterday')).toEqual(arrived);
    expect((await message(customerMail({ Date: 'never' }), null)).sentAt).toBeNull();
  });

  test('only the mailbox’s own server is believed about DMARC', async () => {
    const dmarc = async (results: string[]) =>
      (await message(customerMail({ 'Authentication-Results': results }))).thread!.dmarc;
    expect(await dmarc(['mx.shop.example; spf=pass; dmarc=fail (p=none) header.from=x'])).toBe('fail');
    expect(await dmarc(['MX.shop.example 1; dmarc=pass', 'mx.shop.example; dmarc=fail'])).toBe('pass');
    expect(await dmarc(['evil.example; dmarc=pass'])).toBeUndefined();
    expect(await dmarc(['mx.shop.example; spf=pass'])).toBe('none');
  });

  test('of a machine opens nothing', async () => {
    const event = await message(customerMail({ 'Auto-Submitted': 'auto-replied' }));
    expect(event.automatic).toBe(true);
    expect(event.opens).toBeUndefined();
  });

  test('a copy of our own mail says nothing; somebody else’s mail from our address is a machine’s', async () => {
    const token = conversationToken('0198f000-1234-7000-8000-0123456789ab', Buffer.alloc(32));
    const ours = {
      From: 'support@shop.example',
      'Message-ID': `<0198f000-1234-7000-8000-0123456789ab.${token}@shop.example>`,
    };
    expect(await read(customerMail(ours))).toMatchObject([{ kind: 'ignored' }]);
    expect(await message(customerMail({ From: 'support@shop.example' }))).toMatchObject({ automatic: true });
  });

  test('without a sender there is nobody to answer', async () => {
    expect(await read(mail({ Subject: 'x' }))).toMatchObject([{ kind: 'ignored' }]);
    expect(await read(mail({ From: 'undisclosed', 'Return-Path': '<anna@buyer.example>' }))).toMatchObject([
      { sender: { externalId: 'anna@buyer.example' } },
    ]);
  });

  test('property: whatever the bytes, reading ends without an exception', async () => {
    const genuine = customerMail(
      { 'Content-Type': 'multipart/mixed; boundary="m"' },
      multipart('m', [
        'Content-Type: text/plain; charset=gbk; format=flowed\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=C4=E3 \r\n>x',
        'Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nx',
        'Content-Type: text/html; charset=iso-2022-jp\r\n\r\n<p>\x1b$B$3\x1b(B',
        'Content-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERg==',
      ]),
    );
    const lines = genuine.toString('latin1').split('\r\n');
    const changed = fc
      .array(
        fc.tuple(
          fc.nat(lines.length - 1),
          fc.constantFrom('drop', 'twice', 'cut', 'bytes', 'swap'),
          fc.nat(200),
        ),
        { maxLength: 6 },
      )
      .map((changes) => {
        const now = [...lines];
        for (const [at, how, value] of changes) {
          const line = now[at] ?? '';
          if (how === 'drop') now.splice(at, 1);
          else if (how === 'twice') now.splice(at, 0, line);
          else if (how === 'cut') now[at] = line.slice(0, value);
          else if (how === 'swap') now[at] = now[value % now.length] ?? '';
          else now[at] = line + String.fromCharCode(value, 255 - value, 0, 27);
        }
        return Buffer.from(now.join('\r\n'), 'latin1');
      });
    const any = fc.oneof(
      changed,
      fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
    );
    await fc.assert(
      fc.asyncProperty(any, async (raw) => {
        const events = await Promise.race([
          read(raw),
          new Promise<null>((resolve) => setTimeout(() => resolve(null), 3_000).unref()),
        ]);
        expect(events).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  }, 60_000);
});
