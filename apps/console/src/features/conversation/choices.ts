import type { StaffEntry } from '@yingda/contracts';
import { answerMeant, answersOf, isChoosable, type Choosable } from '@yingda/contracts/names';

/** What was answered by choice: by the menu's entry the item, by the answer's entry the words of what it means. */
export interface Choices {
  chosen: ReadonlyMap<string, string>;
  meant: ReadonlyMap<string, string>;
}

/**
 * Taps say which item they were; a number or a label that was written belongs to what the shop said last, if that was a
 * menu. Only what differs from the words themselves is said beside them.
 */
export function choicesIn(entries: Iterable<StaffEntry>): Choices {
  const chosen = new Map<string, string>();
  const meant = new Map<string, string>();
  let open: { id: string; content: Choosable } | null = null;
  for (const entry of entries) {
    if (entry.entry !== 'message' || entry.recalledAt) continue;
    const { content, id } = entry;
    if (entry.author.kind !== 'customer') {
      open = isChoosable(content) ? { id, content } : null;
      continue;
    }
    const text = 'text' in content ? content.text.trim() : '';
    if (content.kind === 'text' && content.choice) {
      chosen.set(content.choice.messageId, content.choice.itemId);
      meant.set(id, text);
    } else if (open) {
      const answer = answerMeant(open.content, text);
      if (!answer) continue;
      chosen.set(open.id, answer.id);
      meant.set(id, answer.label);
    }
  }
  return { chosen, meant };
}

/** The items of a menu or survey as the customer saw them; those that open a page cannot be chosen. */
export function itemsOf(content: Choosable): { id: string; label: string; url?: string }[] {
  return content.kind === 'survey' ? answersOf(content) : content.items;
}
