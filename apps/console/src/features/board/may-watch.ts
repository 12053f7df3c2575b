import type { Permission, PermissionScope } from '@yingda/contracts/names';

/** Whether there is a board for this person, as the server decides it. */
export function mayWatch(scopeOf: (permission: Permission) => PermissionScope): boolean {
  return ['team', 'all', 'masked'].includes(scopeOf('figures.read'));
}
