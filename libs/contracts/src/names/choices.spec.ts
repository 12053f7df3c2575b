import type { Content } from '../models/content';
import { answerMeant, answersOf, type Choosable, surveyAnswerIn } from './choices';

const menu: Choosable = {
  kind: 'menu',
  text: '请问需要什么帮助？',
  items: [
    { id: 'order', label: '查订单' },
    { id: 'help', label: '帮助中心', url: 'https://shop.example/help' },
    { id: 'person', label: 'Talk to a person' },
  ],
};
const survey = {
  kind: 'survey',
  surveyId: '0196d5a0-0000-7000-8000-000000000001',
  options: [
    { value: '5', label: '很满意' },
    { value: '4', label: '满意' },
    { value: '0', label: '没法说' },
  ],
} as Content as Choosable;

describe('an answer by choice', () => {
  it('is one of the items that open no page', () => {
    expect(answersOf(menu).map(({ id }) => id)).toEqual(['order', 'person']);
  });

  it.each([
    '2',
    ' 2 ',
    '２',
    '②',
    '2️⃣',
    '2.',
    '（2）',
    '回复2',
    '选 2',
    '第二个',
    '二',
    'Reply 2',
    'talk to a PERSON！',
  ])('is meant by “%s”', (text) => {
    expect(answerMeant(menu, text)?.id).toBe('person');
  });

  it.each(['', '0', '3', '22', '2 件都坏了', '买了2个', 'person', '帮助中心', '一共多少钱', 'no'])(
    'is not meant by “%s”',
    (text) => {
      expect(answerMeant(menu, text)).toBeNull();
    },
  );

  it('goes by the values of a scale, in whichever order they stand', () => {
    expect(answerMeant(survey, '5')?.label).toBe('很满意');
    expect(answerMeant(survey, '0')?.label).toBe('没法说');
    expect(answerMeant(survey, '1')).toBeNull();
    expect(answerMeant(survey, '很满意')?.number).toBe(5);
  });

  it('to a survey carries invitation and value', () => {
    const { id } = answerMeant(survey, '4')!;
    expect(surveyAnswerIn(id)).toEqual({ surveyId: '0196d5a0-0000-7000-8000-000000000001', value: '4' });
    expect(surveyAnswerIn('order:1')).toBeNull();
  });
});
