import { type FeedbackCounts, type FeedbackLine } from '@yingda/contracts';
import type { FeedbackSort, FeedbackView } from '@yingda/contracts/names';
import type { ActorRef } from '@yingda/events';
import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Feedback, FeedbackMark } from '../../domain/feedback/feedback';

const NAMES: Record<keyof Feedback, string> = {
  ...{ id: 'id', state: 'state', sort: 'sort', text: 'text', product: 'product', about: 'about' },
  ...{ customerId: 'customer_id' },
  ...{ conversationId: 'conversation_id', conversationNumber: 'conversation_number' },
  ...{ inboxId: 'inbox_id', channel: 'channel', teamId: 'team_id' },
  ...{ receivedAt: 'received_at', dueAt: 'due_at', answeredAt: 'answered_at' },
  ...{ answeredByName: 'answered_by_name', answer: 'answer', answeredBy: 'answered_by' },
  ...{ outcome: 'outcome', reason: 'reason', decidedAt: 'decided_at', toldAt: 'told_at' },
  ...{ caseId: 'case_id', version: 'version' },
};
const FIELDS = Object.keys(NAMES) as (keyof Feedback)[];
export const FEEDBACK_COLUMNS = FIELDS.map((field) => `${NAMES[field]} as "${field}"`).join(', ');

export interface FeedbackFilter {
  view: FeedbackView;
  sort?: FeedbackSort | undefined;
  customerId?: string | undefined;
}

/** Rows of `feedback` and `feedback_steps`. */
export class FeedbacksTable {
  constructor(private readonly database: Database) {}

  /** False when this id is there already. */
  async add(one: Feedback): Promise<boolean> {
    const places = FIELDS.map((_, index) => `$${index + 1}`).join(', ');
    const added = await this.database.execute(
      `insert into feedback (${FIELDS.map((field) => NAMES[field]).join(', ')}) values (${places})
       on conflict do nothing`,
      FIELDS.map((field) => one[field]),
    );
    return added === 1;
  }

  async save(one: Feedback): Promise<void> {
    const sets = FIELDS.slice(1).map((field, index) => `${NAMES[field]} = $${index + 2}`);
    await this.database.query(
      `update feedback set ${sets.join(', ')} where id = $1`,
      FIELDS.map((field) => one[field]),
    );
  }

  async find(id: string): Promise<Feedback | null> {
    return this.one(id, '');
  }

  // Enough for every change of it: nothing of it is changed without.
  async lock(id: string): Promise<Feedback | null> {
    return this.one(id, 'for no key update');
  }

  these(ids: readonly string[]): Promise<Feedback[]> {
    return this.database.query<Feedback>(
      `select ${FEEDBACK_COLUMNS} from feedback where id = any($1::uuid[])`,
      [ids],
    );
  }

  async note(feedbackId: string, { step, note }: FeedbackMark, by: ActorRef & { at: Date }): Promise<void> {
    await this.database.query(
      `insert into feedback_steps (feedback_id, step, at, by_id, by_name, note) values ($1, $2, $3, $4, $5, $6)`,
      [feedbackId, step, by.at, by.kind === 'agent' ? by.id : null, by.name, note],
    );
  }

  async history(feedbackId: string): Promise<FeedbackLine[]> {
    const rows = await this.database.query<Omit<FeedbackLine, 'at'> & { at: Date }>(
      `select step, at, by_id as "byId", by_name as "byName", note from feedback_steps
       where feedback_id = $1 order by position limit 200`,
      [feedbackId],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Open ones by what is due next, all others the last that came first; each along an index. */
  async page(
    filter: FeedbackFilter,
    { now, cursor, limit }: { now: Date; cursor?: string | undefined; limit: number },
  ): Promise<{ items: Feedback[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const { view, sort, customerId } = filter;
    const latest = customerId !== undefined || view === 'done';
    const column = latest ? 'received_at' : 'due_at';
    const all: string[] = [];
    if (customerId) all.push(`customer_id = ${bind(customerId)}`);
    else all.push(view === 'done' ? `state = 'done'` : `state <> 'done'`);
    if (!customerId && view === 'overdue') all.push(`answered_at is null and due_at < ${bind(now)}`);
    if (sort) all.push(`sort = ${bind(sort)}`);
    if (cursor) {
      const [at, id] = cursorIn(cursor);
      all.push(`(${column}, id) ${latest ? '<' : '>'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const direction = latest ? 'desc' : 'asc';
    const rows = await this.database.query<Feedback>(
      `select ${FEEDBACK_COLUMNS} from feedback where ${all.join(' and ')}
       order by ${column} ${direction}, id ${direction} limit ${limit + 1}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1)! : null;
    const at = last && (latest ? last.receivedAt : last.dueAt);
    return { items, nextCursor: at ? cursorOf(at, last.id) : null };
  }

  async counts(now: Date): Promise<FeedbackCounts> {
    const [row] = await this.database.query<FeedbackCounts>(
      `select count(*)::int as open,
         (count(*) filter (where answered_at is null and due_at < $1))::int as overdue,
         (count(*) filter (where sort is null))::int as unsorted
       from feedback where state <> 'done'`,
      [now],
    );
    return row!;
  }

  private async one(id: string, how: '' | 'for no key update'): Promise<Feedback | null> {
    const [row] = await this.database.query<Feedback>(
      `select ${FEEDBACK_COLUMNS} from feedback where id = $1 ${how}`,
      [id],
    );
    return row ?? null;
  }
}
