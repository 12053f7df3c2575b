import type { CannedResponseRecord } from '@yingda/contracts';
import { choiceOf, mentionWord, replaceWord, searchCanned, slashWord, type Reading } from './canned-search';

const record = (
  shortcut: string,
  title: string,
  parts: Partial<CannedResponseRecord> = {},
): CannedResponseRecord => ({
  id: shortcut,
  scope: 'shop',
  ownerAgentId: null,
  teamId: null,
  shortcut,
  category: null,
  key: null,
  stage: null,
  parts: [],
  used: 0,
  texts: [{ language: 'zh-CN', title, body: `${title}的内容` }],
  version: 1,
  ...parts,
});
/** Enough of pinyin for these titles. */
const letters: Record<string, string> = {
  退: 'tui',
  款: 'kuan',
  进: 'jin',
  度: 'du',
  接: 'jie',
  入: 'ru',
  问: 'wen',
  候: 'hou',
};
const read: Reading = (text) => ({
  initials: [...text].map((sign) => letters[sign]?.[0] ?? '').join(''),
  full: [...text].map((sign) => letters[sign] ?? '').join(''),
});
const all = [
  record('hi', '接入问候'),
  record('refund', '退款进度'),
  record('ref2', '退款', { scope: 'personal' }),
]
  .map((item) => choiceOf(item, 'zh-CN'))
  .filter((item) => item !== null);
const find = (typed: string, reading: Reading | null = read) =>
  searchCanned(all, typed, reading).map(({ shortcut }) => shortcut);

describe('searching canned responses', () => {
  it('shows all, own first, when nothing was typed', () =>
    expect(find('')).toEqual(['ref2', 'hi', 'refund']));
  it('finds by shortcut, the exact one first', () => expect(find('refund')[0]).toBe('refund'));
  it('finds by words of the title', () => expect(find('进度')).toEqual(['refund']));
  it('finds by initials and by full pinyin', () => {
    expect(find('tkjd')).toEqual(['refund']);
    expect(find('jieru')).toEqual(['hi']);
  });
  it('finds without pinyin too while it is still being loaded', () =>
    expect(find('hi', null)).toEqual(['hi']));
  it('finds nothing rather than anything', () => expect(find('zzz')).toEqual([]));
});

it('takes the reader’s language, else the one there is, and names the other', () => {
  const both = record('hi', '问候', {
    texts: [
      { language: 'zh-CN', title: '问候', body: '您好' },
      { language: 'en', title: 'Greeting', body: 'Hello' },
    ],
  });
  expect(choiceOf(both, 'en')).toMatchObject({ title: 'Greeting', other: { language: 'zh-CN' } });
  expect(choiceOf(record('x', '问候'), 'en')).toMatchObject({ title: '问候', other: null });
});

describe('the word at the caret', () => {
  it.each([
    ['/', 1, { start: 0, typed: '' }],
    ['您好，/ref', 7, { start: 3, typed: 'ref' }],
    ['see http://x', 12, null],
    ['1/2', 3, null],
    ['/hi there', 9, null],
  ])('%j at %d', (text, caret, expected) => expect(slashWord(text, caret)).toEqual(expected));

  it('is a mention after @, not inside an e-mail address', () => {
    expect(mentionWord('请 @陈', 4)).toEqual({ start: 2, typed: '陈' });
    expect(mentionWord('a@b', 3)).toBeNull();
  });
  it('is replaced without touching what stands around it', () => {
    expect(replaceWord('您好 /hi 谢谢', { start: 3, end: 6 }, '欢迎')).toEqual({
      text: '您好 欢迎 谢谢',
      caret: 5,
    });
  });
});

it('puts what is sent more often first among those that fit alike, and finds the other language', () => {
  const often = record('b', '退款进度', { used: 9 });
  const other = record('c', '发票', {
    texts: [
      { language: 'zh-CN', title: '发票', body: '抬头' },
      { language: 'en', title: 'Invoice', body: 'Title of the invoice' },
    ],
  });
  const choices = [record('a', '退款进度'), often, other].map((one) => choiceOf(one, 'zh-CN')!);
  expect(searchCanned(choices, 'tkjd', read).map(({ shortcut }) => shortcut)).toEqual(['b', 'a']);
  expect(searchCanned(choices, 'invoice', read).map(({ shortcut }) => shortcut)).toEqual(['c']);
});
