import type { AuditLog, Clock } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { LinkPurpose } from '../ports';
import type { AccountLinks } from '../storage/account-links';
import type { RefreshTokens } from '../storage/refresh-tokens';
import type { SignInFailures } from '../storage/sign-in-failures';
import type { AgentChanges } from './agent-changes';

interface NewPassword {
  passwordHash: string;
  how: LinkPurpose | 'changed';
  /** The session that goes on; all others end. */
  exceptSession?: string;
}

/** Everything that hangs on a new password; inside a unit of work, under the agent's lock. */
export class PasswordChanges {
  constructor(
    private readonly refreshTokens: RefreshTokens,
    private readonly links: AccountLinks,
    private readonly failures: SignInFailures,
    private readonly changes: AgentChanges,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async set(account: Account, { passwordHash, how, exceptSession }: NewPassword): Promise<Account> {
    const now = this.clock.now();
    const wasActive = account.state === 'active';
    const after: Account = {
      ...account,
      passwordHash,
      state: 'active',
      // Tokens from before this password are worth nothing.
      epoch: account.epoch + (wasActive ? 1 : 0),
    };
    await this.refreshTokens.revokeAll(account.id, now, exceptSession ?? null);
    await this.links.withdraw(account.id, now);
    await this.failures.clear(account.email);
    await this.changes.save(after, wasActive);
    await this.audit.record({
      actorId: account.id,
      actorName: after.name,
      action: 'agent.password-set',
      subjectKind: 'agent',
      subjectId: account.id,
      details: { how },
    });
    return after;
  }
}
