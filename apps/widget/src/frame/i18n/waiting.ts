import type { Language } from '@yingda/design-system';
import { fill } from './texts';

/** What is said to who waits; fetched with what shows it, in both languages, because it is little. */
const zh = {
  'queue.position': '第 {n} 位',
  'queue.next': '下一位就是您',
  'queue.estimate': '约 {m} 分钟',
  'queue.long': '{m} 分钟以上',
  'queue.longer': '比刚才估计的久一些，抱歉',
  'queue.hint': '可以先写下问题，位置会保留，断网也不会丢',
  'queue.nobody': '现在没有客服在线。您可以写下问题，或留下联系方式，我们会回复您。',
  'queue.kept': '位置已保留',
  'queue.leave-message': '改为留言',
  'queue.callback': '请回电给我',
  'queue.rejoin': '继续排队等候',
  'queue.cancel': '不等了',
  'queue.failed': '没有成功，请再试一次',
  'call.planned': '已安排回电',
  'call.when': '{day} {from}–{until} 拨打 {phone}，您写下的内容客服会先看到。',
  'call.change': '换时间或号码',
  'call.phone': '您的电话',
  'call.time': '什么时候方便',
  'call.times-loading': '正在查可选的时间…',
  'call.none': '近几天没有可以回电的时间，请留言',
  'call.phone.needed': '请填写 11 位手机号，或带区号的座机',
  'call.time.over': '这个时间已过，请另选一个',
  'call.keep': '选好之前，您的排队位置一直保留。',
  'call.submit': '请在这个时间打给我',
  'call.back': '返回',
};
type WaitingKey = keyof typeof zh;

const en: Record<WaitingKey, string> = {
  'queue.position': 'Number {n}',
  'queue.next': 'You are next',
  'queue.estimate': 'about {m} min',
  'queue.long': 'more than {m} min',
  'queue.longer': 'It is taking longer than we said, sorry',
  'queue.hint': 'Write your question now; your place is kept even offline',
  'queue.nobody':
    'Nobody is online right now. Write your question, or leave your contact and we will answer you.',
  'queue.kept': 'Your place was kept',
  'queue.leave-message': 'Leave a message',
  'queue.callback': 'Call me back',
  'queue.rejoin': 'Wait in the queue after all',
  'queue.cancel': 'Stop waiting',
  'queue.failed': 'That did not work. Please try again',
  'call.planned': 'We will call you',
  'call.when': 'On {phone}, {day} {from}–{until}. Whoever calls has read what you wrote.',
  'call.change': 'Another time or number',
  'call.phone': 'Your phone number',
  'call.time': 'When suits you',
  'call.times-loading': 'Looking for times…',
  'call.none': 'There is no time to call in the next days. Please leave a message',
  'call.phone.needed': 'A phone number, with + and the country code outside China',
  'call.time.over': 'That time is over. Please choose another',
  'call.keep': 'Your place in the queue is kept until you choose.',
  'call.submit': 'Call me then',
  'call.back': 'Back',
};

export const waitingTexts: Record<Language, Record<WaitingKey, string>> = { 'zh-CN': zh, en };

/** A text for who waits. */
export function tw(
  language: Language,
  key: WaitingKey,
  values: Record<string, string | number> = {},
): string {
  return fill(waitingTexts[language][key], values);
}
