import { type Preferences } from '@yingda/contracts';
import { Refusal, type AgentState, type Role } from '@yingda/contracts/names';

/** An agent's account as it is kept. */
export interface Account {
  id: string;
  email: string;
  name: string;
  publicName: string;
  avatarUrl: string | null;
  role: Role;
  capacity: number;
  state: AgentState;
  /** When a temporary agent's access ends. */
  expiresAt: Date | null;
  passwordHash: string | null;
  preferences: Preferences;
  /** Raised when rights or password change: tokens of an older epoch are worth nothing. */
  epoch: number;
  lastSeenAt: Date | null;
  createdAt: Date;
}

/** E-mail addresses are compared without case. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function isExpired(account: Pick<Account, 'expiresAt'>, now: Date): boolean {
  return account.expiresAt !== null && account.expiresAt.getTime() <= now.getTime();
}

/** Whether the account may be used now. @throws Refusal account-deactivated */
export function requireUsable(account: Pick<Account, 'state' | 'expiresAt'>, now: Date): void {
  if (account.state !== 'active') {
    throw new Refusal('account-deactivated', 'This account is deactivated; ask an administrator.');
  }
  if (isExpired(account, now)) {
    throw new Refusal('account-deactivated', 'This temporary account has ended; ask an administrator.', {
      expiredAt: account.expiresAt!.toISOString(),
    });
  }
}

/** Whether somebody can be relied on to administer for good: a temporary administrator cannot. */
export function isLastingAdministrator(account: Pick<Account, 'role' | 'state' | 'expiresAt'>): boolean {
  return account.role === 'administrator' && account.state === 'active' && account.expiresAt === null;
}

/** At least one lasting administrator must remain among all accounts. @throws Refusal last-administrator */
export function requireAdministrator(accounts: Pick<Account, 'role' | 'state' | 'expiresAt'>[]): void {
  if (accounts.some(isLastingAdministrator)) return;
  throw new Refusal(
    'last-administrator',
    'Somebody must be able to administer; make another administrator first.',
  );
}
