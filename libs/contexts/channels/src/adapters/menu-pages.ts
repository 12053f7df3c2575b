import { textOf, type SettingField, type Settings } from './settings';

/** Pages that an account's own menu can lead to. */
export const MENU_PAGES = ['complaint', 'cases', 'feedback'] as const;
export type MenuPage = (typeof MENU_PAGES)[number];

const SHIPPED = 'complaint=complaint, cases=cases, feedback=feedback';

/** Which keys of the account's menu are answered with a link, and to which page. */
export const menuPagesField: SettingField = {
  name: 'menuPages',
  kind: 'text',
  required: false,
  advanced: true,
  label: { zh: '菜单 KEY 对应的页面', en: 'Pages of menu keys' },
  hint: {
    zh: '自定义菜单里“点击推事件”按钮的 KEY=页面：complaint 提交投诉、cases 查进度、feedback 表扬建议。点按后自动回复一条专属链接。',
    en: 'KEY=page for “click” buttons of the account’s menu: complaint, cases (progress) or feedback. A tap is answered with a link of the customer’s own.',
  },
  default: SHIPPED,
  pattern: {
    source: '^(\\s*[^=,\\s]{1,128}=(complaint|cases|feedback)\\s*,?)*\\s*$',
    zh: '格式为“KEY=页面”，页面是 complaint、cases 或 feedback，以逗号分隔。',
    en: 'Write KEY=page with complaint, cases or feedback, separated by commas.',
  },
};

/** The page behind a key of the menu; null: the shop means something else by it. */
export function menuPageOf(settings: Settings, key: string): MenuPage | null {
  const written = typeof settings['menuPages'] === 'string' ? textOf(settings, 'menuPages') : SHIPPED;
  for (const pair of written.split(',')) {
    const at = pair.lastIndexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === key)
      return MENU_PAGES.find((page) => page === pair.slice(at + 1).trim()) ?? null;
  }
  return null;
}
