/** Rows of the permission table used so far; the cells are in the agents context (`domain/permissions.ts`). */
export const PERMISSIONS = [
  'conversation.serve',
  'conversation.transfer',
  'conversation.take-over',
  'conversation.monitor',
  'canned-response.insert',
  'canned-response.edit-personal',
  'canned-response.edit-shared',
  'customer.edit',
  'customer.reveal',
  'customer.block',
  'figures.read',
  'settings.edit',
  'audit.read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** How far a permission reaches. */
export const PERMISSION_SCOPES = ['none', 'own', 'team', 'masked', 'all'] as const;
export type PermissionScope = (typeof PERMISSION_SCOPES)[number];
