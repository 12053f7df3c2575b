import type { FeedbackAbout, FeedbackSort } from '@yingda/contracts/names';

/** What customers of the demo have said of the shop: some of it waits, some has its answer. All within the 48 hours. */
export interface SampleFeedback {
  /** The place of the customer in the shop's list. */
  whom: number;
  hoursAgo: number;
  text: string;
  sort?: FeedbackSort;
  product?: string;
  about?: FeedbackAbout;
  answer?: string;
}

export const feedbackSamples: readonly SampleFeedback[] = [
  { whom: 2, hoursAgo: 3, text: '包装盒的胶带贴得太满，拆起来很费劲，能不能换成易撕的？' },
  { whom: 4, hoursAgo: 7, text: '客服小姑娘很耐心，安装步骤一步一步讲给我听，谢谢。', sort: 'praise' },
  {
    ...{ whom: 6, hoursAgo: 20, sort: 'suggestion', product: '恒温电热水壶' },
    text: '热水壶的保温能不能多一档 45 度？给孩子冲奶粉正合适。',
  },
  {
    ...{ whom: 8, hoursAgo: 30, sort: 'suggestion', product: '床品四件套' },
    text: '四件套希望能单独补买枕套，枕套总是先旧。',
    answer: '谢谢您的建议，已经转给商品同事，能单独补买时我们会告诉您。',
  },
];
