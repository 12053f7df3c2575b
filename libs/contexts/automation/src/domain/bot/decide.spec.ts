import { type Content } from '@yingda/contracts';
import type { AnswerText, BotInbox, FoundAnswer } from '../../bot-ports';
import { signalsOf } from '../mood/signals';
import { decide, lookupFor, type BotHeard, type Decision } from './decide';
import { SHIPPED_PLAN } from './plan';
import { newTalk, type Talk } from './talk';

const OPEN: BotInbox = { id: 'i', name: '店', open: true, opensAt: null, timeZone: 'Asia/Shanghai' };
const CLOSED: BotInbox = { ...OPEN, open: false, opensAt: new Date('2026-03-02T01:00:00Z') };
const RETURNS: AnswerText = { key: 'kb-001', title: '退换货步骤', text: '三步完成退换。', url: null };
const PLAN = { ...SHIPPED_PLAN, active: true };

interface Around {
  found?: FoundAnswer[];
  article?: AnswerText | null;
  inbox?: BotInbox;
}

/** A conversation with a bot, a message at a time. */
class Chat {
  talk: Talk = newTalk();
  last!: Decision;

  says(
    text: string,
    { found = [], article = null, inbox = OPEN }: Around = {},
    itemId: string | null = null,
  ): this {
    const heard: BotHeard = { text, itemId };
    const signals = signalsOf(text, PLAN.words);
    this.last = decide({ talk: this.talk, heard, plan: PLAN, inbox, signals, found, article });
    this.talk = this.last.talk;
    return this;
  }

  chooses(itemId: string, around: Around = {}): this {
    return this.says('', around, itemId);
  }

  get reason() {
    return this.last.handOver?.reason ?? null;
  }
}

const items = (say: Content | null) => (say?.kind === 'menu' ? say.items.map(({ id }) => id) : []);
const words = (say: Content | null) => (say?.kind === 'menu' || say?.kind === 'text' ? say.text : '');
const sure = { found: [{ key: 'kb-001', title: RETURNS.title, score: 0.9 }], article: RETURNS };

describe('a bot', () => {
  it('greets who greets, with its menu and a way to people on it', () => {
    const { last } = new Chat().says('你好！');
    expect(last).toMatchObject({ deed: 'greeted', handOver: null });
    expect(items(last.say)).toEqual([
      'menu:delivery',
      'menu:returns',
      'menu:refund',
      'menu:invoice',
      'person',
    ]);
  });

  it('answers with the article that fits, names it, and asks whether it helped', () => {
    const { last } = new Chat().says('怎么退换货呢', sure);
    expect(last).toMatchObject({ deed: 'answered', article: { key: 'kb-001', score: 90 } });
    expect(words(last.say)).toContain('三步完成退换。');
    expect(words(last.say)).toContain('来源：《退换货步骤》');
    expect(items(last.say)).toEqual(['helped-yes', 'helped-no', 'person']);
  });

  it('lets the customer choose between two that are as near', () => {
    const found = [
      { key: 'kb-001', title: '退货', score: 0.8 },
      { key: 'kb-002', title: '换货', score: 0.78 },
      { key: 'kb-003', title: '发票', score: 0.3 },
    ];
    const { last } = new Chat().says('退换', { found, article: RETURNS });
    expect(last.deed).toBe('offered-choice');
    expect(items(last.say)).toEqual(['article:kb-001', 'article:kb-002', 'none', 'person']);
    expect(
      lookupFor({ talk: last.talk, heard: { text: '1', itemId: null }, plan: PLAN, signals: signalsOf('1') }),
    ).toEqual({
      kind: 'read',
      key: 'kb-001',
    });
  });

  it('answers with the one that fits best where others only speak of it too', () => {
    const found = [
      { key: 'kb-001', title: '退货', score: 0.998 },
      { key: 'kb-007', title: '发票', score: 0.987 },
    ];
    const { last } = new Chat().says('怎么退货', { found, article: RETURNS });
    expect(last).toMatchObject({ deed: 'answered', article: { key: 'kb-001' } });
  });

  it('speaks the language it is spoken to in, and keeps it where a message does not say', () => {
    const chat = new Chat().says('hello there');
    expect(words(chat.last.say)).toContain('I am the assistant');
    expect(words(chat.says('YD20250318001').last.say)).toContain('Noted: Order number YD20250318001');
    expect(words(new Chat().says('您好').last.say)).toContain('智能助手');
  });

  it('hands over on doubt: nothing found, twice in a row', () => {
    const chat = new Chat().says('火星基地怎么走');
    expect(chat.last).toMatchObject({ deed: 'found-nothing', handOver: null });
    expect(chat.says('还是那个问题啊').reason).toBe('doubt');
  });

  it('begins to count anew once it has answered', () => {
    const chat = new Chat().says('火星基地').says('怎么退', sure).says('月球基地');
    expect(chat.reason).toBeNull();
    expect(chat.says('水星').reason).toBe('doubt');
  });

  it('hands over when answers did not help, twice', () => {
    const chat = new Chat().says('怎么开会员', sure).chooses('helped-no');
    expect(chat.last).toMatchObject({ deed: 'found-nothing', handOver: null });
    expect(chat.says('我是说会员', sure).says('没用').reason).toBe('not-helped');
  });

  it('takes yes and thanks for an end, not for a question', () => {
    expect(new Chat().says('怎么退', sure).chooses('helped-yes').last.deed).toBe('thanked');
    expect(new Chat().says('怎么退', sure).says('谢谢').last.deed).toBe('thanked');
  });

  it.each([
    ['我要投诉', 'complaint', true],
    ['你们就是骗子', 'anger', true],
    ['充电器起火了', 'safety', true],
    ['转人工', 'asked', false],
    ['轉人工', 'asked', false],
    ['I want a human', 'asked', false],
  ])('hands over at once on "%s"', (text, reason, first) => {
    const { last } = new Chat().says(text, sure);
    expect(last.handOver).toEqual({ reason, first });
    expect(last.say).not.toBeNull();
  });

  it('does not on "不用转人工"', () => {
    expect(new Chat().says('不用转人工，怎么退货', sure).last.deed).toBe('answered');
  });

  it('asks for the order number before people go on, checks it, asks once more, and then lets it be', () => {
    const chat = new Chat().says('我的快递没收到').says('转人工');
    expect(chat.last).toMatchObject({ deed: 'asked-fact', handOver: null });
    expect(words(chat.last.say)).toContain('YD20250318001');
    expect(chat.says('不知道啊').last).toMatchObject({ deed: 'asked-fact', handOver: null });
    expect(chat.says('真的不知道').reason).toBe('asked');
  });

  it('keeps the order number that is given', () => {
    const chat = new Chat().says('我的快递没收到').says('转人工').says('订单号是 ＹＤ２０２５０３１８００１');
    expect(chat.reason).toBe('asked');
    expect(chat.talk.facts).toEqual({ 'order-number': 'YD20250318001' });
  });

  it('asks nothing of who complains, is angry or hurt, and nothing that was said already', () => {
    expect(new Chat().says('快递没收到，我要投诉').reason).toBe('complaint');
    const said = new Chat().says('订单 YD20250318001 的快递呢', sure).says('人工');
    expect(said.reason).toBe('asked');
    expect(said.talk.facts).toEqual({ 'order-number': 'YD20250318001' });
  });

  it('gives an order number alone to people', () => {
    expect(new Chat().says('YD20250318001').reason).toBe('collected');
  });

  it('says when people are back where they are away', () => {
    expect(words(new Chat().says('人工', { inbox: CLOSED }).last.say)).toMatch(/3\/2.*回来/);
  });

  it('says that it cannot see pictures', () => {
    expect(words(new Chat().says('').last.say)).toContain('只能看文字');
  });
});

describe('whatever is said', () => {
  const WORDS = [
    '你好',
    '退货',
    '人工',
    '没用',
    '有帮助',
    '谢谢',
    'YD20250318001',
    '1',
    '2',
    '9',
    '骗子',
    '不知道',
    '',
    'refund',
  ];
  const ITEMS = [
    'person',
    'helped-yes',
    'helped-no',
    'none',
    'skip',
    'menu:refund',
    'article:kb-001',
    'nonsense',
  ];

  it('people get it, or something is said; and none is asked for a fact more than twice', () => {
    let seed = 7;
    const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let run = 0; run < 400; run++) {
      const chat = new Chat();
      let asked = 0;
      for (let turn = 0; turn < 12; turn++) {
        const around = random(3) === 0 ? sure : {};
        chat.says(
          WORDS[random(WORDS.length)]!,
          around,
          random(3) === 0 ? ITEMS[random(ITEMS.length)]! : null,
        );
        expect(chat.last.say).not.toBeNull();
        expect(words(chat.last.say).trim()).not.toBe('');
        asked = chat.last.deed === 'asked-fact' ? asked + 1 : 0;
        expect(asked).toBeLessThanOrEqual(2);
        expect(chat.talk.asked.length).toBeLessThanOrEqual(5);
        if (chat.last.handOver) break;
        // Whoever gets nothing but doubt is not kept.
        if (chat.talk.awaits?.kind !== 'fact')
          expect(Math.max(chat.talk.unanswered, chat.talk.unhelpful)).toBeLessThan(PLAN.patience);
      }
    }
  });
});
