import type { Language } from '@yingda/contracts/names';

/** What the page says around the form's own words. */
export interface PageWords {
  send: string;
  change: string;
  required: string;
  other: string;
  until: (day: string) => string;
  thanks: string;
  changed: string;
  overTitle: string;
  over: string;
  anonymous: string;
  anonymousDone: string;
  missing: string;
  unanswered: string;
  words: (most: number) => string;
  score: (score: number, most: number) => string;
}

export const PAGE_WORDS: Record<Language, PageWords> = {
  'zh-CN': {
    send: '提交',
    change: '保存修改',
    required: '必答',
    other: 'English',
    until: (day) => `${day} 前可以随时修改。`,
    thanks: '已收到您的评价',
    changed: '您可以在下面修改，最后一次提交为准。',
    overTitle: '评价已结束',
    over: '这份评价已经过期或已撤回，不能再填写。如需帮助，请直接联系我们。',
    anonymous: '匿名填写：我们不会知道是谁的回答，提交后不能修改。',
    anonymousDone: '您已匿名提交，没有人知道哪一份是您的，因此不能再修改。',
    missing: '没有这份评价',
    unanswered: '请回答标有“必答”的问题。',
    words: (most) => `最多 ${most} 字`,
    score: (score, most) => `${score} 分，满分 ${most} 分`,
  },
  en: {
    send: 'Send',
    change: 'Save the changes',
    required: 'required',
    other: '中文',
    until: (day) => `You can change it until ${day}.`,
    thanks: 'Your answer has arrived',
    changed: 'You can change it below; what you send last counts.',
    overTitle: 'This survey is over',
    over: 'It has run out or was taken back, and can no longer be answered. If you need help, just write to us.',
    anonymous: 'Anonymous: nobody will know whose answer it is, and it cannot be changed later.',
    anonymousDone:
      'You have answered anonymously. Nobody knows which answer is yours, so it cannot be changed.',
    missing: 'There is no such survey',
    unanswered: 'Please answer the questions marked “required”.',
    words: (most) => `at most ${most} characters`,
    score: (score, most) => `${score} of ${most}`,
  },
};
