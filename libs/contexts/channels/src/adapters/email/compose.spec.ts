import type { Piece } from '../piece';
import { bounceAddress, composeMail, WrongMail } from './compose';
import { MailHeaders } from './mail-headers';
import { mailSettings } from './settings';

const own = mailSettings({ hookUrl: '', address: 'support@shop.example', name: '应答商店' });
const now = new Date('2026-03-02T02:15:00Z');
const file = async () => ({ name: '发票 1.pdf', contentType: 'application/pdf', bytes: Buffer.from('%PDF') });
const context = { file, now: () => now };
const thread = {
  subject: 'Re: 订单',
  messageId: '<our-2@shop.example>',
  inReplyTo: '<m1@buyer.example>',
  references: ['<our-1@shop.example>', '<m1@buyer.example>'],
  replyToAddress: 'support+token@shop.example',
  automatic: false,
  to: { address: 'anna@buyer.example', name: 'Anna' },
};
const piece = (more: Partial<Piece> = {}): Piece => ({
  id: '0198f000123470008000000000000001',
  to: 'anna@buyer.example',
  body: { kind: 'text', text: 'It is on its way.\nhttps://shop.example/t' },
  thread,
  ...more,
});
const compose = async (one: Piece, settings = own) => {
  const made = await composeMail(one, settings, context);
  return { ...made, headers: new MailHeaders(made.bytes), text: made.bytes.toString() };
};

describe('our mail', () => {
  test('has the headers that keep it in its thread', async () => {
    const { headers, envelopeFrom, to } = await compose(piece({ agentName: 'Li' }));
    expect(headers.first('message-id')).toBe('<our-2@shop.example>');
    expect(headers.first('in-reply-to')).toBe('<m1@buyer.example>');
    expect(headers.first('references')).toBe('<our-1@shop.example> <m1@buyer.example>');
    expect(headers.first('reply-to')).toBe('support+token@shop.example');
    expect(headers.first('to')).toBe('Anna <anna@buyer.example>');
    expect(headers.first('from')).toContain('<support@shop.example>');
    expect(new Date(headers.first('date'))).toEqual(now);
    expect(headers.first('content-type')).toContain('multipart/alternative');
    expect(headers.has('auto-submitted')).toBe(false);
    expect([envelopeFrom, to]).toEqual(['support@shop.example', 'anna@buyer.example']);
  });

  test('says of itself when a machine wrote it, and then wants no bounce', async () => {
    const automatic = piece({ thread: { ...thread, automatic: true } });
    const { headers, envelopeFrom } = await compose(automatic);
    expect(headers.first('auto-submitted')).toBe('auto-replied');
    expect(headers.first('x-auto-response-suppress')).toBe('All');
    expect(headers.first('x-loop')).toBe('support@shop.example');
    expect(envelopeFrom).toBe('');
    expect((await compose(automatic, { ...own, nullSender: false })).envelopeFrom).toBe(
      'support@shop.example',
    );
  });

  test('names the one click that ends what a machine writes to many, in its headers and below its words', async () => {
    const url = 'https://shop.example/u/abc.def';
    const { headers, text } = await compose(piece({ optOut: { url, line: 'No more?' } }));
    expect(headers.first('list-unsubscribe')).toBe(`<${url}>`);
    expect(headers.first('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(text.match(/No more\?/g)).toHaveLength(2);
    expect(text).toContain(`-- \r\nNo more?\r\n${url}`);
    expect((await compose(piece())).headers.has('list-unsubscribe')).toBe(false);
    const forged = piece({ optOut: { url: 'https://shop.example/u/x>\r\nBcc: <a@b.example', line: '' } });
    await expect(compose(forged)).rejects.toBeInstanceOf(WrongMail);
  });

  test('carries files with their names, and what it answers below the words', async () => {
    const { text } = await compose(
      piece({ body: { kind: 'email', text: 'Here.', attachmentIds: ['a'], quoted: 'Invoice?\n\nAnna' } }),
    );
    expect(text).toContain("filename*0*=utf-8''%E5%8F%91%E7%A5%A8%201.pdf");
    expect(text).toContain('Here.\r\n\r\n> Invoice?\r\n>\r\n> Anna');
    expect(text).toContain('<blockquote type="cite">');
  });

  test.each<[string, Piece['body'], string]>([
    ['a file', { kind: 'image', attachmentId: 'a', caption: 'See', url: '' }, 'See'],
    [
      'a link',
      { kind: 'link', url: 'https://shop.example/p', title: 'Cup' },
      'Cup\r\nhttps://shop.example/p',
    ],
    ['a place', { kind: 'location', latitude: 1.5, longitude: 2, name: 'Shop' }, 'mlat=3D1.5&mlon=3D2'],
    ['a menu', { kind: 'menu', head: 'Which?', items: [{ id: 'a', label: 'Red' }] }, 'Which?\r\n1. Red'],
  ])('says %s in words', async (_, body, words) => {
    const { text } = await compose(piece({ body }));
    expect(
      text.replaceAll('=\r\n', '').replaceAll('mlat=1', 'mlat=3D1').replaceAll('mlon=2', 'mlon=3D2'),
    ).toContain(words);
  });

  test('the first mail of a conversation has an id and a subject of its own', async () => {
    const { headers } = await compose(piece({ thread: undefined }));
    expect(headers.first('message-id')).toBe('<0198f000123470008000000000000001@shop.example>');
    expect(headers.has('subject')).toBe(true);
  });

  test.each<[string, Partial<NonNullable<Piece['thread']>>]>([
    ['subject', { subject: 'Hi\r\nBcc: all@buyer.example' }],
    ['subject with a bare line feed', { subject: 'Hi\nX: y' }],
    ['name', { to: { address: 'a@b.example', name: 'A\r\nCc: b@c.example' } }],
    ['address', { to: { address: 'a@b.example>\r\nRCPT TO:<x@y.example' } }],
    ['list of addresses', { to: { address: 'a@b.example,c@d.example' } }],
    ['Message-ID', { messageId: '<a@b>\r\nX: y' }],
    ['In-Reply-To', { inReplyTo: 'a b' }],
    ['References', { references: ['<a@b>', '<c@d> <e@f>\r\n'] }],
    ['reply address', { replyToAddress: 'x@y.example\nBcc: z@z.example' }],
  ])('refuses a %s that would begin a header of its own', async (_, wrong) => {
    await expect(compose(piece({ thread: { ...thread, ...wrong } }))).rejects.toThrow(WrongMail);
  });

  test('refuses file names and agents’ names that break lines', async () => {
    await expect(compose(piece({ agentName: 'Li\r\nBcc: x@y.example' }))).rejects.toThrow(WrongMail);
    const broken = {
      now: () => now,
      file: async () => ({ name: 'a\r\nX: y', contentType: 'a/b', bytes: Buffer.alloc(1) }),
    };
    const body = { kind: 'file', attachmentId: 'a', url: '' } as const;
    await expect(composeMail(piece({ body }), own, broken)).rejects.toThrow(WrongMail);
  });

  test('a bounce address of its own names the piece', () => {
    const settings = { ...own, bounceAddress: 'bounce@shop.example' };
    expect(bounceAddress(settings, 'abc')).toBe('bounce+abc@shop.example');
    expect(bounceAddress(own, 'abc')).toBe('support@shop.example');
  });
});
