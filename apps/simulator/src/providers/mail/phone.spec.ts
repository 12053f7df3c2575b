import { simpleParser } from 'mailparser';
import type { Provider } from '../../provider';
import { World } from '../../world/world';
import { fromPhone } from './acts';
import { mail } from './index';
import { writeLetter } from './letters';

const START = Date.parse('2026-01-01T00:00:00Z');
const provider = (now = START): Provider => mail(new World({ seed: 5, now, running: false, hookBase: null }));
const user = 'lilei@buyer.example';
const validityOf = (one: Provider) =>
  (one.accounts()[0]!.settings['folders'] as { uid_validity: number }[])[0]!.uid_validity;

describe('what the page’s phone sends by mail', () => {
  test('is a mail with its text, or with a file', async () => {
    const one = provider();
    await one.act({ act: 'text', user, text: '包裹在哪？' });
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex').toString('base64');
    await one.act({ act: 'image', user, base64: png, file_name: '划痕.png' });
    expect(one.messages({ user }).map(({ from, kind, body }) => [from, kind, body['text']])).toEqual([
      ['user', 'email', '包裹在哪？'],
      ['user', 'email', '划痕.png'],
    ]);
    const folders = one.accounts()[0]!.settings['folders'] as { name: string; mails: unknown[] }[];
    expect(folders.find(({ name }) => name === 'INBOX')!.mails).toHaveLength(2);
  });

  test('has another Message-ID, in another mailbox, after the simulator was started again', async () => {
    const lives = [provider(), provider(START + 60_000)];
    const [first, second] = await Promise.all(lives.map((one) => one.act({ act: 'text', user, text: 'x' })));
    expect(first!['message_id']).not.toBe(second!['message_id']);
    expect(new Set(lives.map(validityOf)).size).toBe(2);
  });
});

test('a file of the phone is attached under its name', async () => {
  const act = fromPhone({
    act: 'file',
    base64: Buffer.from('%PDF-1.7').toString('base64'),
    file_name: 'a.pdf',
  });
  const [file] = act['files'] as { name: string; content_type: string; base64: string }[];
  const raw = writeLetter({
    headers: { From: user },
    text: String(act['text']),
    html: null,
    charset: 'utf-8',
    files: [
      { name: file!.name, contentType: file!.content_type, bytes: Buffer.from(file!.base64, 'base64') },
    ],
  });
  const { attachments } = await simpleParser(raw);
  expect(attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
    ['a.pdf', '%PDF-1.7'],
  ]);
});
