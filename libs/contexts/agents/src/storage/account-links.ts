import { type Database, newId } from '@yingda/platform';
import type { LinkPurpose } from '../ports';
import { hashOf, newSecret } from './tokens';

const HOUR_MS = 3_600_000;
const LIFETIME_MS: Record<LinkPurpose, number> = {
  invitation: 7 * 24 * HOUR_MS,
  'password-reset': HOUR_MS,
  setup: 7 * 24 * HOUR_MS,
};

export interface AccountLink {
  id: string;
  agentId: string | null;
  purpose: LinkPurpose;
  expiresAt: Date;
  usedAt: Date | null;
  withdrawnAt: Date | null;
}

const COLUMNS = `id, agent_id as "agentId", purpose, expires_at as "expiresAt", used_at as "usedAt",
  withdrawn_at as "withdrawnAt"`;

/** Rows of `account_links`: one-time links, of which only a hash is kept. */
export class AccountLinks {
  constructor(private readonly database: Database) {}

  async find(token: string): Promise<AccountLink | null> {
    return this.one('', token);
  }

  // Two uses of one link come one after the other; the second finds it used.
  async lock(token: string): Promise<AccountLink | null> {
    return this.one('for no key update', token);
  }

  /** A new link; earlier ones of the same person and purpose no longer work. */
  async add(
    agentId: string | null,
    purpose: LinkPurpose,
    now: Date,
  ): Promise<{ token: string; expiresAt: Date }> {
    const token = newSecret();
    const expiresAt = new Date(now.getTime() + LIFETIME_MS[purpose]);
    if (agentId) await this.withdraw(agentId, now, purpose);
    await this.database.query(
      `insert into account_links (id, agent_id, purpose, token_hash, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [newId(), agentId, purpose, hashOf(token), now, expiresAt],
    );
    return { token, expiresAt };
  }

  async markUsed(id: string, now: Date): Promise<void> {
    await this.database.query('update account_links set used_at = $2 where id = $1', [id, now]);
  }

  async withdraw(agentId: string, now: Date, purpose: LinkPurpose | null = null): Promise<void> {
    await this.database.query(
      `update account_links set withdrawn_at = $2 where agent_id = $1 and used_at is null and withdrawn_at is null
         and ($3::text is null or purpose = $3)`,
      [agentId, now, purpose],
    );
  }

  /** Whether a link for a new password was made for this agent after a moment. */
  async madeSince(agentId: string, since: Date): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from account_links where agent_id = $1 and purpose = 'password-reset' and created_at > $2 limit 1`,
      [agentId, since],
    );
    return rows.length > 0;
  }

  private async one(lock: string, token: string): Promise<AccountLink | null> {
    const rows = await this.database.query<AccountLink>(
      `select ${COLUMNS} from account_links where token_hash = $1 ${lock}`,
      [hashOf(token)],
    );
    return rows[0] ?? null;
  }
}
