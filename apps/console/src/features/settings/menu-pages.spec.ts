import type { Permission, PermissionScope } from '@yingda/contracts/names';
import { maySee, SETTINGS_PAGES } from './menu-pages';

const menuOf = (rights: Partial<Record<Permission, PermissionScope>>) => {
  const permissions = Object.entries(rights).map(([permission, scope]) => ({
    permission: permission as Permission,
    scope: scope as PermissionScope,
  }));
  return SETTINGS_PAGES.filter((page) => maySee({ permissions }, page.path)).map((page) => page.path);
};

describe('the settings menu', () => {
  it('of an agent has the own things, canned responses and blocked visitors', () => {
    const rights = {
      'conversation.serve': 'own',
      'canned-response.insert': 'all',
      'customer.block': 'own',
    } as const;
    expect(menuOf(rights)).toEqual(['profile', 'password', 'views', 'shifts', 'canned', 'blocked']);
  });
  it('of a handler has only what is their own', () => {
    expect(menuOf({ 'settings.edit': 'none' })).toEqual(['profile', 'password', 'views']);
  });
  it('of an administrator has all but what only those who serve have, and the policy of cases', () => {
    const rights = {
      'shifts.edit': 'all',
      'automation.edit': 'all',
      'survey.edit': 'all',
      'settings.edit': 'all',
      'canned-response.edit-shared': 'all',
      'article.edit': 'all',
      'word.edit': 'all',
      'customer.block': 'all',
    } as const;
    expect(menuOf(rights)).toEqual(
      SETTINGS_PAGES.map((page) => page.path).filter((path) => path !== 'shifts' && path !== 'case-kinds'),
    );
  });
});
