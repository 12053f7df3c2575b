import type { Channel } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** How a channel knows a customer. */
export interface Identity {
  id: string;
  customerId: string;
  channel: Channel | 'shop';
  inboxId: string;
  /** What the channel calls them: a visitor's key, the shop's id; a blind index where it is personal. */
  externalKey: string;
  /** Fit to be shown. */
  label: string;
  verified: boolean;
  /** The shop's id this visitor was first signed to. */
  signedTo: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date | null;
}

const COLUMNS = `id, customer_id as "customerId", channel, inbox_id as "inboxId", external_key as "externalKey", label,
  verified, signed_to as "signedTo", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"`;

/** What only channels with a provider know of an identity. */
export interface ChannelKeys {
  externalKey: string;
  /** Encrypted: where a message to them goes. */
  address: string;
  /** Equal for all accounts of one person, where the provider tells; null elsewhere. */
  unionKey: string | null;
}

/** Rows of `identities`. */
export class Identities {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Identity | null> {
    return this.one('id = $1', [id]);
  }

  // Two sessions of one browser come one after the other: the second finds what the first has decided.
  async lock(id: string): Promise<Identity | null> {
    return this.one('id = $1 for no key update', [id]);
  }

  async lockByKey(
    channel: Identity['channel'],
    inboxId: string,
    externalKey: string,
  ): Promise<Identity | null> {
    return this.one('channel = $1 and inbox_id = $2 and external_key = $3 for no key update', [
      channel,
      inboxId,
      externalKey,
    ]);
  }

  async of(customerId: string): Promise<Identity[]> {
    return this.database.query<Identity>(
      `select ${COLUMNS} from identities where customer_id = $1 order by first_seen_at, id limit 500`,
      [customerId],
    );
  }

  /** False when the channel knows this key already. */
  async insert(identity: Identity): Promise<boolean> {
    const added = await this.database.execute(
      `insert into identities (id, customer_id, channel, inbox_id, external_key, label, verified, signed_to,
         first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict on constraint identities_channel_key do nothing`,
      [
        identity.id,
        identity.customerId,
        identity.channel,
        identity.inboxId,
        identity.externalKey,
        identity.label,
        identity.verified,
        identity.signedTo,
        identity.firstSeenAt,
        identity.lastSeenAt,
      ],
    );
    return added === 1;
  }

  async move(id: string, customerId: string, signedTo: string | null): Promise<void> {
    await this.database.query(
      `update identities set customer_id = $2, signed_to = coalesce(signed_to, $3), verified = verified or $3 is not null
       where id = $1`,
      [id, customerId, signedTo],
    );
  }

  /** What the provider calls them, and how they are reached; also after it has changed. */
  async keep(id: string, keys: ChannelKeys): Promise<void> {
    await this.database.query(
      `update identities set external_key = $2, address = $3, union_key = coalesce($4, union_key) where id = $1`,
      [id, keys.externalKey, keys.address, keys.unionKey],
    );
  }

  async setUnion(id: string, unionKey: string): Promise<void> {
    await this.database.query('update identities set union_key = $2 where id = $1', [id, unionKey]);
  }

  async setLabel(id: string, label: string): Promise<void> {
    await this.database.query('update identities set label = $2 where id = $1', [id, label]);
  }

  /** The encrypted address of an identity; null for one without. */
  async addressOf(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ address: string | null }>(
      'select address from identities where id = $1',
      [id],
    );
    return row?.address ?? null;
  }

  /**
   * Another identity of the same person, the oldest. Until the end of the unit of work nobody else decides about this
   * person: of two accounts they write to for the first time at once, the second finds the first.
   */
  async sameUnion(unionKey: string, butNot: string | null): Promise<Identity | null> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1, 3010))', [unionKey]);
    return this.one('union_key = $1 and id is distinct from $2::uuid order by first_seen_at, id limit 1', [
      unionKey,
      butNot,
    ]);
  }

  async markSeen(id: string, now: Date): Promise<void> {
    await this.database.query('update identities set last_seen_at = $2 where id = $1', [id, now]);
  }

  private async one(where: string, values: unknown[]): Promise<Identity | null> {
    return (
      (await this.database.query<Identity>(`select ${COLUMNS} from identities where ${where}`, values))[0] ??
      null
    );
  }
}
