import { writtenFeedback } from './written';

describe('feedback written in a message', () => {
  it.each([
    ['建议：盖子做松一点', 'suggestion', '盖子做松一点'],
    ['提个建议: 盖子做松一点', 'suggestion', '盖子做松一点'],
    ['表扬：小林很耐心', 'praise', '小林很耐心'],
    ['问题反馈：页面打不开', 'problem', '页面打不开'],
    ['意见反馈：包装太多', null, '包装太多'],
    ['Feedback: too much packaging', null, 'too much packaging'],
    ['Suggestion：bigger lids', 'suggestion', 'bigger lids'],
  ])('%s', (text, sort, rest) => {
    expect(writtenFeedback(text)).toEqual({ sort, text: rest });
  });

  it.each(['建议买大一码吗', '反馈', '建议：', '我的意见是不要', 'feedback please', '问题：怎么退货', ''])(
    '“%s” is said to somebody',
    (text) => {
      expect(writtenFeedback(text)).toBeNull();
    },
  );
});
