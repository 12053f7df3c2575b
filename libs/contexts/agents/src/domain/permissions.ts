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
 * "Propose" of the requirements is `none` where proposals do not exist.
 */
const TABLE: Record<Permission, readonly PermissionScope[]> = {
  'conversation.serve': ['own', 'own', 'team', 'all', 'none', 'none', 'none'],
  'conversation.transfer': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'conversation.take-over': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
  'conversation.monitor': ['none', 'none', 'team', 'all', 'masked', 'none', 'none'],
  'canned-response.insert': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'canned-response.edit-personal': ['own', 'own', 'all', 'all', 'none', 'none', 'none'],
  'canned-response.edit-shared': ['none', 'none', 'all', 'all', 'none', 'none', 'all'],
  // What becomes shared is asked of who may write it.
  'canned-response.propose': ['none', 'all', 'all', 'all', 'all', 'none', 'all'],
  // The shop's list is kept by its managers (G-07); leads add words for their own teams.
  'word.edit': ['none', 'none', 'team', 'all', 'none', 'none', 'all'],
  // `own`: what is written for everybody and for agents; supervisors' own articles only with `all`.
  'article.read': ['own', 'own', 'all', 'all', 'all', 'own', 'all'],
  // `own`: write and edit drafts; publishing, archiving, categories and synonyms with `all`.
  'article.edit': ['none', 'own', 'all', 'all', 'none', 'none', 'all'],
  // One customer file shared by everybody who serves (F-03, F-05); what they see of it is decided by `customer.reveal`.
  'customer.edit': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  'customer.reveal': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  // Who is being abused blocks; the list of blocked visitors is kept by administrators, too.
  'customer.block': ['own', 'own', 'team', 'all', 'none', 'none', 'all'],
  // Quality reviewers read everybody's quality figures, without personal data.
  'figures.read': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  // As files and on paper: who reads only their own figures reads them on screens.
  'report.export': ['none', 'none', 'team', 'all', 'masked', 'none', 'none'],
  // Everybody sees when they work themselves; who plans sees the teams they plan for.
  'shifts.read': ['own', 'own', 'team', 'all', 'none', 'none', 'all'],
  'shifts.edit': ['none', 'none', 'team', 'all', 'none', 'none', 'all'],
  'service-level.edit': ['none', 'none', 'none', 'all', 'none', 'none', 'none'],
  // Auto-replies, rules and the bot work for several teams at once, so there is no part of them that is one team's.
  'automation.edit': ['none', 'none', 'all', 'all', 'none', 'none', 'all'],
  // What leaves the shop for a machine is decided by who answers for it.
  'assistant.edit': ['none', 'none', 'none', 'all', 'none', 'none', 'all'],
  // Forms decide what figures say of everybody, so who answers for the figures edits them.
  'survey.edit': ['none', 'none', 'none', 'all', 'none', 'none', 'all'],
  'survey.read': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  'promise.work': ['own', 'own', 'team', 'all', 'none', 'none', 'none'],
  'case.open': ['all', 'all', 'all', 'all', 'none', 'none', 'none'],
  // Handlers see the tasks of their department and what of the case is needed for them, never the list.
  'case.read': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  'case.work': ['own', 'own', 'team', 'all', 'none', 'none', 'none'],
  // How much, each role's limit in the policy of cases says.
  'case.decide': ['own', 'own', 'team', 'all', 'none', 'none', 'none'],
  'case.approve-extension': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
  'case.approve-goodwill': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
  'case-policy.edit': ['none', 'none', 'none', 'all', 'none', 'none', 'none'],
  // A handler's: those of their department.
  'task.work': ['none', 'none', 'team', 'all', 'none', 'own', 'none'],
  // Senior agents propose; a handler's are the actions they own.
  'action.edit': ['none', 'own', 'team', 'all', 'none', 'own', 'none'],
  'action.verify': ['none', 'none', 'none', 'all', 'all', 'none', 'none'],
  // One inbox for the shop, so that none waits for one person.
  'feedback.work': ['all', 'all', 'all', 'all', 'masked', 'none', 'none'],
  'contact.work': ['own', 'own', 'team', 'all', 'masked', 'none', 'none'],
  'contact.verify': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
  'segment.edit': ['none', 'none', 'all', 'all', 'none', 'none', 'none'],
  'customer.import': ['none', 'none', 'none', 'all', 'none', 'none', 'all'],
  'notice.send': ['none', 'none', 'team', 'all', 'none', 'none', 'none'],
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
