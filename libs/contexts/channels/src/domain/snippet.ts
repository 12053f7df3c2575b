import type { Language } from '@yingda/contracts/names';
import type { Inbox } from './inbox';

/**
 * The one line a shop pastes before `</body>`. `publicUrl` is where this installation is reached. The widget speaks the
 * page's language; with `language` it always speaks that one.
 */
export function snippet(
  inbox: Pick<Inbox, 'key' | 'appearance'>,
  publicUrl: string,
  language?: Language,
): string {
  const attributes = {
    src: `${publicUrl.replace(/\/+$/, '')}/widget.js`,
    'data-inbox': inbox.key,
    'data-color': inbox.appearance.color,
    'data-side': inbox.appearance.side,
    ...(language ? { 'data-language': language } : {}),
  };
  const written = Object.entries(attributes).map(([name, value]) => `${name}="${escaped(value)}"`);
  return `<script async ${written.join(' ')}></script>`;
}

function escaped(value: string): string {
  return value.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
