import type { Language } from '@yingda/contracts/names';
import type { LinkOver } from '@yingda/cases';

/** What the page of a task says. */
export interface TaskWords {
  other: string;
  title: (number: string) => string;
  /** Instead of a number, which feedback has not. */
  feedback: string;
  for: (department: string) => string;
  due: (day: string) => string;
  late: string;
  customer: string;
  asked: string;
  facts: string;
  files: string;
  sentBack: string;
  take: string;
  taken: (name: string, day: string) => string;
  answer: string;
  attach: string;
  send: string;
  empty: string;
  badFile: string;
  thanks: string;
  thanksMore: string;
  over: Record<LinkOver, [string, string]>;
}

export const TASK_WORDS: Record<Language, TaskWords> = {
  'zh-CN': {
    other: 'English',
    title: (number) => `协助处理 ${number}`,
    feedback: '一条顾客反馈',
    for: (department) => `致：${department}`,
    due: (day) => `请在 ${day} 前答复`,
    late: '已超过答复时间',
    customer: '顾客',
    asked: '需要贵部门做什么',
    facts: '相关情况',
    files: '附件',
    sentBack: '上次答复被退回，原因：',
    take: '已收到，开始处理',
    taken: (name, day) => `${name} 已于 ${day} 接收。`,
    answer: '答复',
    attach: '附件（最多 5 个，每个不超过 10 MB）',
    send: '提交答复',
    empty: '请填写答复内容。',
    badFile: '有附件无法接收：请使用图片、PDF、Office 文档或文本，每个不超过 10 MB。',
    thanks: '答复已提交',
    thanksMore: '客服负责人已收到通知。如需补充，会再发邮件给您。',
    over: {
      missing: ['链接无效', '请检查链接是否完整，或请客服重新发送。'],
      expired: ['链接已过期', '请联系客服重新发送链接。'],
      revoked: ['链接已作废', '客服已发送了新的链接，或收回了这一个。请使用最新邮件中的链接。'],
      used: ['已经答复过', '通过这个链接已提交过答复，不能再次提交。如需补充，请联系客服。'],
      ended: ['无需再处理', '这项任务已经答复或结束，感谢您的协助。'],
    },
  },
  en: {
    other: '中文',
    title: (number) => `Help with ${number}`,
    feedback: 'feedback from a customer',
    for: (department) => `To: ${department}`,
    due: (day) => `Please answer by ${day}`,
    late: 'The time to answer is over',
    customer: 'Customer',
    asked: 'What is asked of you',
    facts: 'What is known',
    files: 'Files',
    sentBack: 'The last answer was sent back:',
    take: 'Received, we are on it',
    taken: (name, day) => `Received by ${name}, ${day}.`,
    answer: 'Your answer',
    attach: 'Files (up to 5, at most 10 MB each)',
    send: 'Send the answer',
    empty: 'Please write an answer.',
    badFile: 'A file cannot be taken: send pictures, PDF, office documents or text, at most 10 MB each.',
    thanks: 'Your answer was sent',
    thanksMore: 'Who is in charge of the case was told. If more is needed, you will get another mail.',
    over: {
      missing: [
        'This link does not work',
        'See whether it is complete, or ask customer service for another.',
      ],
      expired: ['This link is over', 'Ask customer service for another one.'],
      revoked: ['This link was revoked', 'There is a newer one in your mail, or it was taken back.'],
      used: [
        'Answered already',
        'An answer was sent by this link; it cannot be used twice. Ask customer service to add something.',
      ],
      ended: ['Nothing more to do', 'This task was answered or has ended. Thank you.'],
    },
  },
};
