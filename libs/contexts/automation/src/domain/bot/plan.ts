import { type BotPlan } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { RE2JS } from 're2js';

/** What is shipped: off, with a menu and words that fit any shop; every shop says it again in its own. */
export const SHIPPED_PLAN: BotPlan = {
  active: false,
  duty: 'always',
  name: { zh: '小应', en: 'Yingda assistant' },
  greeting: {
    zh: '您好，我是智能助手小应。请直接说您的问题，或者选一项：',
    en: 'Hello, I am the assistant of this shop. Tell me your question, or choose one:',
  },
  menu: [
    ask('delivery', ['查物流', 'Where is my order'], ['怎么查物流？', 'How do I check delivery?']),
    ask('returns', ['退换货', 'Returns and exchanges'], ['怎么申请退换货？', 'How do I return or exchange?']),
    ask('refund', ['退款', 'Refunds'], ['退款多久到账？', 'When does my refund arrive?']),
    ask('invoice', ['发票', 'Invoice'], ['怎么开电子发票？', 'How do I get an e-invoice?']),
    { id: 'person', label: { zh: '转人工', en: 'Talk to a person' }, does: 'person' },
  ],
  threshold: 50,
  patience: 2,
  questions: [
    {
      key: 'order-number',
      label: { zh: '订单号', en: 'Order number' },
      ask: {
        zh: '为了更快处理，请发送订单号（例如 {{example}}）。没有的话可以直接转人工。',
        en: 'So that we can help faster, please send the order number (such as {{example}}). If you have none, I connect you at once.',
      },
      pattern: '[A-Za-z]{0,4}[0-9]{8,22}',
      example: 'YD20250318001',
      when: [
        ...[
          '订单',
          '物流',
          '快递',
          '发货',
          '没收到',
          '退款',
          '退货',
          '换货',
          '改地址',
          '取消',
          '发票',
          '坏了',
          '破损',
        ],
        ...[
          'order',
          'delivery',
          'tracking',
          'parcel',
          'package',
          'refund',
          'return',
          'exchange',
          'invoice',
          'cancel',
        ],
      ],
    },
  ],
  words: { person: [], anger: [], complaint: [], safety: [] },
  silenceMinutes: 30,
};

function ask(
  id: string,
  [zh, en]: [string, string],
  [inZh, inEn]: [string, string],
): BotPlan['menu'][number] {
  return { id, label: { zh, en }, does: 'ask', question: { zh: inZh, en: inEn } };
}

/** @throws Refusal invalid-setting naming the field */
export function checkPlan(plan: BotPlan): void {
  const wrong = (field: string, sentence: string): never => {
    throw new Refusal('invalid-setting', sentence, { field });
  };
  const twice = (ids: string[]) => new Set(ids).size !== ids.length;
  if (twice(plan.menu.map(({ id }) => id))) wrong('menu', 'Two entries of the menu have the same id.');
  if (twice(plan.questions.map(({ key }) => key))) wrong('questions', 'Two questions have the same key.');
  for (const item of plan.menu) {
    if (item.does === 'article' && !item.articleKey) wrong('menu', `"${item.label.zh}" names no article.`);
    if (item.does === 'ask' && !item.question) wrong('menu', `"${item.label.zh}" asks nothing.`);
  }
  for (const question of plan.questions) {
    const match = matcher(question.pattern);
    if (!match) wrong('questions', `The pattern of "${question.label.zh}" is not one: ${question.pattern}`);
    if (match?.(question.example) === null)
      wrong('questions', `The example of "${question.label.zh}" does not fit its pattern.`);
  }
}

/** Finds what a pattern means in a text, in a time that grows with its length; null where it is no pattern. */
export function matcher(pattern: string): ((text: string) => string | null) | null {
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => {
      const found = compiled.matcher(text);
      return found.find() ? found.group() || null : null;
    };
  } catch {
    return null;
  }
}
