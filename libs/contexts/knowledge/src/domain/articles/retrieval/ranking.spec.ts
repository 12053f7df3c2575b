import { normalQuestion } from '../normal-question';
import { stemOf } from './english';
import { languageOf } from './language';
import { ArticleRanking, ASK_THRESHOLD, type Searchable } from './ranking';

// Enough for these texts; the product cuts by a dictionary.
const cut = (text: string) => text.match(/[a-z0-9]+|运费险|退货宝|怎么|\p{Script=Han}/gu) ?? [];

const articles: Searchable[] = [
  {
    id: 'refund',
    title: 'How long refunds take',
    questions: ['when is my refund paid'],
    text: 'Three days.',
  },
  { id: 'invoice', title: 'Getting an invoice', questions: ['request an invoice'], text: 'By e-mail.' },
  { id: 'track', title: 'Track an order', questions: ['where is my parcel'], text: 'In My orders.' },
];
const answers = (ranking: ArticleRanking, question: string) =>
  ranking
    .ask(question)
    .filter(({ score }) => score >= ASK_THRESHOLD)
    .map(({ id }) => id);

describe('finding articles', () => {
  const english = new ArticleRanking(articles, { language: 'en', cut });

  it('knows other forms and other words for the same', () => {
    expect(answers(english, 'Where are my parcels?')).toEqual(['track']);
    expect(answers(english, 'how do I get reimbursed')[0]).toBe('refund');
  });

  it('reads over slips of the keyboard', () => {
    expect(answers(english, 'requset an invioce')[0]).toBe('invoice');
  });

  it('answers nothing when nothing answers', () => {
    expect(answers(english, 'is this bottle dishwasher safe')).toEqual([]);
    expect(answers(english, 'the of and')).toEqual([]);
    expect(answers(english, '')).toEqual([]);
    expect(answers(new ArticleRanking([], { language: 'en', cut }), 'refund')).toEqual([]);
  });

  it('takes a subject of its own for another question', () => {
    const scoreOf = (question: string) => english.ask(question)[0]?.score ?? 0;
    expect(scoreOf('how long do refunds of a gift card take')).toBeLessThan(
      scoreOf('how long do refunds take'),
    );
  });

  it('reads traditional characters, and words of the shop that mean the same', () => {
    const one = { id: 'insurance', title: '运费险怎么用', questions: [], text: '自动理赔' };
    const other = { id: 'address', title: '修改地址', questions: [], text: '未发货可改' };
    const chinese = (synonyms: string[][]) =>
      new ArticleRanking([one, other], { language: 'zh-CN', synonyms, cut });
    expect(answers(chinese([]), '運費險怎麼用')).toEqual(['insurance']);
    expect(answers(chinese([]), '退货宝怎么用')).toEqual([]);
    expect(answers(chinese([['运费险', '退货宝']]), '退货宝怎么用')).toEqual(['insurance']);
  });

  it('gives scores between 0 and 1, best first', () => {
    const scores = english.ask('refund invoice parcel').map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    for (const score of scores) expect(score > 0 && score < 1).toBe(true);
  });
});

it('a question’s script tells its language, its locale where it has none', () => {
  expect(languageOf('退款', 'en')).toBe('zh-CN');
  expect(languageOf('VIP 有什么好处', 'en')).toBe('zh-CN');
  expect(languageOf('refund', 'zh-TW')).toBe('en');
  expect([languageOf('?', 'en-GB'), languageOf('', 'zh_HK'), languageOf('123')]).toEqual([
    'en',
    'zh-CN',
    'zh-CN',
  ]);
});

it('forms of a word have one stem', () => {
  const stems = ['returns', 'returned', 'returning', 'return'].map(stemOf);
  expect(new Set(stems)).toEqual(new Set(['return']));
  expect(['exchanges', 'exchanging', 'policies', 'shipped', 'boxes', 'status'].map(stemOf)).toEqual([
    ...['exchang', 'exchang', 'policy', 'ship', 'box', 'status'],
  ]);
});

it('a question is counted without marks, capitals, numbers and addresses', () => {
  expect(normalQuestion('Where is order 20260101-7788? mail me a@b.example!')).toBe('where is order mail me');
  expect(normalQuestion('貨到付款可以嗎？？')).toBe('货到付款可以吗');
  expect([normalQuestion('12345678'), normalQuestion(' ？ ')]).toEqual(['', '']);
});
