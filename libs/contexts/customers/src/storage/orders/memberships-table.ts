import { type Membership } from '@yingda/contracts';
import type { Database } from '@yingda/platform';

interface Row extends Omit<Membership, 'pointsExpireAt' | 'memberSince' | 'changedAt'> {
  pointsExpireAt: Date | null;
  memberSince: Date | null;
  changedAt: Date;
}

/** Rows of `customer_memberships`: written under the customer's lock. */
export class MembershipsTable {
  constructor(private readonly database: Database) {}

  async of(customerId: string): Promise<Membership | null> {
    const [row] = await this.database.query<Row>(
      `select level, points, points_expiring as "pointsExpiring", points_expire_at as "pointsExpireAt",
         card_number as "cardNumber", member_since as "memberSince", changed_at as "changedAt"
       from customer_memberships where customer_id = $1`,
      [customerId],
    );
    if (!row) return null;
    return {
      ...row,
      pointsExpireAt: row.pointsExpireAt?.toISOString() ?? null,
      memberSince: row.memberSince?.toISOString() ?? null,
      changedAt: row.changedAt.toISOString(),
    };
  }

  async put(customerId: string, one: Membership, now: Date): Promise<void> {
    const { level, points, pointsExpiring, pointsExpireAt, cardNumber, memberSince, changedAt } = one;
    await this.database.query(
      `insert into customer_memberships (customer_id, level, points, points_expiring, points_expire_at, card_number,
         member_since, changed_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (customer_id) do update set level = $2, points = $3, points_expiring = $4, points_expire_at = $5,
         card_number = $6, member_since = $7, changed_at = $8, updated_at = $9`,
      [
        ...[customerId, level, points, pointsExpiring, pointsExpireAt, cardNumber, memberSince],
        ...[changedAt, now],
      ],
    );
  }
}
