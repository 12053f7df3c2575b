import { answersOf, type Choosable } from '@yingda/contracts/names';
import type { Capabilities, MenuRoom } from '../adapters/adapter';
import { menuAsText } from '../adapters/menu-text';
import type { PieceBody } from '../adapters/piece';
import { itemKey } from './menu-ids';
import { lengthIn } from './text-length';

type Can = Pick<Capabilities, 'text' | 'carries' | 'menus'>;
type Menu = Extract<PieceBody, { kind: 'menu' }>;

/** A menu as the channel shows it: with buttons where all of it fits, else as a text that is still to be split. */
export type MenuForm = { buttons: Menu } | { text: string; numbered: boolean };

/**
 * Pure: what is answered by choice → buttons or numbered lines. Labels are never cut. Items that open a page are lines
 * with their address, after the answers. By mail and SMS a survey is its page: nobody writes numbers there.
 */
export function menuForm(content: Choosable, can: Can, messageId: string): MenuForm {
  const menu = menuOf(content, messageId);
  const onPage = content.kind === 'survey' && (can.carries.includes('email') || can.text.unit === 'sms');
  if (menu.items.length === 0 || onPage)
    return { text: lines(menu.head, pageOf(content), menu.tail), numbered: false };
  const rooms = (can.menus ?? []).filter((room) => !room.only || room.only === content.kind);
  return rooms.some((room) => fits(menu, room))
    ? { buttons: menu }
    : { text: menuAsText(menu), numbered: true };
}

function menuOf(content: Choosable, messageId: string): Menu {
  const items = answersOf(content).map(({ label, number }) => ({
    id: itemKey({ messageId, number }),
    label,
    number,
  }));
  if (content.kind === 'survey') return { kind: 'menu', head: content.question, items };
  const links = content.items.filter((item) => item.url).map(({ label, url }) => `${label} ${url}`);
  const tail = lines(...links, content.tail);
  return { kind: 'menu', head: content.text, items, ...(tail ? { tail } : {}) };
}

function pageOf(content: Choosable): string | undefined {
  return content.kind === 'survey' ? content.url : undefined;
}

function fits({ head, items, tail }: Menu, { most, label, text, all }: MenuRoom): boolean {
  const labels = items.map((item) => item.label);
  return (
    items.length <= most &&
    // Refused by some, and nobody could tell which of two was meant.
    new Set(labels).size === labels.length &&
    labels.every((one) => lengthIn(one, label.unit) <= label.most) &&
    lengthIn(lines(head, tail), text.unit) <= text.most &&
    (!all || lengthIn(lines(head, ...labels, tail), text.unit) <= text.most)
  );
}

function lines(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n');
}
