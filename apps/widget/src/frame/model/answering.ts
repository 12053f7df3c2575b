import type { Message } from '@yingda/contracts';
import type { TimelineItem } from '@yingda/realtime-client';

/** How a menu stands: `open` may be answered, `chosen` says by which item it was. */
export interface MenuState {
  open: boolean;
  chosen: string | null;
}

/**
 * Only the newest menu can be answered, once, and until the talk has gone on: the shopper has written something else and
 * was answered. Buttons further up belong to what was asked before. What waits on this device to be sent counts.
 */
export function menuState(items: readonly TimelineItem<Message>[], messageId: string): MenuState {
  let newest = '';
  let written = false;
  let chosen: string | null = null;
  for (const item of items) {
    const entry = item.kind === 'entry' ? item.entry : null;
    const content = entry ? entry.content : item.kind === 'local' ? item.message.content : undefined;
    if (entry?.recalledAt || content?.kind === 'event') continue;
    if (content?.kind === 'text' && content.choice?.messageId === messageId) chosen = content.choice.itemId;
    if (!entry || entry.author.kind === 'customer') written = true;
    else if (content?.kind === 'menu' || content?.kind === 'survey') {
      newest = entry.id;
      written = false;
    } else if (written) newest = '';
  }
  return { open: newest === messageId && chosen === null, chosen };
}
