import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import type { RefreshTokens } from '../storage/refresh-tokens';

/** Ends the session a refresh token belongs to; an unknown one is no error, there is nothing left to end. */
export class SignOut {
  constructor(
    private readonly tokens: RefreshTokens,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async execute(token: string | null): Promise<void> {
    if (!token) return;
    await this.unitOfWork.run(async () => {
      const held = await this.tokens.lock(token);
      if (!held || held.revokedAt) return;
      await this.tokens.revokeFamily(held.familyId, this.clock.now());
      await this.audit.record({
        actorId: held.agentId,
        actorName: '',
        action: 'agent.signed-out',
        subjectKind: 'agent',
        subjectId: held.agentId,
      });
    });
  }
}
