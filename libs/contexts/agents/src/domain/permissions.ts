import {
  PERMISSIONS,
  Refusal,
  ROLES,
  type Permission,
  type PermissionScope,
  type Role,
} from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';

/**
 * The permission table, one row a permission, cells in the order of ROLES:
 * agent, senior agent, supervisor, manager, quality reviewer, handler, administrator.
 * "Propose" and "task" of the requirements are `none` until proposals and department tasks exist.
 */
const TABLE: Record<Permission, readonly PermissionScope[]> = {
  'conversation.serve': ['own', 'own', 'team', 'all', 'none', 'none', 'none'],
  'conversation.transfer': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'conversation.take-over': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
  'conversation.monitor': ['none', 'none', 'team', 'all', 'masked', 'none', 'none'],
  'canned-response.insert': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'canned-response.edit-personal': ['own', 'own', 'all', 'all', 'none', 'none', 'none'],
  'canned-response.edit-shared': ['none', 'none', 'all', 'all', 'none', 'none', 'all'],
  // One customer file shared by everybody who serves (F-03, F-05); what they see of it is decided by `customer.reveal`.
  'customer.edit': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'customer.reveal': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  // Who is being abused blocks; the list of blocked visitors is kept by administrators, too.
  'customer.block': ['own', 'own', 'team', 'all', 'none', 'none', 'all'],
  // Quality reviewers read everybody's quality figures, without personal data.
  'figures.read': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  'settings.edit': ['none', 'none', 'none', 'none', 'none', 'none', 'all'],
  'audit.read': ['none', 'none', 'none', 'all', 'all', 'none', 'all'],
};

/** How far a role may do something. */
export function scopeOf(role: Role, permission: Permission): PermissionScope {
  return TABLE[permission][ROLES.indexOf(role)] ?? 'none';
}

/**
 * What a role may do; permissions of scope `none` are left out. Who is there for a while only (an account with an end)
 * sees personal data masked, whatever the role.
 */
export function permissionsOf(
  role: Role,
  how: { temporary: boolean } = { temporary: false },
): Partial<Record<Permission, PermissionScope>> {
  const hidden = (permission: Permission) => how.temporary && permission === 'customer.reveal';
  const granted = PERMISSIONS.filter((permission) => !hidden(permission)).map(
    (permission) => [permission, scopeOf(role, permission)] as const,
  );
  return Object.fromEntries(granted.filter(([, scope]) => scope !== 'none'));
}

/** The whole table, scopes in the order of ROLES. */
export function permissionTable(): { permission: Permission; scopes: PermissionScope[] }[] {
  return PERMISSIONS.map((permission) => ({ permission, scopes: [...TABLE[permission]] }));
}

/** Lets the system and agents with the permission in full pass. @throws Refusal not-permitted */
export function requireAll(actor: Actor, permission: Permission): void {
  if (actor.kind === 'system') return;
  if (actor.kind === 'agent' && actor.permissions[permission] === 'all') return;
  throw new Refusal('not-permitted', 'Your role does not allow this; ask an administrator.', { permission });
}
