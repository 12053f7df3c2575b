import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import { nextAt, type OwedPromise, type Step } from '../domain/promise';

const FIELDS: [keyof OwedPromise, string][] = [
  ['id', 'id'],
  ['kind', 'kind'],
  ['what', 'what'],
  ['onceKey', 'once_key'],
  ['conversationId', 'conversation_id'],
  ['conversationNumber', 'conversation_number'],
  ['customerId', 'customer_id'],
  ['surveyId', 'survey_id'],
  ['score', 'score'],
  ['ownerId', 'owner_id'],
  ['teamId', 'team_id'],
  ['departmentId', 'department_id'],
  ['madeAt', 'made_at'],
  ['madeById', 'made_by_id'],
  ['madeByName', 'made_by_name'],
  ['dueAt', 'due_at'],
  ['remindAt', 'remind_at'],
  ['remindedAt', 'reminded_at'],
  ['toTell', 'to_tell'],
  ['toldAt', 'told_at'],
  ['pausedSince', 'paused_since'],
  ['state', 'state'],
  ['doneAt', 'done_at'],
  ['outcome', 'outcome'],
  ['reached', 'reached'],
  ['version', 'version'],
];
const COLUMNS = FIELDS.map(([name, column]) => `${column} as "${name}"`).join(', ');
const NAMES = FIELDS.map(([, column]) => column);

/** Whose promises: one's own (as owner), those of teams, or all. */
export interface Whose {
  ownerId: string | null;
  teamIds: string[] | null;
}

export interface PromiseFilter {
  done: boolean;
  kind?: string;
  teamId?: string;
  ownerId?: string;
  conversationId?: string;
  customerId?: string;
  departmentId?: string;
  /** Owed ones with a due time from … until; what waits for the customer is left out. */
  dueFrom?: string;
  dueUntil?: string;
}

/** Rows of `promises` and their steps. Nothing is ever deleted. */
export class PromisesTable {
  constructor(private readonly database: Database) {}

  /** False when it was made of the same before; then nothing is written. */
  async add(promise: OwedPromise): Promise<boolean> {
    const rows = await this.database.query(
      `insert into promises (${NAMES.join(', ')}, next_at)
       values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')}, $${NAMES.length + 1})
       on conflict (once_key) do nothing returning id`,
      [...FIELDS.map(([name]) => promise[name]), nextAt(promise)],
    );
    return rows.length > 0;
  }

  async save(promise: OwedPromise): Promise<void> {
    const { id, ownerId, remindAt, remindedAt, state, doneAt, outcome, reached, version } = promise;
    const { dueAt, pausedSince, onceKey } = promise;
    await this.database.query(
      `update promises set owner_id = $2, remind_at = $3, reminded_at = $4, state = $5, done_at = $6, outcome = $7,
         reached = $8, version = $9, next_at = $10, due_at = $11, paused_since = $12, once_key = $13 where id = $1`,
      [
        ...[id, ownerId, remindAt, remindedAt, state, doneAt, outcome, reached, version, nextAt(promise)],
        ...[dueAt, pausedSince, onceKey],
      ],
    );
  }

  /** What was promised by hand in a conversation before somebody of the shop wrote there; locked, and told from now on. */
  async told(conversationId: string, at: Date): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `update promises set told_at = $2 where conversation_id = $1 and to_tell and told_at is null and done_at is null
         and made_at <= $2 returning id`,
      [conversationId, at],
    );
    return rows.map(({ id }) => id);
  }

  /** Under the promise's lock. */
  async note(promiseId: string, { step, at, byId, byName, fromId, toId, note }: Step): Promise<void> {
    await this.database.query(
      `insert into promise_steps (promise_id, no, step, at, by_id, by_name, from_id, to_id, note)
       select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6, $7, $8 from promise_steps where promise_id = $1`,
      [promiseId, step, at, byId, byName, fromId, toId, note],
    );
  }

  async steps(promiseId: string): Promise<Step[]> {
    return this.database.query<Step>(
      `select step, at, by_id as "byId", by_name as "byName", from_id as "fromId", to_id as "toId", note
       from promise_steps where promise_id = $1 order by no limit 200`,
      [promiseId],
    );
  }

  async find(id: string): Promise<OwedPromise | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  /** After its conversation. `skip`: null too while somebody else has it. */
  async lock(id: string, { skip = false } = {}): Promise<OwedPromise | null> {
    return (await this.select(`id = $1 for no key update${skip ? ' skip locked' : ''}`, [id]))[0] ?? null;
  }

  async ofOnceKey(onceKey: string): Promise<OwedPromise | null> {
    return (await this.select('once_key = $1', [onceKey]))[0] ?? null;
  }

  async due(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      // What is done in the moment it is due is in time, so it is broken only after it.
      'select id from promises where next_at < $1 order by next_at, id limit $2',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  async nextDue(until: Date): Promise<Date | null> {
    const [row] = await this.database.query<{ at: Date }>(
      'select next_at as at from promises where next_at <= $1 order by next_at limit 1',
      [until],
    );
    return row?.at ?? null;
  }

  /** What somebody owes who is not there any more. */
  async owedBy(agentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from promises where owner_id = $1 and done_at is null order by due_at, id',
      [agentId],
    );
    return rows.map(({ id }) => id);
  }

  /** By when somebody owes something in a conversation. */
  async dueTimes(conversationId: string, agentId: string): Promise<Date[]> {
    const rows = await this.database.query<{ at: Date }>(
      `select due_at as at from promises where conversation_id = $1 and owner_id = $2 and done_at is null
       order by due_at limit 100`,
      [conversationId, agentId],
    );
    return rows.map(({ at }) => at);
  }

  /** Owed ones by due time; done ones the last first. */
  async page(
    whose: Whose,
    filter: PromiseFilter,
    page: { cursor?: string; limit: number },
  ): Promise<{ items: OwedPromise[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const column = filter.done ? 'done_at' : 'due_at';
    const all = [`done_at is ${filter.done ? 'not null' : 'null'}`, ...within(whose, bind)];
    const equal = {
      kind: filter.kind,
      team_id: filter.teamId,
      owner_id: filter.ownerId,
      conversation_id: filter.conversationId,
      customer_id: filter.customerId,
      department_id: filter.departmentId,
    };
    for (const [name, value] of Object.entries(equal)) if (value) all.push(`${name} = ${bind(value)}`);
    if (filter.dueFrom) all.push(`due_at >= ${bind(filter.dueFrom)}`, 'paused_since is null');
    if (filter.dueUntil) all.push(`due_at < ${bind(filter.dueUntil)}`, 'paused_since is null');
    if (page.cursor) {
      const [at, id] = cursorIn(page.cursor);
      all.push(`(${column}, id) ${filter.done ? '<' : '>'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const direction = filter.done ? 'desc' : 'asc';
    const rows = await this.select(
      `${all.join(' and ')} order by ${column} ${direction}, id ${direction} limit ${page.limit + 1}`,
      values,
    );
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1)! : null;
    const at = last && (filter.done ? last.doneAt! : last.dueAt);
    return { items, nextCursor: last ? cursorOf(at!, last.id) : null };
  }

  /** Owed ones until two moments, and how the done ones since another went. */
  async counts(
    whose: Whose,
    { now, dayEnd, since }: { now: Date; dayEnd: Date; since: Date },
  ): Promise<Counts> {
    const values: unknown[] = [now, dayEnd, since];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const mine = within(whose, bind)
      .map((one) => ` and ${one}`)
      .join('');
    const [row] = await this.database.query<Counts>(
      `select
         (select count(*) from promises where done_at is null and paused_since is null and due_at < $1${mine})::int as overdue,
         (select count(*) from promises where done_at is null and paused_since is null and due_at >= $1 and due_at < $2${mine})::int as "dueToday",
         (select count(*) from promises where done_at is null and (paused_since is not null or due_at >= $2)${mine})::int as later,
         (select count(*) from promises where done_at >= $3 and state = 'kept'${mine})::int as kept,
         (select count(*) from promises where due_at >= $3 and due_at < $1 and state = 'broken'${mine})::int as broken`,
      values,
    );
    return row!;
  }

  private async select(where: string, values: unknown[]): Promise<OwedPromise[]> {
    return this.database.query<OwedPromise>(`select ${COLUMNS} from promises where ${where}`, values);
  }
}

export interface Counts {
  overdue: number;
  dueToday: number;
  later: number;
  kept: number;
  broken: number;
}

function within({ ownerId, teamIds }: Whose, bind: (value: unknown) => string): string[] {
  if (ownerId) return [`owner_id = ${bind(ownerId)}`];
  return teamIds ? [`team_id = any(${bind(teamIds)}::uuid[])`] : [];
}
