import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { KeptAction } from '../../domain/actions/action';

const FIELDS: [keyof KeptAction, string][] = [
  ['id', 'id'],
  ['number', 'number'],
  ['kind', 'kind'],
  ['state', 'state'],
  ['what', 'what'],
  ['caseId', 'case_id'],
  ['causeKey', 'cause_key'],
  ['departmentId', 'department_id'],
  ['teamId', 'team_id'],
  ['ownerId', 'owner_id'],
  ['ownerName', 'owner_name'],
  ['dueAt', 'due_at'],
  ['evidence', 'evidence'],
  ['doneAt', 'done_at'],
  ['doneById', 'done_by_id'],
  ['doneByName', 'done_by_name'],
  ['checkAt', 'check_at'],
  ['verifierId', 'verifier_id'],
  ['verifiedAt', 'verified_at'],
  ['verifiedById', 'verified_by_id'],
  ['verifiedByName', 'verified_by_name'],
  ['finding', 'finding'],
  ['followsId', 'follows_id'],
  ['addedById', 'added_by_id'],
  ['addedByName', 'added_by_name'],
  ['addedAt', 'added_at'],
  ['endedAt', 'ended_at'],
  ['version', 'version'],
];
const COLUMNS = FIELDS.map(([name, column]) => `${column} as "${name}"`).join(', ');
const NAMES = FIELDS.map(([, column]) => column);
const FIXED = ['id', 'number', 'kind', 'case_id', 'follows_id', 'added_by_id', 'added_by_name', 'added_at'];
const CHANGING = NAMES.filter((name) => !FIXED.includes(name));

/** Whose actions: one's own (owned or proposed), of teams and one's own, or all. */
export interface ActionReach {
  agentId: string | null;
  teamIds: readonly string[] | null;
}
export type ActionView = 'open' | 'check' | 'ended';

const WHERE = {
  open: `state in ('proposed', 'open')`,
  check: `state = 'done'`,
  ended: 'ended_at is not null',
};
const ORDER = { open: 'due_at', check: 'check_at', ended: 'ended_at' };

/** Rows of `case_actions`. Nothing is ever deleted. */
export class ActionsTable {
  constructor(private readonly database: Database) {}

  async nextNumber(): Promise<string> {
    const [row] = await this.database.query<{ number: string }>(
      `select 'A' || nextval('case_action_numbers')::text as number`,
    );
    return row!.number;
  }

  async add(action: KeptAction): Promise<void> {
    await this.database.query(
      `insert into case_actions (${NAMES.join(', ')}) values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')})`,
      FIELDS.map(([name]) => action[name]),
    );
  }

  async save(action: KeptAction): Promise<void> {
    const values = FIELDS.map(([name]) => action[name]);
    await this.database.query(
      `update case_actions set ${CHANGING.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
      [action.id, ...CHANGING.map((name) => values[NAMES.indexOf(name)])],
    );
  }

  async find(id: string): Promise<KeptAction | null> {
    return (await this.select('id = $1', [id]))[0] ?? null;
  }

  /** After its case, where it has one: whoever holds the row decides what becomes of it. */
  async lock(id: string): Promise<KeptAction | null> {
    return (await this.select('id = $1 for no key update', [id]))[0] ?? null;
  }

  ofCase(caseId: string): Promise<KeptAction[]> {
    return this.select('case_id = $1 order by added_at, id limit 200', [caseId]);
  }

  /** Open ones and those to be checked by date; ended ones the last first. */
  async page(
    reach: ActionReach,
    { view, ownerId }: { view: ActionView; ownerId: string | null },
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: KeptAction[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const all = [WHERE[view]];
    if (reach.agentId) {
      const me = bind(reach.agentId);
      const teams = reach.teamIds ? ` or team_id = any(${bind(reach.teamIds)}::uuid[])` : '';
      all.push(`(owner_id = ${me} or added_by_id = ${me}${teams})`);
    }
    if (ownerId) all.push(`owner_id = ${bind(ownerId)}`);
    const [sign, direction] = view === 'ended' ? ['<', 'desc'] : ['>', 'asc'];
    if (cursor) {
      const [at, id] = cursorIn(cursor);
      all.push(`(${ORDER[view]}, id) ${sign} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const rows = await this.select(
      `${all.join(' and ')} order by ${ORDER[view]} ${direction}, id ${direction} limit ${limit + 1}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1)! : null;
    const at = last && { open: last.dueAt, check: last.checkAt, ended: last.endedAt }[view];
    return { items, nextCursor: last && at ? cursorOf(at, last.id) : null };
  }

  private select(where: string, values: unknown[]): Promise<KeptAction[]> {
    return this.database.query<KeptAction>(`select ${COLUMNS} from case_actions where ${where}`, values);
  }
}
