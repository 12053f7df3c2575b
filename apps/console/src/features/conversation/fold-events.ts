import type { EventContent, StaffEntry } from '@yingda/contracts';
import type { TimelineEvent } from '@yingda/contracts/names';

/** Going to and fro between queue and agents: one matter to whoever reads the conversation. */
const MOVES: ReadonlySet<TimelineEvent> = new Set<TimelineEvent>([
  'conversation-queued',
  'conversation-offered',
  'offer-declined',
  'offer-missed',
  'conversation-assigned',
  'conversation-accepted',
  'conversation-returned',
]);

/** So many lines of one kind without anything between are a pile. */
const PILE = 4;

interface Line {
  kind: string;
  key: string;
}
interface EventLine extends Line {
  kind: 'event';
  entry: StaffEntry;
}

/** Lines that were folded into one; what follows it is the latest of them, which says how things stand. */
export interface Fold {
  kind: 'fold';
  key: string;
  family: 'moves' | 'same';
  entries: StaffEntry[];
}

function familyOf(entry: StaffEntry): string {
  const { event } = entry.content as EventContent;
  return MOVES.has(event) ? 'moves' : event;
}

const isEvent = (line: Line): line is EventLine => line.kind === 'event';

/** Runs of the same kind as one line with all but the latest in it; order and everything else stay as they are. */
export function foldEvents<L extends Line>(lines: readonly L[]): (L | Fold)[] {
  const folded: (L | Fold)[] = [];
  for (let at = 0; at < lines.length;) {
    const run = runFrom(lines, at);
    const [first, ...rest] = run;
    if (first && run.length >= PILE) {
      const entries = [first, ...rest.slice(0, -1)].map(({ entry }) => entry);
      const family = familyOf(first.entry) === 'moves' ? 'moves' : 'same';
      folded.push({ kind: 'fold', key: `fold:${first.key}`, family, entries });
      folded.push(lines[at + run.length - 1] as L);
    } else {
      folded.push(...lines.slice(at, at + Math.max(1, run.length)));
    }
    at += Math.max(1, run.length);
  }
  return folded;
}

function runFrom(lines: readonly Line[], from: number): EventLine[] {
  const run: EventLine[] = [];
  for (let at = from; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    if (!isEvent(line) || (run[0] && familyOf(run[0].entry) !== familyOf(line.entry))) break;
    run.push(line);
  }
  return run;
}
