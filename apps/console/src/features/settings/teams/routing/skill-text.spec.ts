import { readSkill, readSkills, skillText } from './skill-text';

describe('a skill as people type it', () => {
  it.each([
    ['英语 4', '英语', 4],
    ['language:en 5', 'language:en', 5],
    ['退换货', '退换货', 3],
    ['iPhone 15 2', 'iPhone 15', 2],
    ['  refund   1 ', 'refund', 1],
  ])('%s is %s at level %i', (text, skill, level) => {
    expect(readSkill(text)).toEqual({ skill, level });
  });

  it.each(['英语 6', '英语 0', '', '   '])('"%s" is none', (text) => {
    expect(readSkill(text)).toBeNull();
  });

  it('comes back as it is shown', () => {
    expect(readSkill(skillText({ skill: '英语', level: 4 }))).toEqual({ skill: '英语', level: 4 });
  });
});

describe('the skills of a person', () => {
  it('name each once, the later level counting, and none when one cannot be read', () => {
    expect(readSkills(['英语 2', '退换货', '英语 5'])).toEqual([
      { skill: '英语', level: 5 },
      { skill: '退换货', level: 3 },
    ]);
    expect(readSkills(['英语 2', '退换货 9'])).toBeNull();
  });
});
