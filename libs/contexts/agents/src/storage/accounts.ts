import type { Database } from '@yingda/platform';
import type { Account } from '../domain/account';

const COLUMNS = `id, email, name, public_name as "publicName", avatar_url as "avatarUrl", role, capacity,
  account_state as state, expires_at as "expiresAt", password_hash as "passwordHash", preferences,
  session_epoch as epoch, last_seen_at as "lastSeenAt", created_at as "createdAt"`;

/** Rows of `agents`. */
export class Accounts {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Account | null> {
    return this.one(`select ${COLUMNS} from agents where id = $1`, [id]);
  }

  async findByEmail(email: string): Promise<Account | null> {
    return this.one(`select ${COLUMNS} from agents where lower(email) = $1`, [email]);
  }

  // Enough for every change of one agent: what they hold elsewhere is changed only by those who lock this row first.
  async lock(id: string): Promise<Account | null> {
    return this.one(`select ${COLUMNS} from agents where id = $1 for no key update`, [id]);
  }

  /** As `lock`, without waiting: null also when somebody else has it. */
  async tryLock(id: string): Promise<Account | null> {
    return this.one(`select ${COLUMNS} from agents where id = $1 for no key update skip locked`, [id]);
  }

  /** Locks many in one order, so that two who do so never wait for each other. Unknown ids are left out. */
  async lockAll(ids: string[]): Promise<Account[]> {
    return this.database.query<Account>(
      `select ${COLUMNS} from agents where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    );
  }

  // Two administrators who demote each other must not both succeed: whoever may end an administration locks all of them.
  async lockWithAdministrators(id: string): Promise<Account[]> {
    return this.database.query<Account>(
      `select ${COLUMNS} from agents
       where id = $1 or (role = 'administrator' and account_state = 'active') order by id for no key update`,
      [id],
    );
  }

  async hasAdministrator(): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from agents where role = 'administrator' and account_state = 'active' limit 1`,
    );
    return rows.length > 0;
  }

  async expired(now: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from agents where account_state = 'active' and expires_at <= $1 order by id`,
      [now],
    );
    return rows.map((row) => row.id);
  }

  async insert(account: Account): Promise<void> {
    await this.database.query(
      `insert into agents (id, email, name, public_name, avatar_url, role, capacity, account_state, expires_at,
         password_hash, preferences, session_epoch, last_seen_at, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`,
      [...this.values(account), account.createdAt],
    );
  }

  /** Writes what may change of an account. */
  async save(account: Account, now: Date): Promise<void> {
    await this.database.query(
      `update agents set email = $2, name = $3, public_name = $4, avatar_url = $5, role = $6, capacity = $7,
         account_state = $8, expires_at = $9, password_hash = $10, preferences = $11, session_epoch = $12,
         last_seen_at = $13, updated_at = $14
       where id = $1`,
      [...this.values(account), now],
    );
  }

  async markSeen(id: string, now: Date): Promise<void> {
    await this.database.query('update agents set last_seen_at = $2 where id = $1', [id, now]);
  }

  private values(account: Account): unknown[] {
    return [
      account.id,
      account.email,
      account.name,
      account.publicName,
      account.avatarUrl,
      account.role,
      account.capacity,
      account.state,
      account.expiresAt,
      account.passwordHash,
      JSON.stringify(account.preferences),
      account.epoch,
      account.lastSeenAt,
    ];
  }

  private async one(text: string, values: unknown[]): Promise<Account | null> {
    return (await this.database.query<Account>(text, values))[0] ?? null;
  }
}
