import { menuAsText } from '../menu-text';
import type { PieceBody } from '../piece';
import type { Settings } from '../settings';
import { limit } from './fields';

type Menu = Extract<PieceBody, { kind: 'menu' }>;

/** Up to three buttons, up to ten rows of a list; what fits neither is numbered lines, never cut labels. */
export function menuContent(menu: Menu, settings: Settings): { type: string } & Record<string, unknown> {
  const body = [menu.head, menu.tail ?? ''].filter((line) => line !== '').join('\n');
  const within = (most: number, title: number) =>
    menu.items.length <= most &&
    menu.items.every((item) => [...item.label].length <= title && item.id.length <= 200);
  const worded = [...body].length > 0 && [...body].length <= limit(settings, 'menuBodyMost');
  if (worded && within(limit(settings, 'buttonMost'), limit(settings, 'buttonTitleMost')))
    return {
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: body },
        action: {
          buttons: menu.items.map(({ id, label }) => ({ type: 'reply', reply: { id, title: label } })),
        },
      },
    };
  if (worded && within(limit(settings, 'listMost'), limit(settings, 'rowTitleMost')))
    return {
      type: 'interactive',
      interactive: {
        type: 'list',
        body: { text: body },
        // The word on the button that opens the list; three lines say the same in every language.
        action: {
          button: '☰',
          sections: [{ rows: menu.items.map(({ id, label }) => ({ id, title: label })) }],
        },
      },
    };
  return { type: 'text', text: { body: menuAsText(menu), preview_url: false } };
}
