export const search = {
  title: '搜索',
  placeholder: '搜消息、客户、会话编号',
  customers: '客户',
  conversations: '会话',
  messages: '消息',
  hint: '句子中间的词也能找到',
  hintBody: '输入至少一个字。可以是顾客说过的话、姓名、电话后四位或会话编号。',
  saidBy: '{author} 在 #{number}',
  took: '{n} 条结果',
  failed: '没有搜出来',
};
