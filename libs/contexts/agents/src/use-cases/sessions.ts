import { type Me } from '@yingda/contracts';
import { newId, type Clock } from '@yingda/platform';
import type { Account } from '../domain/account';
import type { RefreshTokens } from '../storage/refresh-tokens';
import { ACCESS_SECONDS, type AccessTokens } from '../storage/tokens';
import type { AgentReader } from './agent-reader';

/** What somebody who signed in gets. The refresh token belongs into the cookie, never into a body. */
export interface Session {
  accessToken: string;
  expiresInSeconds: number;
  refreshToken: string;
  refreshExpiresAt: Date;
  agent: Me;
}

/** A session without the person, as made inside a unit of work. */
export type SessionTokens = Omit<Session, 'agent'> & { agentId: string };

/** Begins and continues sessions. */
export class Sessions {
  constructor(
    private readonly accessTokens: AccessTokens,
    private readonly refreshTokens: RefreshTokens,
    private readonly reader: AgentReader,
    private readonly clock: Clock,
  ) {}

  /** In the unit of work that lets the person in; `familyId` of the session that goes on, none for a new one. */
  async issue(account: Account, familyId: string = newId()): Promise<SessionTokens> {
    const now = this.clock.now();
    const refresh = await this.refreshTokens.add(account.id, familyId, now);
    return {
      agentId: account.id,
      accessToken: this.accessTokens.issue(
        { agentId: account.id, sessionId: familyId, epoch: account.epoch },
        now,
      ),
      expiresInSeconds: ACCESS_SECONDS,
      refreshToken: refresh.token,
      refreshExpiresAt: refresh.expiresAt,
    };
  }

  /** After the commit: the session with the person as they now are. */
  async withPerson({ agentId, ...tokens }: SessionTokens): Promise<Session> {
    return { ...tokens, agent: await this.reader.me(agentId) };
  }
}
