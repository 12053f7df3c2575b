import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { KeptRemedy } from '../../domain/remedies/remedy';

const FIELDS: [keyof KeptRemedy, string][] = [
  ['id', 'id'],
  ['caseId', 'case_id'],
  ['kind', 'kind'],
  ['goodwill', 'goodwill'],
  ['state', 'state'],
  ['amountFen', 'amount_fen'],
  ['points', 'points'],
  ['valueFen', 'value_fen'],
  ['reason', 'reason'],
  ['proposedById', 'proposed_by_id'],
  ['proposedByName', 'proposed_by_name'],
  ['proposedAt', 'proposed_at'],
  ['limitFen', 'limit_fen'],
  ['decidedById', 'decided_by_id'],
  ['decidedByName', 'decided_by_name'],
  ['decidedAt', 'decided_at'],
  ['deciderLimitFen', 'decider_limit_fen'],
  ['decision', 'decision'],
  ['toldAt', 'told_at'],
  ['consent', 'consent'],
  ['executedAt', 'executed_at'],
  ['executedByName', 'executed_by_name'],
  ['evidence', 'evidence'],
  ['replacesId', 'replaces_id'],
  ['month', 'month'],
  ['version', 'version'],
];
const MONEY = new Set<keyof KeptRemedy>(['amountFen', 'points', 'valueFen', 'limitFen', 'deciderLimitFen']);
// Whole numbers of fen fit a double a thousand times over.
const COLUMNS = FIELDS.map(
  ([name, column]) => `r.${column}${MONEY.has(name) ? '::float8' : ''} as "${name}"`,
).join(', ');
const NAMES = FIELDS.map(([, column]) => column);
const CHANGING = [
  ...['state', 'decided_by_id', 'decided_by_name', 'decided_at', 'decider_limit_fen', 'decision', 'told_at'],
  ...['consent', 'executed_at', 'executed_by_name', 'evidence', 'version'],
];

/** Whose remedies: of an owner's cases, of teams' cases, or all. */
export interface RemedyReach {
  ownerId: string | null;
  teamIds: readonly string[] | null;
}

/** Rows of `remedies`. Nothing is ever deleted. */
export class RemediesTable {
  constructor(private readonly database: Database) {}

  async add(remedy: KeptRemedy): Promise<void> {
    await this.database.query(
      `insert into remedies (${NAMES.join(', ')}) values (${NAMES.map((_, index) => `$${index + 1}`).join(', ')})`,
      FIELDS.map(([name]) => remedy[name]),
    );
  }

  async save(remedy: KeptRemedy): Promise<void> {
    const values = FIELDS.map(([name]) => remedy[name]);
    await this.database.query(
      `update remedies set ${CHANGING.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
      [remedy.id, ...CHANGING.map((name) => values[NAMES.indexOf(name)])],
    );
  }

  async find(id: string): Promise<KeptRemedy | null> {
    return (await this.select('r.id = $1', [id]))[0] ?? null;
  }

  /** After its case: whoever holds the row decides what becomes of it. */
  async lock(id: string): Promise<KeptRemedy | null> {
    return (await this.select('r.id = $1 for no key update of r', [id]))[0] ?? null;
  }

  async ofCase(caseId: string): Promise<KeptRemedy[]> {
    return this.select('r.case_id = $1 order by r.proposed_at, r.id limit 200', [caseId]);
  }

  /** Waiting ones the oldest first, without one's own; decided ones the last first. */
  async page(
    reach: RemedyReach,
    { view, notBy }: { view: 'waiting' | 'decided'; notBy: string },
    { cursor, limit }: { cursor?: string | undefined; limit: number },
  ): Promise<{ items: KeptRemedy[]; nextCursor: string | null }> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const waiting = view === 'waiting';
    const column = waiting ? 'r.proposed_at' : 'r.decided_at';
    const all = [waiting ? `r.state = 'proposed'` : 'r.decided_at is not null'];
    if (waiting) all.push(`r.proposed_by_id <> ${bind(notBy)}`);
    if (reach.teamIds)
      all.push(`(c.team_id = any(${bind(reach.teamIds)}::uuid[]) or c.owner_id = ${bind(reach.ownerId)})`);
    // As a list, so that those of one's own cases are looked up, and not all that were ever decided.
    else if (reach.ownerId)
      all.push(`r.case_id = any(array(select id from cases where owner_id = ${bind(reach.ownerId)}::uuid))`);
    if (cursor) {
      const [at, id] = cursorIn(cursor);
      all.push(`(${column}, r.id) ${waiting ? '>' : '<'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
    }
    const direction = waiting ? 'asc' : 'desc';
    const rows = await this.select(
      `${all.join(' and ')} order by ${column} ${direction}, r.id ${direction} limit ${limit + 1}`,
      values,
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1)! : null;
    const at = last && (waiting ? last.proposedAt : last.decidedAt);
    return { items, nextCursor: last && at ? cursorOf(at, last.id) : null };
  }

  /** Goodwill of a month, in the order it was proposed. */
  async goodwill(month: string, teamIds: readonly string[] | null): Promise<KeptRemedy[]> {
    const mine = teamIds ? ' and c.team_id = any($2::uuid[])' : '';
    return this.select(`r.goodwill and r.month = $1${mine} order by r.proposed_at, r.id limit 500`, [
      month,
      ...(teamIds ? [teamIds] : []),
    ]);
  }

  private select(where: string, values: unknown[]): Promise<KeptRemedy[]> {
    return this.database.query<KeptRemedy>(
      `select ${COLUMNS} from remedies r join cases c on c.id = r.case_id where ${where}`,
      values,
    );
  }
}
