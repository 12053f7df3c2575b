import type { CustomerKind, TierSource } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';

/** What is noted of a customer beside the record that chats need. */
export interface Profile {
  customerId: string;
  kind: CustomerKind;
  organisationId: string | null;
  organisationRole: string;
  tags: string[];
  preferences: Record<string, string>;
  tierSource: TierSource;
  tierReason: string;
  tierBy: string;
  tierSince: Date | null;
  tierUntil: Date | null;
  verifiedAt: Date | null;
  verifiedBy: string;
}

const COLUMNS = `customer_id as "customerId", kind, organisation_id as "organisationId",
  organisation_role as "organisationRole", tags, preferences, tier_source as "tierSource", tier_reason as "tierReason",
  tier_by as "tierBy", tier_since as "tierSince", tier_until as "tierUntil", verified_at as "verifiedAt",
  verified_by as "verifiedBy"`;

/** Rows of `customer_profiles`, written under the lock of their customer. */
export class Profiles {
  constructor(private readonly database: Database) {}

  async of(customerId: string): Promise<Profile> {
    return (await this.some([customerId])).get(customerId)!;
  }

  /** One for each id; nothing noted where there is no row. */
  async some(customerIds: string[]): Promise<Map<string, Profile>> {
    const rows = await this.database.query<Profile>(
      `select ${COLUMNS} from customer_profiles where customer_id = any($1::uuid[])`,
      [customerIds],
    );
    const known = new Map(rows.map((row) => [row.customerId, row]));
    return new Map(customerIds.map((id) => [id, known.get(id) ?? blank(id)]));
  }

  async put(profiles: Profile[]): Promise<void> {
    if (profiles.length === 0) return;
    await this.database.query(
      `insert into customer_profiles (customer_id, kind, organisation_id, organisation_role, tags, preferences, tier_source,
         tier_reason, tier_by, tier_since, tier_until, verified_at, verified_by)
       select r."customerId", r.kind, r."organisationId", r."organisationRole", r.tags, r.preferences, r."tierSource",
         r."tierReason", r."tierBy", r."tierSince", r."tierUntil", r."verifiedAt", r."verifiedBy"
       from jsonb_to_recordset($1::jsonb) as r("customerId" uuid, kind text, "organisationId" uuid,
         "organisationRole" text, tags text[], preferences jsonb, "tierSource" text, "tierReason" text, "tierBy" text,
         "tierSince" timestamptz, "tierUntil" timestamptz, "verifiedAt" timestamptz, "verifiedBy" text)
       on conflict (customer_id) do update set kind = excluded.kind, organisation_id = excluded.organisation_id,
         organisation_role = excluded.organisation_role, tags = excluded.tags, preferences = excluded.preferences,
         tier_source = excluded.tier_source, tier_reason = excluded.tier_reason, tier_by = excluded.tier_by,
         tier_since = excluded.tier_since, tier_until = excluded.tier_until, verified_at = excluded.verified_at,
         verified_by = excluded.verified_by`,
      [JSON.stringify(profiles)],
    );
  }

  /** Tags of those who were joined into a customer: theirs as long as the join stands. */
  async tagsOfJoined(customerId: string): Promise<string[]> {
    const rows = await this.database.query<{ tag: string }>(
      `with recursive joined(id) as (
         select id from customers where joined_into = $1
         union all select c.id from joined j cross join lateral (
           select id from customers where joined_into = j.id limit 10000) c)
       select distinct unnest(p.tags) as tag from joined j join customer_profiles p on p.customer_id = j.id`,
      [customerId],
    );
    return rows.map(({ tag }) => tag);
  }

  /** Tiers said by hand until a time that is over. */
  async ended(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select customer_id as id from customer_profiles where tier_until <= $1 order by tier_until limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function blank(customerId: string): Profile {
  return {
    customerId,
    kind: 'person',
    organisationId: null,
    organisationRole: '',
    tags: [],
    preferences: {},
    tierSource: 'default',
    tierReason: '',
    tierBy: '',
    tierSince: null,
    tierUntil: null,
    verifiedAt: null,
    verifiedBy: '',
  };
}
