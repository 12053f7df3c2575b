import { asksForNoMore } from './no-more';

const mail = (subject: string, text: string) => asksForNoMore({ subject, text });

it.each([
  ['unsubscribe', ''],
  ['Re: 禾间回复了您', '退订'],
  ['Re: Hello', ' Unsubscribe. \n'],
  ['x', '“退订”。'],
])('asks for no more: %j %j', (subject, text) => expect(mail(subject, text)).toBe(true));

it.each([
  ['Re: 退订了吗', '请问怎么退订？'],
  ['How do I unsubscribe', 'I want to unsubscribe from the newsletter but keep my order'],
  ['', ''],
])('says something else: %j %j', (subject, text) => expect(mail(subject, text)).toBe(false));
