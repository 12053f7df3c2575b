import type { Language } from '@yingda/design-system';
import { fill } from './texts';

/** What is said around the shop's articles; fetched with the field that finds them. */
const zh = {
  'help.search': '搜索常见问题',
  'help.found': '找到 {n} 篇文章',
  'help.none': '没有找到相关文章，可以直接问我们',
  'help.cannot': '暂时无法搜索，可以直接问我们',
  'help.ask': '咨询客服',
  'help.title': '帮助',
  'help.page': '在新页面打开',
  'help.helped': '这篇文章有帮助吗？',
  'help.yes': '有帮助',
  'help.no': '没有帮助',
  'help.thanks': '谢谢您的反馈',
  'help.sorry': '抱歉没能帮到您，可以直接问我们',
  'help.failed': '文章没能打开，请检查网络后再试',
};
type HelpKey = keyof typeof zh;

const en: Record<HelpKey, string> = {
  'help.search': 'Search help',
  'help.found': '{n} articles found',
  'help.none': 'Nothing found. You can ask us directly',
  'help.cannot': 'Search does not work right now. You can ask us directly',
  'help.ask': 'Ask us',
  'help.title': 'Help',
  'help.page': 'Open on a page',
  'help.helped': 'Did this help?',
  'help.yes': 'Yes',
  'help.no': 'No',
  'help.thanks': 'Thank you for telling us',
  'help.sorry': 'Sorry it did not help. You can ask us directly',
  'help.failed': 'The article could not be opened. Check your connection and try again',
};

export const helpTexts: Record<Language, Record<HelpKey, string>> = { 'zh-CN': zh, en };

/** A text about articles. */
export function th(language: Language, key: HelpKey, values: Record<string, string | number> = {}): string {
  return fill(helpTexts[language][key], values);
}
