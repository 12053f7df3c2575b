import type { Same } from '../same';
import type { search as zhCn } from '../zh-cn/search';

export const search: Same<typeof zhCn> = {
  title: 'Search',
  placeholder: 'Messages, customers, conversation numbers',
  customers: 'Customers',
  conversations: 'Conversations',
  messages: 'Messages',
  hint: 'Words inside sentences are found too',
  hintBody:
    'Type at least one character: something a customer said, a name, the end of a phone number, a conversation number.',
  saidBy: '{author} in #{number}',
  took: 'Results: {n}',
  failed: 'The search did not work',
};
