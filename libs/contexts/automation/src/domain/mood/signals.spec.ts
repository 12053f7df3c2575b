import { moodOf, signalsOf } from './signals';

describe('what words tell', () => {
  it.each([
    '转人工',
    '我要人工客服',
    '轉人工',
    '能不能转人工',
    '要不要我找客服啊',
    '怎么还不转人工',
    '为什么不给我转人工',
    'Can I talk to a HUMAN please',
    'I cannot reach a real person',
    "why don't you connect me to an agent",
    '不要机器人',
  ])('hears the wish for a person in "%s"', (text) => {
    expect(signalsOf(text).person).toBe(true);
  });

  it.each([
    '不用转人工了',
    '不需要人工',
    '先别转人工',
    '没找客服',
    "I don't want an agent",
    'no need for a human, thanks',
    'the agenda of today',
    '人工智能手表有货吗',
    '',
  ])('hears none in "%s"', (text) => {
    expect(signalsOf(text).person).toBe(false);
  });

  it.each([
    ['我要投诉', true],
    ['再不处理我就投诉', true],
    ['我不是要投诉', false],
    ['没有投诉的意思', false],
    ['I want to file a complaint', true],
    ['this is not a complaint', false],
    ["I'm not sure, but I will complain", true],
    ['消費者協會', true],
  ])('"%s" is a complaint: %s', (text, complaint) => {
    expect(signalsOf(text).complaint).toBe(complaint);
  });

  it.each([
    ['插座漏電了', true],
    ['孩子受伤了', true],
    ['没有受伤', false],
    ['it caught fire', true],
    ['nobody, thank god, was injured', true],
    ['I was not injured', false],
  ])('"%s" is a matter of safety: %s', (text, safety) => {
    expect(signalsOf(text).safety).toBe(safety);
  });

  it.each([
    ['请问怎么退货', 'calm'],
    ['有点失望', 'unhappy'],
    ['等了好久，太差了', 'angry'],
    ['你们就是骗子', 'angry'],
    ['太慢了！！！', 'angry'],
    ['别生气', 'calm'],
    ["I'm not angry", 'calm'],
    ['THIS IS RIDICULOUS', 'angry'],
    ['this is a scam 😡', 'angry'],
    ['HELLO', 'calm'],
  ])('"%s" sounds %s', (text, mood) => {
    expect(moodOf(text)).toBe(mood);
  });

  it("counts a shop's own words like the shipped ones, and names what it found", () => {
    expect(signalsOf('我要找店長', { person: ['店长'] })).toMatchObject({ person: true, words: ['店长'] });
    expect(signalsOf('我要找店长').person).toBe(false);
  });

  it('reads any text in a time that grows with its length', () => {
    const long = '不要'.repeat(2_500);
    const began = performance.now();
    signalsOf(long + '人工');
    expect(performance.now() - began).toBeLessThan(200);
  });
});
