import type { Permission } from '@yingda/contracts/names';
import type { Me } from '../../app/session';

/** Every page of the settings by its address, in the order of the menu. */
export const SETTINGS_PAGES = [
  { path: 'profile', group: 'personal', needs: [] },
  { path: 'password', group: 'personal', needs: [] },
  { path: 'views', group: 'personal', needs: [] },
  { path: 'agents', group: 'team', needs: ['settings.edit'] },
  { path: 'teams', group: 'team', needs: ['settings.edit'] },
  { path: 'permissions', group: 'team', needs: ['settings.edit', 'audit.read'] },
  { path: 'inboxes', group: 'shop', needs: ['settings.edit'] },
  {
    path: 'canned',
    group: 'shop',
    needs: ['canned-response.insert', 'canned-response.edit-personal', 'canned-response.edit-shared'],
  },
  { path: 'topics', group: 'shop', needs: ['settings.edit'] },
  { path: 'attributes', group: 'shop', needs: ['settings.edit'] },
  { path: 'blocked', group: 'shop', needs: ['customer.block'] },
  { path: 'api-keys', group: 'shop', needs: ['settings.edit'] },
] as const satisfies readonly { path: string; group: string; needs: readonly Permission[] }[];

export type SettingsPath = (typeof SETTINGS_PAGES)[number]['path'];
export type SettingsGroup = (typeof SETTINGS_PAGES)[number]['group'];
export const SETTINGS_GROUPS: readonly SettingsGroup[] = ['personal', 'team', 'shop'];

/** Whether an agent may see a page: any of its permissions, in any scope. */
export function maySee(me: Pick<Me, 'permissions'>, path: SettingsPath): boolean {
  const needs: readonly Permission[] = SETTINGS_PAGES.find((page) => page.path === path)?.needs ?? [];
  const granted = me.permissions.filter(({ scope }) => scope !== 'none').map(({ permission }) => permission);
  return needs.length === 0 || needs.some((permission) => granted.includes(permission));
}
