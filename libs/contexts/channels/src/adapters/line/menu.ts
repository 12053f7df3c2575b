import { menuAsText } from '../menu-text';
import type { PieceBody } from '../piece';
import type { Settings } from '../settings';
import { limit } from './fields';

type Menu = Extract<PieceBody, { kind: 'menu' }>;

/** LINE gives back the data of a press, not its label, so both are in it. At most 300 characters. */
function dataOf(item: { id: string; label: string }): string {
  return new URLSearchParams({ item: item.id, label: item.label }).toString();
}

/** What was pressed; data of other systems' menus stands for itself. Null for none. */
export function itemIn(data: string): { itemId: string; label: string } | null {
  if (data === '') return null;
  const ours = new URLSearchParams(data);
  const itemId = ours.get('item');
  const label = ours.get('label');
  return itemId && label ? { itemId, label } : { itemId: data, label: data };
}

/** Quick replies; labels are never cut: what does not fit is numbered lines. */
export function menuMessage(menu: Menu, settings: Settings): Record<string, unknown> {
  const text = [menu.head, menu.tail ?? ''].filter((line) => line !== '').join('\n');
  const fits =
    text !== '' &&
    menu.items.length <= limit(settings, 'quickReplyMost') &&
    menu.items.every(
      (item) => item.label.length <= limit(settings, 'quickReplyLabelMost') && dataOf(item).length <= 300,
    );
  if (!fits) return { type: 'text', text: menuAsText(menu) };
  return {
    type: 'text',
    text,
    quickReply: {
      items: menu.items.map((item) => ({
        type: 'action',
        action: { type: 'postback', label: item.label, data: dataOf(item), displayText: item.label },
      })),
    },
  };
}
