import { cutWords } from '@yingda/platform';
import { compileReplies } from '../../testing-replies';
import type { Keywords } from './auto-reply';

const listening = (...keywords: Partial<Keywords>[]) => {
  const whole = keywords.map((one) => ({
    language: 'zh-CN' as const,
    match: 'contains' as const,
    words: [],
    ...one,
  }));
  const replies = compileReplies([{ kind: 'keyword', priority: 50, keywords: whole }], cutWords);
  return (text: string) => replies.match(text).length > 0;
};

describe('Chinese words', () => {
  const finds = listening({ words: ['退货', '不要了'], except: ['退货币'] });

  it.each([
    ['in the middle of a sentence', '你好，我想退货可以吗'],
    ['in traditional characters', '我要退貨'],
    ['in full width, with emoji and signs', '「退货」😭！！'],
    ['with blanks between them', '退 货'],
    ['where the dictionary cuts wrongly', '退货运费险怎么用'],
    ['as part of a longer word', '退货单在哪'],
    ['by its sound, where the wrong characters were picked', '我要推货'],
  ])('are found %s', (_how, text) => expect(finds(text)).toBe(true));

  it.each([
    ['across the borders of others', '经济衰退货币贬值'],
    ['across the borders of others at both ends', '要不要了解一下'],
    ['where they are not wanted', '我不要退货'],
    ['where they are not wanted, politely', '不用帮我申请退货'],
    ['in wordings that are excepted', '退货币'],
    ['by a sound that is a word of its own', '外面在下雨'],
  ])('are not found %s', (_how, text) => expect(finds(text)).toBe(false));

  it('are wanted again in the next clause', () => expect(finds('不要换货，我要退货')).toBe(true));
  it('are wanted where something cannot be done', () => expect(finds('为什么不能退货')).toBe(true));
});

describe('English words', () => {
  const finds = listening({
    language: 'en',
    match: 'word',
    words: ['refund', 'cancel order', 'broken', 'member'],
    except: ['band member'],
  });

  it.each([
    'refunds please',
    'was it refunded?',
    'I want a reufnd',
    'my refnd',
    'CANCEL my ORDER!',
    'it arrived brokn',
    'I didn’t get my refund',
  ])('%s', (text) => expect(finds(text)).toBe(true));

  it.each([
    'I don’t want a refund',
    'no need to refund',
    'remember me',
    'the broker called',
    'every band member sings',
    'cancel. order later',
  ])('not in: %s', (text) => expect(finds(text)).toBe(false));
});

describe('other ways of looking', () => {
  it('exact: the words and what says nothing are all there is', () => {
    const finds = listening({ match: 'exact', words: ['你好', '在吗'] });
    expect(['你好', '你好呀~', '亲，你好，在吗？', '在吗在吗'].map(finds)).toEqual([true, true, true, true]);
    expect(finds('你好，这个多少钱')).toBe(false);
  });

  it('pattern: in linear time, whatever somebody writes; its exceptions silence the reply', () => {
    const finds = listening({ match: 'pattern', words: ['(a+)+b', '退.{0,3}钱'], except: ['假的'] });
    const began = performance.now();
    expect(finds(`${'a'.repeat(1_900)}!`)).toBe(false);
    expect(performance.now() - began).toBeLessThan(2_000);
    expect(finds('把退的钱给我')).toBe(true);
    expect(finds('退的钱是假的')).toBe(false);
  });

  it('of several that fit the lowest priority is first, then who says more of it', () => {
    const of = (key: string, priority: number, words: string[]) => ({
      ...{ key, kind: 'keyword' as const, priority },
      keywords: [{ language: 'zh-CN' as const, match: 'contains' as const, words }],
    });
    const replies = compileReplies(
      [of('points', 50, ['积分', '兑换']), of('coupons', 50, ['优惠券']), of('people', 10, ['人工'])],
      cutWords,
    );
    const keys = (text: string) => replies.match(text).map(({ reply }) => reply.key);
    expect(keys('积分兑换优惠券')).toEqual(['points', 'coupons']);
    expect(keys('优惠券，转人工')).toEqual(['people', 'coupons']);
  });

  it('synonyms: wherever one is listened for, the others are heard', () => {
    const keywords = [{ language: 'zh-CN' as const, match: 'contains' as const, words: ['快递到哪'] }];
    const replies = compileReplies([{ kind: 'keyword', priority: 1, keywords }], cutWords, [
      { words: ['快递', '包裹'] },
    ]);
    expect(replies.match('包裹到哪了')).toHaveLength(1);
  });
});
