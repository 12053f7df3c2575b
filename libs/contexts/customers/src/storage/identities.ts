import type { Channel } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import { CustomerFacts } from './files/customer-facts';

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
  /** The customer they are proven to be, where an agent has put them with another; else absent or null. */
  provenAs?: string | null;
  firstSeenAt: Date;
  lastSeenAt: Date | null;
}

const COLUMNS = `id, customer_id as "customerId", channel, inbox_id as "inboxId", external_key as "externalKey", label,
  verified, signed_to as "signedTo", proven_as as "provenAs", first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt"`;

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
  /** Which channels a customer has stands there, too. */
  private readonly facts: CustomerFacts;

  constructor(private readonly database: Database) {
    this.facts = new CustomerFacts(database);
  }

  async find(id: string): Promise<Identity | null> {
    return this.one('id = $1', [id]);
  }

  // Two sessions of one browser come one after the other: the second finds what the first has decided.
  async lock(id: string): Promise<Identity | null> {
    return this.one('id = $1 for no key update', [id]);
  }

  /** Everything one customer is known by, in one order. */
  async lockOf(customerId: string): Promise<Identity[]> {
    return this.database.query<Identity>(
      `select ${COLUMNS} from identities where customer_id = $1 order by id for no key update`,
      [customerId],
    );
  }

  async lockAll(ids: string[]): Promise<Identity[]> {
    return this.database.query<Identity>(
      `select ${COLUMNS} from identities where id = any($1::uuid[]) order by id for no key update`,
      [ids],
    );
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

  async findByKey(
    channel: Identity['channel'],
    inboxId: string,
    externalKey: string,
  ): Promise<Identity | null> {
    return this.one('channel = $1 and inbox_id = $2 and external_key = $3', [channel, inboxId, externalKey]);
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
         first_seen_at, last_seen_at, proven_as)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
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
        identity.provenAs ?? null,
      ],
    );
    if (added === 1) await this.facts.refresh([identity.customerId]);
    return added === 1;
  }

  /** To whom it belongs, and what is proven of that. */
  async put(
    identity: Pick<Identity, 'id' | 'customerId' | 'signedTo' | 'verified' | 'provenAs'>,
  ): Promise<void> {
    const { id, customerId, signedTo, verified, provenAs } = identity;
    await this.database.query(
      'update identities set customer_id = $2, signed_to = $3, verified = $4, proven_as = $5 where id = $1',
      [id, customerId, signedTo, verified, provenAs === customerId ? null : (provenAs ?? null)],
    );
    await this.facts.refresh([customerId]);
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
   * Other identities of the same person, the oldest first. Until the end of the unit of work nobody else decides about
   * this person: of two accounts they write to for the first time at once, the second finds the first.
   */
  async sameUnion(unionKey: string, butNot: string | null): Promise<Identity[]> {
    await this.database.query('select pg_advisory_xact_lock(hashtextextended($1, 3010))', [unionKey]);
    return this.database.query<Identity>(
      `select ${COLUMNS} from identities where union_key = $1 and id is distinct from $2::uuid
       order by first_seen_at, id limit 50`,
      [unionKey, butNot],
    );
  }

  /** Whether this customer has an identity that is proven to be somebody else than this one: put there by an agent. */
  async isAlone(identity: Pick<Identity, 'customerId' | 'provenAs'>): Promise<boolean> {
    const [row] = await this.database.query<{ alone: boolean }>(
      `select exists (select 1 from identities where customer_id = $1
         and coalesce(proven_as, customer_id) <> $2) as alone`,
      [identity.customerId, provenAs(identity)],
    );
    return row!.alone;
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

/** Whom an identity is proven to be. */
export function provenAs({ customerId, provenAs }: Pick<Identity, 'customerId' | 'provenAs'>): string {
  return provenAs ?? customerId;
}
