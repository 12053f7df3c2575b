import type { Answer } from '@yingda/contracts';
import type { Behind } from './use-promises';

export type Board = Answer<'GET /api/promises/board'>;
export type BoardRow = Board['all'];
export const BOARD_GROUPS = ['owner', 'department', 'team'] as const;
export type BoardGroup = (typeof BOARD_GROUPS)[number];

/** What of a row is opened: due today, everything overdue, or one band of it. */
export type BoardCell = 'today' | 'overdue' | 0 | 1 | 2 | 3;

const DAY_MS = 24 * 3_600_000;

export function rowsOf(board: Board, group: BoardGroup): BoardRow[] {
  return { owner: board.owners, department: board.departments, team: board.teams }[group];
}

/** The list behind a number: exactly what was counted. Null for who has no id: nobody's cannot be asked for. */
export function behindOf(
  { at, dayEnd }: Pick<Board, 'at' | 'dayEnd'>,
  { group, id, cell }: { group: BoardGroup | 'all'; id: string | null; cell: BoardCell },
): Behind {
  const now = Date.parse(at);
  const before = (days: number) => new Date(now - days * DAY_MS).toISOString();
  const who = group === 'all' || id === null ? {} : { [`${group}Id`]: id };
  if (cell === 'today') return { ...who, dueFrom: at, dueUntil: dayEnd };
  if (cell === 'overdue') return { ...who, dueUntil: at };
  return { ...who, dueUntil: before(cell), ...(cell < 3 ? { dueFrom: before(cell + 1) } : {}) };
}

/** Kept of what came to its end, as a share; null where nothing has. */
export function keptShare({ kept, broken }: Pick<BoardRow, 'kept' | 'broken'>): number | null {
  return kept + broken > 0 ? kept / (kept + broken) : null;
}
