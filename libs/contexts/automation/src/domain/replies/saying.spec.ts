import { Refusal } from '@yingda/contracts/names';
import type { SaidBefore } from '../../reply-ports';
import type { AutoReplyContents } from './auto-reply';
import { chosenByWriting } from './choice';
import { contentsOf } from './contents';
import { fill } from './fill';
import { isHeld, isLate, loopIn } from './guard';
import { languageFrom, languageOf, spokenLanguage } from './language';
import { valueOf } from './shop-values';
import { openingIn, waitIn } from './wording';

const NOW = new Date('2026-03-02T06:00:00Z');

describe('variables', () => {
  const values = new Map([['store_name', '禾间']]);
  it.each([
    ['are filled', '欢迎来到{{ store_name }}！', '欢迎来到禾间！', []],
    ['have something to stand in', '您好{{customer_name|顾客}}。', '您好顾客。', []],
    [
      'take their sentence along where nothing is known',
      '请稍等。您排在第{{place}}位。谢谢',
      '请稍等。谢谢',
      ['place'],
    ],
    ['leave nothing of a text that is one sentence', 'You are number {{place}}', null, ['place']],
    [
      'know a price from the end of a sentence',
      'It is 9.90 at {{store_name}}. Bye.',
      'It is 9.90 at 禾间. Bye.',
      [],
    ],
  ])('%s', (...[, text, filled, missing]) => expect(fill(text, values)).toEqual({ text: filled, missing }));

  it('are the inbox’s before everybody’s, and the language’s before both', () => {
    const all = [
      { name: 'days', inboxId: null, language: null, value: 'all' },
      { name: 'days', inboxId: null, language: 'en' as const, value: 'en' },
      { name: 'days', inboxId: 'a', language: null, value: 'inbox' },
    ];
    const asked = (inboxId: string, language: 'en' | 'zh-CN') =>
      valueOf(all, { name: 'days', inboxId, language });
    expect([asked('a', 'en'), asked('b', 'en'), asked('b', 'zh-CN')]).toEqual(['inbox', 'en', 'all']);
  });
});

describe('the language of a message', () => {
  it.each([
    ['怎么退货', 'zh-CN'],
    ['where is my order', 'en'],
    ['iPhone 15 Pro Max 保护壳', 'zh-CN'],
    ['12345 😀', null],
  ])('%s → %s', (text, language) => expect(languageOf(text)).toBe(language));
  it('is the visitor’s where the script says nothing, else the inbox’s', () => {
    expect(spokenLanguage('1', 'en', 'zh-CN')).toBe('en');
    expect(spokenLanguage('1', null, 'zh-CN')).toBe('zh-CN');
    expect([languageFrom('zh-TW'), languageFrom('en-GB'), languageFrom('fr')]).toEqual(['zh-CN', 'en', null]);
  });
});

describe('when nothing is said', () => {
  const lines = (count: number, line: Partial<SaidBefore>) =>
    Array.from({ length: count }, (_, index) => ({
      ...{ id: `${index}`, position: count - index, author: 'customer' as const, text: `${index}`, at: NOW },
      ...line,
    }));
  it('too many automatic texts in ten minutes, the same words three times, or a storm', () => {
    expect(loopIn(lines(8, { author: 'bot' }), NOW)).toBe('too-many');
    expect(loopIn(lines(7, { author: 'bot' }), NOW)).toBeNull();
    expect(loopIn(lines(3, { text: '退款' }), NOW)).toBe('repeated');
    expect(loopIn(lines(30, {}), NOW)).toBe('too-many');
    expect(loopIn(lines(30, { at: new Date(0) }), NOW)).toBeNull();
  });
  it('an agent has it; where a reply may go on until they write, once they have', () => {
    const [waiting, unanswered] = [{ phase: 'waiting' } as const, { phase: 'unanswered' } as const];
    expect(isHeld(waiting, { status: 'queued', served: true })).toBe(false);
    expect(isHeld(waiting, { status: 'assigned', served: false })).toBe(true);
    expect(isHeld(unanswered, { status: 'assigned', served: false })).toBe(false);
    expect(isHeld(unanswered, { status: 'active', served: true })).toBe(true);
    expect(isHeld(unanswered, { status: 'closed', served: false })).toBe(true);
  });
  it('it was written before there were replies, or too long ago', () => {
    const at = (minutes: number) => new Date(NOW.getTime() - minutes * 60_000);
    expect(isLate(at(1), { since: at(60), now: NOW })).toBe(false);
    expect(isLate(at(11), { since: at(60), now: NOW })).toBe(true);
    expect(isLate(at(5), { since: at(3), now: NOW })).toBe(true);
  });
});

it.each([
  ['1', 1],
  ['２', 2],
  ['回复3', 3],
  ['二', 2],
  ['reply 4', 4],
  ['5.', 5],
  ['6', null],
  ['1号链接', null],
  ['0', null],
])('“%s” chooses %s of five', (text, number) => expect(chosenByWriting(text, 5)).toBe(number));

it('tells when somebody is back by the shop’s clock, and how long somebody waits', () => {
  const zone = 'Asia/Shanghai';
  const at = (opensAt: string) => ({ opensAt: new Date(opensAt), now: NOW, zone });
  expect(openingIn('zh-CN', at('2026-03-03T01:00:00Z'))).toBe('明天09:00');
  expect(openingIn('en', at('2026-03-02T13:30:00Z'))).toBe('today at 21:30');
  expect(openingIn('en', at('2026-03-06T01:00:00Z'))).toBe('on Friday at 09:00');
  expect(openingIn('zh-CN', at('2026-10-08T01:00:00Z'))).toBe('10月8日09:00');
  expect(waitIn('zh-CN', { estimatedSeconds: 61 })).toBe('2');
  expect(waitIn('en', { estimatedSeconds: 1_200, atLeast: true })).toBe('more than 20');
  expect(waitIn('en', { estimatedSeconds: null })).toBeNull();
});

describe('what is refused', () => {
  const contents: AutoReplyContents = {
    ...{ key: null, name: 'a', kind: 'keyword', enabled: true, priority: 1, inboxIds: [] },
    keywords: [{ language: 'en', match: 'word', words: ['hi'] }],
    texts: [{ language: 'en', text: 'hello' }],
    ...{ attachmentIds: [], menu: [], action: 'none', cooldownSeconds: 0, phase: 'waiting' },
    ...{ afterSeconds: null, repeats: null },
  };
  it.each([
    ['name', { name: ' ' }],
    ['texts', { texts: [] }],
    ['texts', { texts: [...contents.texts, ...contents.texts] }],
    ['keywords', { keywords: [] }],
    ['keywords', { keywords: [{ language: 'en' as const, match: 'pattern' as const, words: ['(a'] }] }],
    ['menu', { menu: [{ id: 'a', labels: contents.texts, leads: 'reply' as const }] }],
    ['afterSeconds', { kind: 'no-reply-yet' as const }],
  ])('%s', (field, change) => {
    expect.assertions(1);
    try {
      contentsOf({ ...contents, ...change });
    } catch (error) {
      expect(error instanceof Refusal && error.details).toMatchObject({ field });
    }
  });
});
