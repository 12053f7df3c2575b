import type { EventContent, StaffEntry } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';

const happened = (entry: StaffEntry): EventContent | null =>
  entry.entry === 'event' ? (entry.content as EventContent) : null;

/** The conversation that was merged away by this line: the one it tells of, or the one it stands in. */
export function mergedAway(entry: StaffEntry): string | null {
  const content = happened(entry);
  if (content?.event !== 'conversation-merged') return null;
  return content.details['intoNumber']
    ? entry.conversationId
    : (content.details['fromConversationId'] ?? null);
}

/** Ids of the lines whose merge may still be undone: young enough, and not undone since. The server has the last word. */
export function undoableMerges(entries: readonly StaffEntry[], now: number): ReadonlySet<string> {
  const undoable = new Set<string>();
  const undone = new Set<string>();
  for (const entry of [...entries].reverse()) {
    const content = happened(entry);
    if (!content) continue;
    // In the merged conversation itself no number is named: there it can only be its own merge.
    const number = content.details['fromNumber'] ?? '';
    if (content.event === 'conversation-unmerged') undone.add(number);
    if (content.event !== 'conversation-merged') continue;
    // A line further up tells of an earlier merge of the same two, which was undone before this one.
    if (!undone.has(number) && now - Date.parse(entry.createdAt) < LIMITS.mergeUndoMs) undoable.add(entry.id);
    undone.add(number);
  }
  return undoable;
}
