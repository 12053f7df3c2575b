import type { FeedbackSort } from '@yingda/contracts/names';
import type { CaseProgressStage, Language } from '@yingda/contracts/names';

/** What the pages of a customer's cases say. */
export interface CasePageWords {
  other: string;
  title: string;
  lead: string;
  complain: string;
  give: string;
  back: string;
  none: string;
  mine: string;
  feedback: string;
  kind: string;
  promise: (answer: string, result: string) => string;
  words: string;
  wordsHint: string;
  order: string;
  contact: string;
  contactLine: (contact: string) => string;
  files: string;
  optional: string;
  send: string;
  sort: string;
  sorts: Record<FeedbackSort, string>;
  feedbackWords: string;
  sendFeedback: string;
  filed: (number: string) => string;
  given: string;
  stages: Record<CaseProgressStage, string>;
  yours: string;
  yoursMore: string;
  answerDue: (due: string) => string;
  resultDue: (due: string) => string;
  late: (due: string) => string;
  progress: string;
  result: string;
  said: string;
  solvedAsk: string;
  solved: string;
  notSolved: string;
  still: string;
  reopen: string;
  saidSolved: string;
  saidNotSolved: string;
  answered: string;
  answer: string;
  outcome: string;
  receivedUntil: (due: string) => string;
  problems: Record<'empty' | 'noKind' | 'badFile' | 'changed' | 'often', string>;
  over: Record<'missing' | 'over', [string, string]>;
  span: (minutes: number) => string;
}

export const CASE_PAGE_WORDS: Record<Language, CasePageWords> = {
  'zh-CN': {
    other: 'English',
    title: '投诉与反馈',
    lead: '每一件都有编号和时限，办到您满意为止。',
    complain: '提交投诉或诉求',
    give: '表扬、建议或问题',
    back: '返回我的投诉与反馈',
    none: '还没有提交过。提交后可以在这里看到进度和承诺的时间。',
    mine: '我的投诉与诉求',
    feedback: '我的反馈',
    kind: '问题类型',
    promise: (answer, result) => `${answer}内答复，${result}内告知结果`,
    words: '发生了什么',
    wordsHint: '时间、商品、希望怎样解决',
    order: '订单号',
    contact: '希望用什么联系您（电话或邮箱）',
    contactLine: (contact) => `希望联系方式：${contact}`,
    files: '照片或凭证（最多 5 个，每个不超过 10 MB）',
    optional: '选填',
    send: '提交',
    sort: '想告诉我们',
    sorts: { praise: '表扬', suggestion: '建议', problem: '问题' },
    feedbackWords: '说说看',
    sendFeedback: '提交反馈',
    filed: (number) => `已提交，编号 ${number}。进度随时可在这里查看。`,
    given: '谢谢，已收到。48 小时内答复您，答复也会显示在这里。',
    stages: {
      received: '已受理',
      working: '处理中',
      proposed: '已有方案',
      told: '已告知结果',
      closed: '已办结',
    },
    yours: '等您补充',
    yoursMore: '我们在等您补充情况，期间不计时。请直接在聊天里告诉我们。',
    answerDue: (due) => `${due} 前答复您`,
    resultDue: (due) => `${due} 前告知结果`,
    late: (due) => `已超过承诺的 ${due}，抱歉，负责人已在跟进`,
    progress: '进度',
    result: '处理结果',
    said: '您反映的情况',
    solvedAsk: '问题解决了吗？',
    solved: '已解决',
    notSolved: '没有解决',
    still: '还有什么没有解决',
    reopen: '提交，请上一级处理',
    saidSolved: '谢谢，已记下。',
    saidNotSolved: '已重新打开，由上一级负责人处理。',
    answered: '已答复',
    answer: '我们的答复',
    outcome: '因此做出的改变',
    receivedUntil: (due) => `已收到，${due} 前答复`,
    problems: {
      empty: '请写下具体情况。',
      noKind: '请选择问题类型。',
      badFile: '有文件无法接收：请使用图片、PDF、Office 文档或文本，每个不超过 10 MB。',
      changed: '这一件的状态刚刚变了，请再看一下。',
      often: '提交得太频繁，请过一会儿再试。您写的内容还在。',
    },
    over: {
      missing: ['链接无效', '请检查链接是否完整，或在公众号菜单、聊天中重新获取。'],
      over: [
        '链接已过期',
        '为了保护您的信息，链接只在 7 天内有效。请在公众号菜单点“投诉与反馈”，或回复“投诉进度”重新获取。',
      ],
    },
    span: (minutes) =>
      minutes % 60
        ? `${minutes} 分钟`
        : minutes % 1440 || minutes < 2880
          ? `${minutes / 60} 小时`
          : `${minutes / 1440} 天`,
  },
  en: {
    other: '中文',
    title: 'Complaints & feedback',
    lead: 'Each has a number and a date, and is followed to its end.',
    complain: 'Make a complaint or request',
    give: 'Praise, suggest, report a problem',
    back: 'Back to my complaints and feedback',
    none: 'Nothing yet. What you send shows here with its progress and the time we promise.',
    mine: 'My complaints and requests',
    feedback: 'My feedback',
    kind: 'Kind of problem',
    promise: (answer, result) => `answer within ${answer}, result within ${result}`,
    words: 'What happened',
    wordsHint: 'When, which product, what you would like',
    order: 'Order number',
    contact: 'How to reach you (phone or e-mail)',
    contactLine: (contact) => `Please reach me by: ${contact}`,
    files: 'Photos or proof (up to 5, at most 10 MB each)',
    optional: 'optional',
    send: 'Send',
    sort: 'What is it',
    sorts: { praise: 'Praise', suggestion: 'Suggestion', problem: 'Problem' },
    feedbackWords: 'Tell us',
    sendFeedback: 'Send feedback',
    filed: (number) => `Sent. Its number is ${number}; you can follow it here.`,
    given: 'Thank you. You have our answer within 48 hours; it shows here, too.',
    stages: {
      received: 'Received',
      working: 'Being worked on',
      proposed: 'Solution found',
      told: 'Result told',
      closed: 'Closed',
    },
    yours: 'Waiting for you',
    yoursMore: 'We are waiting for more from you, and the time stands still. Just tell us in the chat.',
    answerDue: (due) => `Our answer by ${due}`,
    resultDue: (due) => `Result by ${due}`,
    late: (due) => `Later than the promised ${due}. We are sorry; a lead is on it`,
    progress: 'Progress',
    result: 'Result',
    said: 'What you told us',
    solvedAsk: 'Is it solved?',
    solved: 'Solved',
    notSolved: 'Not solved',
    still: 'What is not solved yet',
    reopen: 'Send one level up',
    saidSolved: 'Thank you, noted.',
    saidNotSolved: 'It is open again, one level up.',
    answered: 'Answered',
    answer: 'Our answer',
    outcome: 'What we changed',
    receivedUntil: (due) => `Received. Our answer by ${due}`,
    problems: {
      empty: 'Please write what happened.',
      noKind: 'Please choose what kind of problem it is.',
      badFile: 'A file cannot be taken: send pictures, PDF, office documents or text, at most 10 MB each.',
      changed: 'This has just changed. Please look again.',
      often: 'That was sent too often. Please wait a while; what you wrote is still here.',
    },
    over: {
      missing: ['This link does not work', 'See whether it is complete, or ask for another in the chat.'],
      over: [
        'This link is over',
        'To protect you it is good for 7 days only. Tap the menu of our account or write “complaint status” for another.',
      ],
    },
    span: (minutes) =>
      minutes % 60
        ? `${minutes} minutes`
        : minutes % 1440 || minutes < 2880
          ? `${minutes / 60} hours`
          : `${minutes / 1440} days`,
  },
};
