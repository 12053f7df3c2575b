import { useEffect, useRef } from 'react';
import { ShortcutLayers, type Shortcuts } from './shortcuts';

const layers = new ShortcutLayers();

function isInput(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    !!target.closest('[role=combobox]')
  );
}

/** A dialog has the keyboard to itself; what lies under it must not act. */
function dialogIsOpen(): boolean {
  return (
    document.querySelector('.ant-modal-wrap:not([style*="display: none"]), [data-layer="modal"]') !== null
  );
}

/** Begins to listen; once for the page. Gives the end of it. */
export function listenForShortcuts(): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || dialogIsOpen()) return;
    if (layers.press(event, { inInput: isInput(event.target), at: performance.now() }))
      event.preventDefault();
  };
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
}

/** Shortcuts of the caller for as long as it is shown. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const names = Object.keys(shortcuts).join(' , ');
  useEffect(() => {
    const layer = Object.fromEntries(
      names.split(' , ').map((name) => [name, () => latest.current[name]?.()]),
    ) as Shortcuts;
    return layers.add(layer);
  }, [names]);
}
