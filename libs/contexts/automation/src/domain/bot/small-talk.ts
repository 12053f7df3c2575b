import { plainOf } from '../mood/plain';

const MARKS = /[\s\p{P}\p{S}]+/gu;
const bare = (text: string) => plainOf(text).replace(MARKS, ' ').trim();

const GREETINGS = new Set([
  ...[
    '在吗',
    '你好',
    '您好',
    '在不在',
    '在么',
    '嗨',
    '哈喽',
    '早上好',
    '下午好',
    '晚上好',
    '你好呀',
    '您好在吗',
    '你好在吗',
  ],
  ...['亲', '亲在吗', '菜单', '帮助'],
  ...[
    'hi',
    'hello',
    'hey',
    'hi there',
    'hello there',
    'good morning',
    'good afternoon',
    'good evening',
    'menu',
    'help',
  ],
]);
const THANKS = new Set([
  ...[
    '谢谢',
    '谢谢你',
    '谢谢您',
    '感谢',
    '多谢',
    '好的谢谢',
    '好 谢谢',
    '好的 谢谢',
    '好的',
    '好',
    '嗯',
    '知道了',
    '明白了',
    '再见',
    '拜拜',
    '没事了',
  ],
  ...[
    'thanks',
    'thank you',
    'thx',
    'ok',
    'okay',
    'ok thanks',
    'ok thank you',
    'got it',
    'bye',
    'goodbye',
    'great thanks',
  ],
  ...['thanks a lot', 'thank you so much', 'cheers', 'perfect thanks'],
]);
const YES = new Set([
  ...['有帮助', '有', '有用', '是', '是的', '对', '解决了', '可以', '可以了', '有的', '已解决'],
  ...['yes', 'y', 'yep', 'yeah', 'it did', 'that helped', 'it helped', 'solved', 'yes thanks', 'yes it did'],
]);
const NO = new Set([
  ...[
    '没有',
    '没',
    '不',
    '不是',
    '没用',
    '没有用',
    '没帮助',
    '没有帮助',
    '没解决',
    '没有解决',
    '不行',
    '不对',
    '不是这个',
    '答非所问',
    '看不懂',
  ],
  ...[
    'no',
    'n',
    'nope',
    'not really',
    'it did not',
    "it didn't",
    'no it did not',
    'wrong',
    'that did not help',
    'not helpful',
  ],
  ...['it didn t', 'useless'],
]);

/** The whole of it is a greeting. */
export const isGreeting = (text: string): boolean => GREETINGS.has(bare(text));
/** The whole of it is thanks, or good-bye. */
export const isThanks = (text: string): boolean => THANKS.has(bare(text));
/** In answer to whether something helped. */
export const isYes = (text: string): boolean => YES.has(bare(text)) || isThanks(text);
export const isNo = (text: string): boolean => NO.has(bare(text));
/** Nothing of it is a question. */
export const isSmallTalk = (text: string): boolean => isGreeting(text) || isYes(text) || isNo(text);
