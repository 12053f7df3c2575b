import type { Shell } from '../loader/shell';

/** Under this width the chat takes the whole screen. */
const NARROW = '(max-width:479px)';

/** What a phone needs: the page behind stands still, the back gesture closes the chat, the keyboard does not cover it. */
export function phone(shell: Shell, changed: (full: boolean) => void) {
  const narrow = matchMedia(NARROW);
  const view = window.visualViewport;
  let pushed = false;
  const fit = () => {
    shell.root.style.setProperty('--h', `${view?.height ?? innerHeight}px`);
    shell.root.style.setProperty('--y', `${view?.offsetTop ?? 0}px`);
  };
  const hold = (on: boolean) => {
    document.documentElement.style.overflow = on ? 'hidden' : '';
  };
  view?.addEventListener('resize', fit);
  view?.addEventListener('scroll', fit);
  narrow.addEventListener('change', () => {
    shell.draw();
    hold(shell.shown && narrow.matches);
    changed(narrow.matches);
  });
  addEventListener('popstate', () => {
    if (!pushed) return;
    pushed = false;
    shell.show(false);
  });
  fit();
  return {
    full: () => narrow.matches,
    showing(on: boolean) {
      hold(on && narrow.matches);
      if (on && narrow.matches && !pushed) {
        history.pushState({ yingda: 1 }, '');
        pushed = true;
      } else if (!on && pushed) {
        pushed = false;
        if ((history.state as { yingda?: number } | null)?.yingda) history.back();
      }
    },
  };
}
