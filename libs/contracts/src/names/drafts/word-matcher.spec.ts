import { foldFew, LISTED } from './draft-samples';
import { compileWords } from './word-matcher';

const matcher = compileWords(LISTED, foldFew);
const found = (text: string) => matcher.find(text).map(({ word }) => word);

describe('words of the list', () => {
  it.each([
    ['as they are', '我们是最便宜的', ['最便宜']],
    ['with spaces between', '我们是最 便  宜的', ['最便宜']],
    ['with ornament between', '最*便.宜，真的', ['最便宜']],
    ['with unseen signs between', '最\u200b便\u200d宜', ['最便宜']],
    ['in traditional characters', '我保證明天到', ['保证']],
    ['in full-width letters', 'You ＩＤＩＯＴ', ['idiot']],
    ['in any case, and in the plural', 'IDIOTS! We Guarantee it', ['idiot', 'guarantee']],
    ['written letter by letter', 'you i d i o t', ['idiot']],
    ['with a digit at the end', '全國第１名', ['全国第1']],
    ['of several words', 'the best  in-the world', ['best in the world']],
    ['with a percent sign', '100％正品', ['100%正品']],
    ['beside Chinese', '你这个idiot啊', ['idiot']],
  ])('are found %s', (_, text, words) => expect(found(text)).toEqual(words));

  it.each([
    ['in a phrase that is an exception', '请先交保证金'],
    ['in an exception in other letters', '請先交保 證金'],
    ['in two clauses', '这是最，便宜的那款'],
    ['over a line', '最\n便宜'],
    ['inside another word', 'a classic assistant; the guaranteed date'],
    ['before another digit', '全国第10名'],
    ['too short to be written letter by letter', 'a s s'],
    ['when denied', '我们不能向您保证明天到，也不是最便宜的'],
    ['when denied in English', "We can't guarantee it. It is not the best in the world."],
    ['in an exception of English', 'Please keep the guarantee card.'],
  ])('are not found %s', (_, text) => expect(found(text)).toEqual([]));

  it('are found behind a "not" of another clause, and insults behind any', () => {
    expect(found('不用担心，我保证')).toEqual(['保证']);
    expect(found('你不闭嘴吗')).toEqual(['闭嘴']);
  });

  it('stand where the finding says, in UTF-16 units', () => {
    const text = '😀 您好，最 便宜！';
    const [finding] = matcher.find(text);
    expect(text.slice(finding!.from, finding!.to)).toBe('最 便宜');
  });

  it('of a list of two thousand are all found in a long text', () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({ ...LISTED[0]!, word: `最好词${index}号` }));
    const big = compileWords([...many, ...LISTED], foldFew);
    expect(big.find('最好的办法是保证质量。'.repeat(400))).toHaveLength(400);
  });
});
