import fc from 'fast-check';
import { loadEmoji } from './emoji';
import { fileSize } from './file-size';
import { linkify } from './linkify';
import { avatarTone, initials } from './person';

describe('initials', () => {
  it.each([
    ['林悦', '林'],
    ['Lin Yue', 'LY'],
    ['ana maria de souza', 'AS'],
    ['  Bo ', 'B'],
    ['王 小明', '王'],
    ['(VIP) 赵敏', 'V赵'],
    ['🙂', '?'],
    ['', '?'],
  ])('of “%s” are %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

it('an id keeps its avatar tone and ids spread over all six', () => {
  expect(avatarTone('agent-1')).toBe(avatarTone('agent-1'));
  const counts = new Map<number, number>();
  for (let i = 0; i < 600; i += 1)
    counts.set(avatarTone(`agent-${i}`), (counts.get(avatarTone(`agent-${i}`)) ?? 0) + 1);
  expect([...counts.keys()].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(Math.min(...counts.values())).toBeGreaterThan(60);
});

it.each([
  [1, '1 字节', '1 byte'],
  [812, '812 字节', '812 bytes'],
  [1434, '1.4 KB', '1.4 KB'],
  [1024 * 1024 - 1, '1 MB', '1 MB'],
  [20 * 1024 * 1024, '20 MB', '20 MB'],
])('%d bytes read %s and %s', (bytes, zh, en) => {
  expect(fileSize(bytes, 'zh-CN')).toBe(zh);
  expect(fileSize(bytes, 'en')).toBe(en);
});

describe('links in text', () => {
  const links = (text: string) => linkify(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []));
  it('end before Chinese text and before sentence punctuation', () => {
    expect(links('看https://a.example/x?y=1。谢谢')).toEqual(['https://a.example/x?y=1']);
    expect(links('see https://a.example/x.')).toEqual(['https://a.example/x']);
    expect(links('(https://a.example/x_(y))')).toEqual(['https://a.example/x_(y)']);
  });
  it('are made for www and e-mail addresses', () => {
    expect(linkify('www.a.example, me@a.example')).toEqual([
      { kind: 'link', text: 'www.a.example', href: 'https://www.a.example/' },
      { kind: 'text', text: ', ' },
      { kind: 'link', text: 'me@a.example', href: 'mailto:me@a.example' },
    ]);
  });
  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://',
    'https://bank.example@evil.example/',
    'file:///etc/passwd',
    '<b>www</b>',
  ])('are never made of %s', (text) => {
    expect(linkify(text).map((part) => (part.kind === 'link' ? part.href : ''))).not.toContainEqual(
      expect.stringMatching(/^(?!mailto:|$)/),
    );
  });
  it('give the text back when joined, and only safe schemes', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom('https://', 'www.', 'a@b.co', '(', ')', 'http://a.b', '@', '。', 'javascript:'),
      ),
    );
    fc.assert(
      fc.property(pieces, (list) => {
        const text = list.join('');
        const parts = linkify(text);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const part of parts)
          if (part.kind === 'link') expect(part.href).toMatch(/^(https?:\/\/|mailto:)/);
      }),
    );
  });
  it('cost little on hostile text', () => {
    const started = performance.now();
    linkify('a@'.repeat(2500));
    linkify('a.'.repeat(2500));
    linkify(`https://a${')'.repeat(4990)}`);
    expect(performance.now() - started).toBeLessThan(500);
  });
});

it('the emoji list has about 160 different emoji, each named in both languages', async () => {
  const groups = await loadEmoji();
  const all = groups.flatMap((group) => group.emoji);
  expect(all.length).toBeGreaterThan(150);
  expect(all.length).toBeLessThan(180);
  expect(new Set(all.map((emoji) => emoji.char)).size).toBe(all.length);
  for (const { char, name } of all) {
    expect(char).toMatch(/\p{Extended_Pictographic}/u);
    expect(name['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(name.en).toMatch(/^[\x20-\x7E]+$/);
  }
});
