const zh = {
  open: '打开客服会话',
  unread: '，{n} 条未读',
  close: '收起客服会话',
  pill: '联系客服',
  lost: '暂时连不上。您写的会保留，连上后自动发送。',
  text: '留言',
  contact: '用什么联系您',
};
const en: typeof zh = {
  open: 'Open support chat',
  unread: ', {n} unread',
  close: 'Close support chat',
  pill: 'Chat with us',
  lost: 'Cannot connect right now. What you write is kept and sent once we are back.',
  text: 'Message',
  contact: 'How to reach you',
};

/** The loader's few words: Chinese for any zh, else English. */
export const words = (language: string): typeof zh => (/^zh/i.test(language) ? zh : en);
