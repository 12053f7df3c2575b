import type { Database } from '@yingda/platform';

const COLUMNS = `id, name, prefix, created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

/** A key of the shop's own systems, without its secret, which is nowhere. */
export interface ApiKey {
  id: string;
  name: string;
  /** The beginning of the key, by which people tell keys apart. */
  prefix: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The table of keys. */
export class ApiKeyTable {
  constructor(private readonly database: Database) {}

  async add(key: ApiKey, secret: { hash: string; createdBy: string | null }): Promise<void> {
    await this.database.query(
      `insert into api_keys (id, name, prefix, hash, created_at, created_by) values ($1, $2, $3, $4, $5, $6)`,
      [key.id, key.name, key.prefix, secret.hash, key.createdAt, secret.createdBy],
    );
  }

  async all(): Promise<ApiKey[]> {
    return this.database.query<ApiKey>(`select ${COLUMNS} from api_keys order by created_at desc, id desc`);
  }

  async byHash(hash: string): Promise<ApiKey | null> {
    return (
      (await this.database.query<ApiKey>(`select ${COLUMNS} from api_keys where hash = $1`, [hash]))[0] ??
      null
    );
  }

  async byId(id: string): Promise<ApiKey | null> {
    return (
      (await this.database.query<ApiKey>(`select ${COLUMNS} from api_keys where id = $1`, [id]))[0] ?? null
    );
  }

  /** The first time counts; true when this was it. */
  async revoke(id: string, at: Date): Promise<boolean> {
    const changed = await this.database.execute(
      'update api_keys set revoked_at = $2 where id = $1 and revoked_at is null',
      [id, at],
    );
    return changed > 0;
  }

  async used(id: string, at: Date): Promise<void> {
    await this.database.query('update api_keys set last_used_at = $2 where id = $1', [id, at]);
  }
}
