import { type FeedbackSum } from '@yingda/contracts';
import type { FeedbackAbout, FeedbackSort } from '@yingda/contracts/names';
import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Feedback } from '../../domain/feedback/feedback';
import { FEEDBACK_COLUMNS } from './feedbacks';

export interface FeedFilter {
  product?: string | undefined;
  about?: FeedbackAbout | undefined;
  sort?: FeedbackSort | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

const AT_ONCE = 500;
/** Products and their sides, the most spoken of first. */
const SUMS = 200;

/** `feedback` as product development reads it: by product and side, along indexes of when it came. */
export class FeedbackFeeds {
  constructor(private readonly database: Database) {}

  async page(
    filter: FeedFilter,
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: Feedback[]; nextCursor: string | null }> {
    const { all, values, bind } = conditions(filter);
    if (cursor) {
      const [at, id] = cursorIn(cursor);
      all.push(`(received_at, id) < (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await this.database.query<Feedback>(
      `select ${FEEDBACK_COLUMNS} from feedback where ${all.join(' and ')}
       order by received_at desc, id desc limit ${limit + 1}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1)! : null;
    return { items, nextCursor: last ? cursorOf(last.receivedAt, last.id) : null };
  }

  async *all(filter: FeedFilter): AsyncGenerator<Feedback[]> {
    let cursor: string | null = null;
    do {
      const page: { items: Feedback[]; nextCursor: string | null } = await this.page(filter, {
        cursor: cursor ?? undefined,
        limit: AT_ONCE,
      });
      yield page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  sums(filter: FeedFilter): Promise<FeedbackSum[]> {
    const { all, values } = conditions(filter);
    const of = (sort: FeedbackSort) => `(count(*) filter (where sort = '${sort}'))::int as ${sort}`;
    return this.database.query<FeedbackSum>(
      `select product, about, ${of('praise')}, ${of('suggestion')}, ${of('problem')}, count(*)::int as total
       from feedback where ${all.join(' and ')} group by product, about
       order by count(*) desc, product, about limit ${SUMS}`,
      values,
    );
  }
}

function conditions({ product, about, sort, from, to }: FeedFilter) {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const all = ['true'];
  if (product) all.push(`product = ${bind(product)}`);
  if (about) all.push(`about = ${bind(about)}`);
  if (sort) all.push(`sort = ${bind(sort)}`);
  if (from) all.push(`received_at >= ${bind(from)}`);
  if (to) all.push(`received_at < ${bind(to)}`);
  return { all, values, bind };
}
