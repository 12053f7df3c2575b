import { type Database, newId } from '@yingda/platform';
import { hashOf, newSecret } from './tokens';

/** Without use for this long a session ends. */
export const REFRESH_MS = 30 * 24 * 3_600_000;

export interface RefreshToken {
  id: string;
  agentId: string;
  familyId: string;
  expiresAt: Date;
  rotatedAt: Date | null;
  revokedAt: Date | null;
}

/** Rows of `refresh_tokens`: each is used once, all that came of one sign-in are a family. */
export class RefreshTokens {
  constructor(private readonly database: Database) {}

  /** The token under its row lock: of two uses at once the second sees that the first has rotated it. */
  async lock(token: string): Promise<RefreshToken | null> {
    const rows = await this.database.query<RefreshToken>(
      `select id, agent_id as "agentId", family_id as "familyId", expires_at as "expiresAt",
         rotated_at as "rotatedAt", revoked_at as "revokedAt"
       from refresh_tokens where token_hash = $1 for no key update`,
      [hashOf(token)],
    );
    return rows[0] ?? null;
  }

  /** Adds a token to a family and gives its secret. */
  async add(agentId: string, familyId: string, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + REFRESH_MS);
    await this.database.query(
      `insert into refresh_tokens (id, agent_id, family_id, token_hash, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), agentId, familyId, hashOf(token), now, expiresAt],
    );
    return { token, expiresAt };
  }

  async markRotated(id: string, now: Date): Promise<void> {
    await this.database.query('update refresh_tokens set rotated_at = $2 where id = $1', [id, now]);
  }

  async revokeFamily(familyId: string, now: Date): Promise<void> {
    await this.database.query(
      'update refresh_tokens set revoked_at = $2 where family_id = $1 and revoked_at is null',
      [familyId, now],
    );
  }

  /** Ends all sessions of an agent, but for one family if it is named. */
  async revokeAll(agentId: string, now: Date, exceptFamily: string | null = null): Promise<void> {
    await this.database.query(
      `update refresh_tokens set revoked_at = $2
       where agent_id = $1 and revoked_at is null and ($3::uuid is null or family_id <> $3)`,
      [agentId, now, exceptFamily],
    );
  }

  /** Drops what can neither be used nor tell of a reuse any more. */
  async removeExpired(now: Date): Promise<void> {
    await this.database.query('delete from refresh_tokens where expires_at <= $1', [now]);
  }
}
