import { useRef } from 'preact/hooks';

const PRESS_MS = 450;

/** Handlers for a finger that rests on something; a finger that moves is scrolling. */
export function useLongPress(run: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stop = () => clearTimeout(timer.current);
  return {
    onTouchStart: () => {
      stop();
      timer.current = setTimeout(run, PRESS_MS);
    },
    onTouchMove: stop,
    onTouchEnd: stop,
    onTouchCancel: stop,
  };
}
