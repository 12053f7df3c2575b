import type { JoinReason } from '@yingda/contracts/names';
import { newId, type Database } from '@yingda/platform';
import type { Gained } from '../domain/joining';
import type { MovedTrails } from './customer-trails';
import type { Identity } from './identities';

/** What an identity was before a join; absent in joins from before this was kept. */
export type IdentityBefore = Pick<Identity, 'signedTo' | 'verified' | 'provenAs'>;

/** What went along with a join as a whole. `gained` is absent in joins from before this was kept. */
export type Moved = Partial<MovedTrails> & { gained?: Gained };

/** One identity's part of a join. All parts of one join have one `groupId`. */
export interface JoinPart {
  id: string;
  groupId: string;
  identityId: string;
  from: string;
  to: string;
  reason: JoinReason;
  byId: string | null;
  byName: string;
  at: Date;
  /** Nothing was left at the customer it came from, who is shown as the other since. */
  emptied: boolean;
  before: IdentityBefore | null;
  undoneAt: Date | null;
}

/** How an identity came to where it is, as it is shown. */
export interface ShownJoin {
  identityId: string;
  groupId: string;
  reason: JoinReason;
  byName: string;
  at: Date;
  fromName: string;
  fromCode: string;
}

const COLUMNS = `j.id, j.group_id as "groupId", j.identity_id as "identityId", j.from_customer_id as "from",
  j.to_customer_id as "to", j.reason, j.joined_by as "byId", j.joined_by_name as "byName", j.joined_at as at, j.emptied,
  j.identity_before as before, j.undone_at as "undoneAt"`;

/** Rows of `customer_joins`: read and written under the locks of the customers they are about. */
export class Joins {
  constructor(private readonly database: Database) {}

  /** `moved` stands with the first part. */
  async add(parts: Omit<JoinPart, 'id' | 'undoneAt'>[], moved: Moved): Promise<void> {
    for (const [index, part] of parts.entries())
      await this.database.query(
        `insert into customer_joins (id, group_id, identity_id, from_customer_id, to_customer_id, reason, joined_by,
           joined_by_name, joined_at, emptied, identity_before, moved)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          newId(),
          part.groupId,
          part.identityId,
          part.from,
          part.to,
          part.reason,
          part.byId,
          part.byName,
          part.at,
          part.emptied,
          part.before && JSON.stringify(part.before),
          JSON.stringify(index === 0 ? moved : {}),
        ],
      );
  }

  async parts(groupId: string): Promise<JoinPart[]> {
    return this.many('j.group_id = $1 order by j.joined_at, j.id', [groupId]);
  }

  /** What went along and has not gone back. */
  async movedWith(groupId: string): Promise<Moved[]> {
    const rows = await this.database.query<{ moved: Moved }>(
      'select moved from customer_joins where group_id = $1 and moved_back_at is null',
      [groupId],
    );
    return rows.map((row) => row.moved);
  }

  async markMovedBack(groupId: string, at: Date): Promise<void> {
    await this.database.query('update customer_joins set moved_back_at = $2 where group_id = $1', [
      groupId,
      at,
    ]);
  }

  /** The join after which nothing was left at this customer, and which stands. */
  async emptying(customerId: string): Promise<JoinPart | null> {
    const found = await this.many(
      `j.from_customer_id = $1 and j.emptied and j.moved_back_at is null order by j.joined_at desc, j.id desc limit 1`,
      [customerId],
    );
    return found[0] ?? null;
  }

  /** Parts that stand of these identities, the latest first. */
  async standing(identityIds: string[]): Promise<JoinPart[]> {
    return this.many(
      'j.identity_id = any($1::uuid[]) and j.undone_at is null order by j.joined_at desc, j.id desc',
      [identityIds],
    );
  }

  async undo(partIds: string[], by: { id: string | null; name: string; at: Date }): Promise<void> {
    await this.database.query(
      `update customer_joins set undone_at = $2, undone_by = $3, undone_by_name = $4 where id = any($1::uuid[])`,
      [partIds, by.at, by.id, by.name],
    );
  }

  /** The latest join that stands of each of a customer's identities. */
  async shownOf(customerId: string): Promise<ShownJoin[]> {
    return this.database.query<ShownJoin>(
      `select distinct on (j.identity_id) j.identity_id as "identityId", j.group_id as "groupId", j.reason,
         case j.reason when 'hand' then j.joined_by_name else '' end as "byName", j.joined_at as at,
         c.name as "fromName", c.code as "fromCode"
       from identities i
       join customer_joins j on j.identity_id = i.id and j.undone_at is null
       join customers c on c.id = j.from_customer_id
       where i.customer_id = $1
       order by j.identity_id, j.joined_at desc, j.id desc`,
      [customerId],
    );
  }

  private async many(where: string, values: unknown[]): Promise<JoinPart[]> {
    return this.database.query<JoinPart>(`select ${COLUMNS} from customer_joins j where ${where}`, values);
  }
}
