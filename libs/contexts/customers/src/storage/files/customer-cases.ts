import type { Database } from '@yingda/platform';

/** Rows of `customer_cases`: which cases of a customer are open, as their events say. */
export class CustomerCases {
  constructor(private readonly database: Database) {}

  async put(caseId: string, customerId: string, open: boolean): Promise<void> {
    await this.database.query(
      `insert into customer_cases (case_id, customer_id, open) values ($1, $2, $3)
       on conflict (case_id) do update set customer_id = $2, open = $3`,
      [caseId, customerId, open],
    );
  }
}
