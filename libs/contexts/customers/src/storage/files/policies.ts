import { type CustomerPolicy } from '@yingda/contracts';
import type { Database } from '@yingda/platform';
import { FIRST_POLICY } from '../../domain/files/policy';

/** The one row of `customer_policy`; none says that the shop has changed nothing. */
export class Policies {
  constructor(private readonly database: Database) {}

  async get(): Promise<CustomerPolicy> {
    const [row] = await this.database.query<{ policy: CustomerPolicy; version: number }>(
      'select policy, version from customer_policy where id = 1',
    );
    return row ? { ...row.policy, version: row.version } : FIRST_POLICY;
  }

  /** False when somebody else has said otherwise since that version. */
  async put(policy: CustomerPolicy, before: number): Promise<boolean> {
    const { version: _, ...rest } = policy;
    const changed = await this.database.execute(
      `insert into customer_policy (id, policy, version) select 1, $1, 1 where $2::int = 0
       on conflict (id) do nothing`,
      [JSON.stringify(rest), before],
    );
    if (changed > 0) return true;
    const updated = await this.database.execute(
      'update customer_policy set policy = $1, version = version + 1 where id = 1 and version = $2',
      [JSON.stringify(rest), before],
    );
    return updated > 0;
  }
}
