import type { Role } from '@yingda/contracts/names';

/** Roles that answer customers; the server refuses the others. */
const SERVING: readonly Role[] = ['agent', 'senior-agent', 'supervisor', 'manager'];

export function serves({ role }: { role: Role }): boolean {
  return SERVING.includes(role);
}
