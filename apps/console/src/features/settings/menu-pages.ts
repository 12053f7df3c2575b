import type { Permission } from '@yingda/contracts/names';
import type { Me } from '../../app/session';

/** Every page of the settings by its address, in the order of the menu. */
export const SETTINGS_PAGES = [
  { path: 'profile', group: 'personal', needs: [] },
  { path: 'password', group: 'personal', needs: [] },
  { path: 'views', group: 'personal', needs: [] },
  { path: 'shifts', group: 'personal', needs: ['conversation.serve'] },
  { path: 'agents', group: 'team', needs: ['settings.edit'] },
  { path: 'teams', group: 'team', needs: ['settings.edit'] },
  { path: 'departments', group: 'team', needs: ['case-policy.edit', 'settings.edit'] },
  { path: 'staffing', group: 'team', needs: ['shifts.edit'] },
  { path: 'permissions', group: 'team', needs: ['settings.edit', 'audit.read'] },
  { path: 'auto-replies', group: 'automation', needs: ['automation.edit'] },
  { path: 'rules', group: 'automation', needs: ['automation.edit'] },
  { path: 'bot', group: 'automation', needs: ['automation.edit'] },
  { path: 'inboxes', group: 'shop', needs: ['settings.edit'] },
  { path: 'calendars', group: 'shop', needs: ['settings.edit'] },
  { path: 'service-levels', group: 'shop', needs: ['service-level.edit', 'settings.edit'] },
  {
    path: 'canned',
    group: 'shop',
    needs: [
      ...(['canned-response.insert', 'canned-response.edit-personal'] as const),
      ...(['canned-response.edit-shared', 'canned-response.propose'] as const),
    ],
  },
  { path: 'words', group: 'shop', needs: ['word.edit'] },
  { path: 'knowledge', group: 'shop', needs: ['article.edit', 'article.read'] },
  { path: 'surveys', group: 'shop', needs: ['survey.edit', 'survey.read'] },
  { path: 'case-kinds', group: 'shop', needs: ['case-policy.edit'] },
  { path: 'topics', group: 'shop', needs: ['settings.edit'] },
  { path: 'attributes', group: 'shop', needs: ['settings.edit'] },
  { path: 'blocked', group: 'shop', needs: ['customer.block'] },
  { path: 'imports', group: 'shop', needs: ['settings.edit'] },
  { path: 'api-keys', group: 'shop', needs: ['settings.edit'] },
] as const satisfies readonly { path: string; group: string; needs: readonly Permission[] }[];

export type SettingsPath = (typeof SETTINGS_PAGES)[number]['path'];
export type SettingsGroup = (typeof SETTINGS_PAGES)[number]['group'];
export const SETTINGS_GROUPS: readonly SettingsGroup[] = ['personal', 'team', 'automation', 'shop'];

/** Whether an agent may see a page: any of its permissions, in any scope. */
export function maySee(me: Pick<Me, 'permissions'>, path: SettingsPath): boolean {
  const needs: readonly Permission[] = SETTINGS_PAGES.find((page) => page.path === path)?.needs ?? [];
  const granted = me.permissions.filter(({ scope }) => scope !== 'none').map(({ permission }) => permission);
  return needs.length === 0 || needs.some((permission) => granted.includes(permission));
}
