import type { Language } from '@yingda/design-system';
import { fill } from './texts';

/** What is said around questions with answers to choose; fetched with what shows it. */
const zh = {
  'menu.choices': '请选择',
  'menu.chosen': '已选择',
  'menu.over': '这些选项已经过期',
  'survey.loading': '正在打开…',
  'survey.page': '在网页中评价',
  'survey.over': '评价已截止，谢谢',
  'survey.thanks': '谢谢您的评价',
  'survey.change': '修改评价',
  'survey.finish': '完成',
  'survey.required': '必填',
  'survey.anonymous': '匿名评价：没有人会知道是您写的，提交后不能修改。',
  'survey.score': '{n} 分，满分 {of} 分',
  'survey.saved': '已保存',
  'survey.saving': '正在保存…',
  'survey.waiting': '已记在本机，联网后自动提交',
  'survey.failed': '没有保存成功，请再点一次',
  'bot.here': '智能助手正在为您服务',
  'bot.person': '转人工客服',
};
type AskedKey = keyof typeof zh;

const en: Record<AskedKey, string> = {
  'menu.choices': 'Please choose',
  'menu.chosen': 'chosen',
  'menu.over': 'These choices are no longer open',
  'survey.loading': 'Opening…',
  'survey.page': 'Answer on a page',
  'survey.over': 'This survey has ended. Thank you',
  'survey.thanks': 'Thank you for your answer',
  'survey.change': 'Change my answer',
  'survey.finish': 'Done',
  'survey.required': 'required',
  'survey.anonymous': 'Anonymous: nobody learns who wrote it, and it cannot be changed afterwards.',
  'survey.score': '{n} of {of}',
  'survey.saved': 'Saved',
  'survey.saving': 'Saving…',
  'survey.waiting': 'Kept on this device; it is sent when you are online again',
  'survey.failed': 'That was not saved. Please tap again',
  'bot.here': 'Our assistant is answering',
  'bot.person': 'Talk to a person',
};

export const askedTexts: Record<Language, Record<AskedKey, string>> = { 'zh-CN': zh, en };

/** A text about what is asked. */
export function ta(language: Language, key: AskedKey, values: Record<string, string | number> = {}): string {
  return fill(askedTexts[language][key], values);
}
