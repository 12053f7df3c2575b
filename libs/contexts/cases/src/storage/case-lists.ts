import { type CaseCounts } from '@yingda/contracts';
import { type CaseCategory, type CaseStage, type CaseView } from '@yingda/contracts/names';
import { cursorIn, cursorOf, type Database } from '@yingda/platform';
import type { Case } from '../domain/case';
import type { Whose } from '../domain/access';
import { caseOf, COLUMNS } from './case-row';

export interface CaseFilter {
  view: CaseView;
  kind?: string | undefined;
  category?: CaseCategory | undefined;
  stage?: CaseStage | undefined;
  level?: number | undefined;
  ownerId?: string | undefined;
  teamId?: string | undefined;
  departmentId?: string | undefined;
}
export type Reach = Whose & { confidential: boolean };

/** Pages of cases, each along an index of what is asked for first. */
export class CaseLists {
  constructor(private readonly database: Database) {}

  /** Open ones by what is due next; closed ones the last first. */
  async page(
    reach: Reach,
    filter: CaseFilter,
    page: { now: Date; cursor?: string | undefined; limit: number },
  ): Promise<{ items: Case[]; nextCursor: string | null }> {
    const { sql, values } = pageQuery(reach, filter, page);
    const rows = (await this.database.query<object>(sql, values)).map(caseOf);
    const items = rows.slice(0, page.limit);
    const last = rows.length > page.limit ? items.at(-1)! : null;
    const at = last && (filter.view === 'closed' ? last.closedAt! : dueOf(last));
    return { items, nextCursor: at ? cursorOf(at, last.id) : null };
  }

  /** Of one customer, conversation or order: the last opened first. */
  async of(
    column: 'customer_id' | 'conversation_id' | 'order_number' | 'number',
    value: string,
    limit: number,
  ): Promise<Case[]> {
    const rows = await this.database.query<object>(
      `select ${COLUMNS} from cases where ${column} = $1 order by opened_at desc, id desc limit ${limit}`,
      [value],
    );
    return rows.map(caseOf);
  }

  async counts(
    reach: Reach,
    { now, dayEnd }: { now: Date; dayEnd: Date },
  ): Promise<Omit<CaseCounts, 'approvals'>> {
    const values: unknown[] = [now, dayEnd];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const where = ['closed_at is null', ...within(reach, bind)].join(' and ');
    const [row] = await this.database.query<Omit<CaseCounts, 'approvals'>>(
      `select count(*)::int as open,
         (count(*) filter (where due_at < $1 and paused_since is null))::int as overdue,
         (count(*) filter (where due_at >= $1 and due_at < $2 and paused_since is null))::int as "dueToday",
         (count(*) filter (where paused_since is not null))::int as paused,
         (count(*) filter (where stage in ('told', 'following-up')))::int as "followUp"
       from cases where ${where}`,
      values,
    );
    return row!;
  }

  /** Extensions that wait for a decision. */
  async asked(reach: Reach): Promise<number> {
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const where = [`closed_at is null and extension ->> 'state' = 'asked'`, ...within(reach, bind)].join(
      ' and ',
    );
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from cases where ${where}`,
      values,
    );
    return row!.count;
  }
}

/** The statement of a page, for its plan to be looked at. */
export function pageQuery(
  reach: Reach,
  { view, ...filter }: CaseFilter,
  page: { now: Date; cursor?: string | undefined; limit: number },
): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const closed = view === 'closed';
  const column = closed ? 'closed_at' : 'due_at';
  const all = [`closed_at is ${closed ? 'not null' : 'null'}`, ...within(reach, bind)];
  if (view === 'overdue') all.push(`due_at < ${bind(page.now)} and paused_since is null`);
  if (view === 'paused') all.push('paused_since is not null');
  if (view === 'follow-up') all.push(`stage in ('told', 'following-up')`);
  // Closed ones stand in no other stage: nothing is looked for.
  if (closed && filter.stage && filter.stage !== 'closed') all.push('false');
  if (view === 'approvals') all.push(`extension ->> 'state' = 'asked'`);
  const equal = {
    kind: filter.kind,
    category: filter.category,
    stage: closed ? undefined : filter.stage,
    level: filter.level,
    owner_id: filter.ownerId,
    team_id: filter.teamId,
    department_id: filter.departmentId,
  };
  for (const [name, value] of Object.entries(equal)) if (value) all.push(`${name} = ${bind(value)}`);
  if (page.cursor) {
    const [at, id] = cursorIn(page.cursor);
    all.push(`(${column}, id) ${closed ? '<' : '>'} (${bind(at)}::timestamptz, ${bind(id)}::uuid)`);
  }
  const direction = closed ? 'desc' : 'asc';
  const sql = `select ${COLUMNS} from cases where ${all.join(' and ')}
    order by ${column} ${direction}, id ${direction} limit ${page.limit + 1}`;
  return { sql, values };
}

function dueOf(one: Case): Date {
  if (one.toldAt) return one.followUpDueAt!;
  return one.answeredAt || one.answerDueAt > one.resultDueAt ? one.resultDueAt : one.answerDueAt;
}

function within({ ownerId, teamIds, confidential }: Reach, bind: (value: unknown) => string): string[] {
  const all = confidential ? [] : ['not confidential'];
  if (ownerId) all.push(`owner_id = ${bind(ownerId)}`);
  if (teamIds) all.push(`team_id = any(${bind(teamIds)}::uuid[])`);
  return all;
}
