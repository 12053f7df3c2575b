import type { Group, Leaf, Node } from './condition-tree';
import { ruleSentence, type SentenceWords } from './rule-sentence';

const leaf = (value: string): Leaf => ({ key: value, field: 'f', operator: 'is', value });
const group = (mode: Group['mode'], ...items: Node[]): Group => ({ key: mode, mode, items });
const words: SentenceWords = {
  trigger: '顾客来消息时',
  leaf: ({ value }) => String(value),
  actions: ['贴标签', '通知主管'],
  join: { all: '且', any: '或', none: '或' },
  then: '，再',
  inner: (text) => `（${text}）`,
  none: (text) => `没有（${text}）`,
  whole: ({ trigger, conditions, actions }) =>
    `${trigger}${conditions === null ? '' : `，如果${conditions}`}，就${actions ?? '…'}`,
};

describe('a rule in plain words', () => {
  it.each([
    ['two conditions', group('all', leaf('甲'), leaf('乙')), '甲且乙'],
    ['a choice in them', group('all', leaf('甲'), group('any', leaf('乙'), leaf('丙'))), '甲且（乙或丙）'],
    ['none of two', group('all', leaf('甲'), group('none', leaf('乙'), leaf('丙'))), '甲且没有（乙或丙）'],
    ['a group of one', group('any', leaf('甲'), group('all', leaf('乙'))), '甲或乙'],
    ['an empty group beside', group('all', leaf('甲'), group('any')), '甲'],
  ])('%s', (_, tree, said) =>
    expect(ruleSentence(tree, words)).toBe(`顾客来消息时，如果${said}，就贴标签，再通知主管`),
  );

  it('a rule without conditions says no "if", one that does nothing yet says so', () => {
    expect(ruleSentence(group('all'), words)).toBe('顾客来消息时，就贴标签，再通知主管');
    expect(ruleSentence(group('all'), { ...words, actions: [] })).toBe('顾客来消息时，就…');
  });
});
