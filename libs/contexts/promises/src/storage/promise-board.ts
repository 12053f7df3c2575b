import type { Database } from '@yingda/platform';
import type { Whose } from './promises';

/** What a board groups by; `all`: one row over everything. */
export type BoardGroup = 'all' | 'owner' | 'department' | 'team';

export interface BoardCount {
  group: BoardGroup;
  id: string | null;
  dueToday: number;
  overdue: number;
  bands: [number, number, number, number];
  kept: number;
  broken: number;
}

interface Row {
  owner: string | null;
  department: string | null;
  team: string | null;
  /** Bits of `grouping`: 1 where it is not grouped by. */
  grouped: number;
  [count: string]: unknown;
}

const DAY_MS = 24 * 3_600_000;
/** grouping(owner, department, team): a bit is 0 where the row is of that group. */
const GROUPS: Record<number, BoardGroup> = { 7: 'all', 3: 'owner', 5: 'department', 6: 'team' };
const SETS = 'grouping sets ((), (owner_id), (department_id), (team_id))';
const KEYS = `owner_id as owner, department_id as department, team_id as team,
  grouping(owner_id, department_id, team_id)::int as grouped`;

/**
 * The board's numbers, along two indexes that hold all they need: what is owed until the end of the day, and what was
 * done in thirty days. What is due later, however much, is never read.
 */
export class PromiseBoardReads {
  constructor(private readonly database: Database) {}

  async of(whose: Whose, times: { now: Date; dayEnd: Date; since: Date }): Promise<BoardCount[]> {
    const { now, dayEnd, since } = times;
    const ages = [1, 2, 3].map((days) => new Date(now.getTime() - days * DAY_MS));
    const owed = await this.database.query<Row>(
      `select ${KEYS},
         count(*) filter (where due_at >= $1)::int as today,
         count(*) filter (where due_at < $1 and due_at >= $3)::int as band0,
         count(*) filter (where due_at < $3 and due_at >= $4)::int as band1,
         count(*) filter (where due_at < $4 and due_at >= $5)::int as band2,
         count(*) filter (where due_at < $5)::int as band3,
         count(*) filter (where state = 'broken')::int as broken
       from promises where done_at is null and paused_since is null and due_at < $2${within(whose, 6)} group by ${SETS}`,
      [now, dayEnd, ...ages, ...valuesOf(whose)],
    );
    const went = await this.database.query<Row>(
      `select ${KEYS}, count(*) filter (where state = 'kept')::int as kept,
         count(*) filter (where state = 'broken')::int as broken
       from promises where done_at >= $1${within(whose, 2)} group by ${SETS}`,
      [since, ...valuesOf(whose)],
    );
    const found = new Map<string, BoardCount>();
    for (const row of [...owed, ...went]) {
      const group = GROUPS[row.grouped]!;
      const id = group === 'all' ? null : row[group];
      const key = `${group} ${String(id)}`;
      const counted = found.get(key) ?? emptyRow(group, id as string | null);
      const count = (name: string) => Number(row[name] ?? 0);
      const bands = [0, 1, 2, 3].map((band) => counted.bands[band]! + count(`band${band}`));
      found.set(key, {
        ...counted,
        dueToday: counted.dueToday + count('today'),
        bands: bands as BoardCount['bands'],
        overdue: bands.reduce((sum, one) => sum + one, 0),
        kept: counted.kept + count('kept'),
        broken: counted.broken + count('broken'),
      });
    }
    return [...found.values()];
  }
}

function emptyRow(group: BoardGroup, id: string | null): BoardCount {
  return { group, id, dueToday: 0, overdue: 0, bands: [0, 0, 0, 0], kept: 0, broken: 0 };
}

function within({ ownerId, teamIds }: Whose, place: number): string {
  if (ownerId) return ` and owner_id = $${place}`;
  return teamIds ? ` and team_id = any($${place}::uuid[])` : '';
}

function valuesOf({ ownerId, teamIds }: Whose): unknown[] {
  return ownerId ? [ownerId] : teamIds ? [teamIds] : [];
}
