import { type QualitySignal, type RelatedCase } from '@yingda/contracts';
import type { CaseKinship } from '@yingda/contracts/names';
import type { Database } from '@yingda/platform';
import type { Case } from '../../domain/case';

const COLUMNS = `id, number, kind, title, stage, opened_at as "openedAt", owner_id as "ownerId", team_id as "teamId",
  served_by as "servedBy", confidential, customer_id as "customerId"`;
type Subject = Pick<Case, 'ownerId' | 'teamId' | 'servedBy' | 'confidential' | 'customerId'>;
export type Kin = Omit<RelatedCase, 'openedAt'> & { openedAt: Date } & Subject;

const PER_KINSHIP = 20;

/** What cases have in common, each read along an index of `cases`. */
export class Kinships {
  constructor(private readonly database: Database) {}

  /** The closest first, each once, with what it has most closely in common. */
  async of({ id, orderNumber, product, batch, customerId }: Case): Promise<Kin[]> {
    const found: Kin[] = [];
    const read = async (kinship: CaseKinship, where: string, values: unknown[]) => {
      const rows = await this.database.query<Omit<Kin, 'kinship'>>(
        `select ${COLUMNS} from cases where id <> $1 and ${where} order by opened_at desc, id desc limit ${PER_KINSHIP}`,
        [id, ...values],
      );
      found.push(
        ...rows.filter((row) => !found.some((one) => one.id === row.id)).map((row) => ({ ...row, kinship })),
      );
    };
    if (orderNumber) await read('order', 'order_number = $2', [orderNumber]);
    if (product && batch) await read('batch', 'product = $2 and batch = $3', [product, batch]);
    if (product) await read('product', 'product = $2', [product]);
    if (customerId) await read('customer', 'customer_id = $2', [customerId]);
    return found;
  }

  /** Products and batches that were complained of, the most frequent first; confidential cases are not counted. */
  async signals({ from, to }: { from: Date; to: Date }): Promise<QualitySignal[]> {
    const before = new Date(from.getTime() - (to.getTime() - from.getTime()));
    const rows = await this.database.query<
      Omit<QualitySignal, 'firstAt' | 'lastAt' | 'latest'> & { firstAt: Date; lastAt: Date }
    >(
      `select product, coalesce(batch, '') as batch,
         count(*) filter (where opened_at >= $1)::int as cases, count(*) filter (where opened_at < $1)::int as before,
         min(opened_at) filter (where opened_at >= $1) as "firstAt", max(opened_at) as "lastAt"
       from cases where product is not null and opened_at >= $3 and opened_at < $2 and not confidential
       group by 1, 2 having count(*) filter (where opened_at >= $1) > 0
       order by 3 desc, "lastAt" desc, 1, 2 limit 100`,
      [from, to, before],
    );
    return Promise.all(
      rows.map(async ({ firstAt, lastAt, ...row }) => ({
        ...row,
        ...{ firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() },
        latest: await this.latest(row, { from, to }),
      })),
    );
  }

  private async latest(
    { product, batch }: { product: string; batch: string },
    { from, to }: { from: Date; to: Date },
  ): Promise<RelatedCase[]> {
    const rows = await this.database.query<Omit<RelatedCase, 'openedAt'> & { openedAt: Date }>(
      `select id, number, kind, title, stage, opened_at as "openedAt", 'batch' as kinship from cases
       where product = $1 and coalesce(batch, '') = $2 and opened_at >= $3 and opened_at < $4 and not confidential
       order by opened_at desc, id desc limit 5`,
      [product, batch, from, to],
    );
    return rows.map((row) => ({ ...row, openedAt: row.openedAt.toISOString() }));
  }
}
