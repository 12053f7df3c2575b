import { botProblem, formOf, newItem, newQuestion, planOf, type BotRecord } from './bot-form';

const bot: BotRecord = {
  inboxId: '0190a000-0000-7000-8000-000000000001',
  version: 3,
  editedAt: null,
  active: true,
  duty: 'always',
  name: { zh: '小应', en: 'Ying' },
  greeting: { zh: '您好', en: 'Hello' },
  menu: [
    {
      id: 'refund',
      label: { zh: '退款', en: 'Refund' },
      does: 'ask',
      articleKey: null,
      question: { zh: '怎么退款', en: 'How do refunds work' },
    },
  ],
  threshold: 60,
  patience: 2,
  questions: [],
  words: { person: [], anger: [], complaint: [], safety: [] },
  silenceMinutes: 30,
};
const two = { zh: '订单号', en: 'Order number' };

describe('the form of a bot', () => {
  it('gives back what it was made from', () => {
    const { inboxId: _, version: __, editedAt: ___, ...plan } = bot;
    expect(planOf(formOf(bot))).toEqual(plan);
  });

  it('drops what an item of the menu no longer needs', () => {
    const form = formOf(bot);
    const item = { ...form.menu[0]!, does: 'person' as const, articleKey: 'kb-001' };
    expect(planOf({ ...form, menu: [item] }).menu[0]).toMatchObject({ articleKey: null, question: null });
  });

  it('gives a new item an id nobody has', () => {
    const menu = [{ ...newItem([]), id: 'item-2' }];
    expect(newItem(menu).id).toBe('item-3');
  });

  it.each([
    ['in order', {}, null],
    ['with a name in one language', { name: { zh: '小应', en: ' ' } }, { part: 'name' }],
    ['without a greeting', { greeting: { zh: '', en: '' } }, { part: 'greeting' }],
    ['with an item that asks nothing', { menu: [newItem([])] }, { part: 'menu', n: 1 }],
    [
      'with an item without its article',
      { menu: [{ ...newItem([]), label: two, does: 'article' as const }] },
      { part: 'menu', n: 1 },
    ],
    ['with a question that is not complete', { questions: [newQuestion()] }, { part: 'question', n: 1 }],
    [
      'with one key twice',
      {
        questions: ['a', 'b'].map((row) => ({
          ...newQuestion(),
          row,
          key: 'order-no',
          label: two,
          ask: two,
          pattern: '\\d+',
          example: '12',
        })),
      },
      { part: 'doubled', n: 2 },
    ],
  ])('%s', (_, parts, problem) => expect(botProblem({ ...formOf(bot), ...parts })).toEqual(problem));
});
