import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Contact } from '../../domain/contacts/contact';
import type { Whose } from '../promises';

/** Columns are called as the fields are, in snake case. */
const FIELDS: readonly (keyof Contact)[] = [
  ...(['id', 'onceKey', 'promiseKey', 'customerId', 'source', 'purpose', 'method', 'state', 'why'] as const),
  ...(['conversationId', 'caseId', 'planId', 'campaignId', 'callbackId', 'ownerId', 'teamId'] as const),
  ...(['plannedAt', 'plannedById', 'plannedByName', 'dueAt', 'attempts', 'lastOutcome', 'endedAt'] as const),
  ...(['endedById', 'endedByName', 'person', 'facts', 'solved', 'score', 'nothingOn', 'required'] as const),
  ...(['filled', 'incompleteBecause', 'surveyKey', 'surveyId', 'openPoints', 'verifiedAt'] as const),
  ...(['verifiedById', 'verifiedByName', 'verifyComment', 'version'] as const),
];
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const COLUMNS = FIELDS.map((field) => `${columnOf(field)} as "${field}"`).join(', ');
const NAMES = FIELDS.map(columnOf);

/** What of the log is listed. */
export interface ContactFilter {
  view: 'open' | 'ended' | 'verify' | 'opinions';
  incomplete?: boolean;
  ownerId?: string;
  customerId?: string;
  campaignId?: string;
  source?: string;
  purpose?: string;
  from?: string;
  until?: string;
}

/** Each view, and the time it is ordered by. */
const VIEWS = {
  open: { where: `state = 'planned'`, at: 'due_at', direction: 'asc' },
  ended: { where: 'ended_at is not null', at: 'ended_at', direction: 'desc' },
  verify: {
    where: `ended_at is not null and verified_at is null and state <> 'cancelled'`,
    ...{ at: 'ended_at', direction: 'asc' },
  },
  opinions: { where: 'open_points > 0', at: 'ended_at', direction: 'desc' },
} as const;

/** Rows of `contacts`. Nothing is ever deleted. */
export class ContactsTable {
  constructor(private readonly database: Database) {}

  /** False when it was planned of the same before; then nothing is written. */
  async add(contact: Contact): Promise<boolean> {
    const rows = await this.database.query(
      `insert into contacts (${NAMES.join(', ')}) values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')})
       on conflict on constraint contacts_once_key do nothing returning id`,
      FIELDS.map((field) => contact[field]),
    );
    return rows.length > 0;
  }

  async save(contact: Contact): Promise<void> {
    const set = NAMES.slice(1).map((column, index) => `${column} = $${index + 2}`);
    await this.database.query(
      `update contacts set ${set.join(', ')} where id = $1`,
      FIELDS.map((field) => contact[field]),
    );
  }

  async find(id: string): Promise<Contact | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  async lock(id: string): Promise<Contact | null> {
    return (await this.select('id = $1 for no key update', [id]))[0] ?? null;
  }

  async ofOnceKey(onceKey: string): Promise<Contact | null> {
    return (await this.select('once_key = $1', [onceKey]))[0] ?? null;
  }

  /** The planned one that a promise is owed for. */
  async ofPromise(promiseId: string): Promise<Contact | null> {
    const where = `state = 'planned' and promise_key = (select once_key from promises where id = $1)`;
    return (await this.select(where, [promiseId]))[0] ?? null;
  }

  async ofCallback(callbackId: string): Promise<Contact | null> {
    return (await this.select(`callback_id = $1 and state = 'planned'`, [callbackId]))[0] ?? null;
  }

  /** Ended since, or planned until: who else has to do with this customer. */
  async around(customerId: string, since: Date, until: Date): Promise<Contact[]> {
    return this.select(
      `customer_id = $1 and state <> 'cancelled' and
         ((ended_at is not null and ended_at >= $2) or (ended_at is null and due_at < $3))
       order by coalesce(ended_at, due_at) desc limit 20`,
      [customerId, since, until],
    );
  }

  async page(
    whose: Whose,
    filter: ContactFilter,
    page: { cursor?: string; limit: number },
  ): Promise<{ items: Contact[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const { where, at: column, direction } = VIEWS[filter.view];
    const all: string[] = [where];
    if (whose.ownerId) all.push(`owner_id = ${bind(whose.ownerId)}`);
    if (whose.teamIds) all.push(`team_id = any(${bind(whose.teamIds)}::uuid[])`);
    const { ownerId, customerId, campaignId, source, purpose } = filter;
    const equal = { owner_id: ownerId, customer_id: customerId, campaign_id: campaignId, source, purpose };
    for (const [name, value] of Object.entries(equal)) if (value) all.push(`${name} = ${bind(value)}`);
    if (filter.incomplete) all.push(`filled < required and state = 'done'`);
    if (filter.from) all.push(`${column} >= ${bind(filter.from)}`);
    if (filter.until) all.push(`${column} < ${bind(filter.until)}`);
    if (page.cursor) {
      const [at, id] = cursorIn(page.cursor);
      const than = direction === 'desc' ? '<' : '>';
      all.push(`(${column}, id) ${than} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await this.select(
      `${all.join(' and ')} order by ${column} ${direction}, id ${direction} limit ${page.limit + 1}`,
      values,
    );
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1)! : null;
    const at = last && (column === 'due_at' ? last.dueAt : last.endedAt!);
    return { items, nextCursor: last ? cursorOf(at!, last.id) : null };
  }

  private async select(where: string, values: unknown[]): Promise<Contact[]> {
    return this.database.query<Contact>(`select ${COLUMNS} from contacts where ${where}`, values);
  }
}
