import { icon, make } from '../loader/dom';
import type { Shell } from '../loader/shell';
import { panelWords } from './words';

/** The newest message beside the closed launcher; clicked away, it never comes again for the same message. */
export function previewCard(shell: Shell) {
  const card = make('div', { class: 'card' });
  card.hidden = true;
  shell.root.prepend(card);
  return {
    hide: () => void (card.hidden = true),
    show(id: string, name: string, text: string) {
      if (shell.shown || shell.memory.get().dismissed === id) return;
      const more = make('button', { type: 'button' }, make('b', {}, name), make('span', {}, text));
      const away = make(
        'button',
        { type: 'button', class: 'away', 'aria-label': panelWords(shell.language).dismiss },
        icon('M6 6l12 12M18 6L6 18'),
      );
      more.onclick = () => shell.show(true);
      away.onclick = () => {
        shell.memory.set({ dismissed: id });
        card.hidden = true;
        shell.launcher.focus();
      };
      card.replaceChildren(more, away);
      card.hidden = false;
    },
  };
}
