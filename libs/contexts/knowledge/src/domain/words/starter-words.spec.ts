import { compileWords } from '@yingda/contracts/names';
import { foldCharacter } from './fold';
import { foldWord, wordContents } from './listed-word';
import { STARTER_WORDS } from './starter-words';

const matcher = compileWords(STARTER_WORDS, foldCharacter);
const found = (text: string) => matcher.find(text).map(({ kind, level, word }) => `${kind} ${level} ${word}`);

describe('the shipped list', () => {
  it('can be kept as it is, each word once whatever its writing', () => {
    const folded = STARTER_WORDS.map((word) => wordContents(word).folded);
    expect(new Set(folded).size).toBe(folded.length);
  });

  it.each([
    ['我们家是全网最低价，最便宜', ['absolute-claim forbidden 全网最低', 'absolute-claim forbidden 最便宜']],
    ['我保證明天一定到', ['promise warn 保证']],
    ['你這個白癡', ['insult forbidden 白痴']],
    ['加 我 微 信 聊', ['private-deal warn 加我微信']],
    ['It is the cheapest and I promise it', ['absolute-claim forbidden cheapest', 'promise warn i promise']],
    ['ＳＨＵＴ　ＵＰ', ['insult forbidden shut up']],
  ])('finds what must not be said in "%s"', (text, words) => expect(found(text)).toEqual(words));

  it.each([
    '您最好先量一下床的尺寸，再选择最合适的款式',
    '这是您第一次下单，第一时间为您处理',
    '需要先交保证金，质量保证书在盒子里',
    '我们不能保证明天送到，但会尽快',
    '被套是百分百纯棉的',
    '请把废物回收到绿色垃圾桶',
    '最近的门店在最后一个路口，最早明天发货，最多三天',
    '我帮您看看最新的物流',
    'The best way is to measure it first. At best it arrives on Monday.',
    'We cannot guarantee the day. Please keep the guarantee card.',
    'The assistant will dumbbell-check; classic stupidity is spelt otherwise.',
  ])('leaves "%s" alone', (text) => expect(found(text)).toEqual([]));

  it('holds one word in all its writings for one', () => {
    expect(foldWord('最 便宜')).toBe(foldWord('最便宜'));
    expect(foldWord('ＮＯ．１ Brand')).toBe('no1brand');
    expect(foldWord('保證')).toBe('保证');
  });

  it.each([
    [{ word: ' . ' }, 'word'],
    [{ word: 'a' }, 'word'],
    [{ word: '最便宜', exceptions: ['最贵'] }, 'exceptions'],
  ])('refuses %j, which could never be meant', (parts, field) => {
    const input = { language: null, kind: 'other' as const, level: 'warn' as const, ...parts };
    expect(() => wordContents(input)).toThrow(expect.objectContaining({ details: { field } }));
  });
});
