/** The eight columns of the strip (screens 6.3): proposing and agreeing to it are one. */
export const STAGE_COLUMNS = [
  'received',
  'classified',
  'with-department',
  'proposed',
  'executed',
  'told',
  'following-up',
  'closed',
] as const;
export type StageColumn = (typeof STAGE_COLUMNS)[number];

/** How a column stands: behind us, where we are, still to come. */
export type StageLook = 'done' | 'now' | 'coming';

const REACHED: Record<string, number> = {
  received: 0,
  classified: 1,
  'with-department': 2,
  // Proposed and not yet agreed to: the column is still where we are.
  proposed: 2,
  accepted: 3,
  executed: 4,
  told: 5,
  'following-up': 5,
  closed: 7,
};

/** How the columns stand at a stage. What was reached is done; the next is where we are. */
export function columnsAt(stage: string): { column: StageColumn; look: StageLook }[] {
  const reached = REACHED[stage] ?? 0;
  return STAGE_COLUMNS.map((column, at) => ({
    column,
    look: at <= reached ? 'done' : at === reached + 1 ? 'now' : 'coming',
  }));
}
