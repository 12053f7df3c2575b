import type { Feedback } from '@yingda/cases';
import type { FeedbackAbout, FeedbackSort, FeedbackState, Language } from '@yingda/contracts/names';
import type { Cell } from './csv';

interface Words {
  heads: string[];
  sorts: Record<FeedbackSort, string>;
  abouts: Record<FeedbackAbout, string>;
  states: Record<FeedbackState, string>;
}

const WORDS: Record<Language, Words> = {
  'zh-CN': {
    heads: ['收到时间', '商品', '方面', '分类', '内容', '状态', '答复', '处理说明', '渠道'],
    sorts: { praise: '表扬', suggestion: '建议', problem: '问题' },
    abouts: {
      ...{ quality: '质量', design: '设计功能', packaging: '包装', price: '价格优惠' },
      ...{ delivery: '物流配送', service: '客服服务', system: '网站系统', other: '其他' },
    },
    states: { received: '待分类', sorted: '待答复', answered: '待决定', done: '已完成' },
  },
  en: {
    heads: [
      'Received',
      'Product',
      'About',
      'Sort',
      'What was said',
      'State',
      'Answer',
      'What comes of it',
      'Channel',
    ],
    sorts: { praise: 'Praise', suggestion: 'Suggestion', problem: 'Problem' },
    abouts: {
      ...{ quality: 'Quality', design: 'Design', packaging: 'Packaging', price: 'Price' },
      ...{ delivery: 'Delivery', service: 'Service', system: 'Website', other: 'Other' },
    },
    states: { received: 'To be sorted', sorted: 'To be answered', answered: 'To be decided', done: 'Done' },
  },
};

/** What was said of products as a table: without who said it, which product development need not know. */
export async function* feedbackRows(
  pages: AsyncIterable<Feedback[]>,
  language: Language,
): AsyncGenerator<Cell[][]> {
  const { heads, sorts, abouts, states } = WORDS[language];
  yield [heads];
  for await (const page of pages)
    yield page.map((one): Cell[] => [
      ...[one.receivedAt.toISOString(), one.product ?? '', one.about ? abouts[one.about] : ''],
      ...[one.sort ? sorts[one.sort] : '', one.text, states[one.state], one.answer ?? '', one.reason],
      (one.channel ?? '') as Cell,
    ]);
}
