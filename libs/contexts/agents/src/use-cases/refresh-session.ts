import { Refusal } from '@yingda/contracts/names';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import { requireUsable } from '../domain/account';
import type { Accounts } from '../storage/accounts';
import type { RefreshToken, RefreshTokens } from '../storage/refresh-tokens';
import type { Session, Sessions, SessionTokens } from './sessions';

/** Two tabs use one token, or the answer that carried its successor was lost with the line or the server. */
const LEEWAY_MS = 10_000;

/**
 * A refresh token is used once and replaced. Used again later it was stolen by somebody, so its whole family ends.
 * Within ten seconds it is no theft: whoever comes second gets a successor of its own.
 */
export class RefreshSession {
  constructor(
    private readonly tokens: RefreshTokens,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal token-invalid, token-expired, refresh-reused, account-deactivated */
  async execute(token: string): Promise<Session> {
    // Before the wait for another use of it: what came in time is in time.
    const startedAt = this.clock.now();
    const issued = await this.unitOfWork.run(async () => {
      const held = await this.tokens.lock(token);
      if (!held) throw new Refusal('token-invalid', 'The refresh token is not one of ours; sign in.');
      if (held.rotatedAt && startedAt.getTime() - held.rotatedAt.getTime() > LEEWAY_MS) {
        // Not thrown here: the end of the family must be committed.
        await this.endFamily(held);
        return null;
      }
      return this.successorOf(held);
    });
    if (!issued) {
      throw new Refusal(
        'refresh-reused',
        'This refresh token was used before; the session was ended, sign in again.',
      );
    }
    return this.sessions.withPerson(issued);
  }

  private async successorOf(held: RefreshToken): Promise<SessionTokens> {
    const now = this.clock.now();
    if (held.revokedAt || held.expiresAt.getTime() <= now.getTime()) {
      throw new Refusal('token-expired', 'The session has ended; sign in.');
    }
    const account = await this.accounts.find(held.agentId);
    if (!account) throw new Refusal('token-invalid', 'The refresh token is not one of ours; sign in.');
    requireUsable(account, now);
    if (!held.rotatedAt) await this.tokens.markRotated(held.id, now);
    return this.sessions.issue(account, held.familyId);
  }

  private async endFamily(held: RefreshToken): Promise<void> {
    await this.tokens.revokeFamily(held.familyId, this.clock.now());
    await this.audit.record({
      actorId: null,
      actorName: '',
      action: 'agent.refresh-reused',
      subjectKind: 'agent',
      subjectId: held.agentId,
      details: { sessionId: held.familyId },
    });
  }
}
