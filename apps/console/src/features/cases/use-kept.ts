import { useCallback, useState } from 'react';

const PREFIX = 'yingda.kept.';

/**
 * Text that is being typed, kept on this device until it is sent: closing, reloading or a lost line does not lose it.
 * `forget` when it was sent.
 */
export function useKept(key: string): [text: string, set: (text: string) => void, forget: () => void] {
  const [text, setText] = useState(() => localStorage.getItem(PREFIX + key) ?? '');
  const set = useCallback(
    (next: string) => {
      setText(next);
      try {
        if (next) localStorage.setItem(PREFIX + key, next);
        else localStorage.removeItem(PREFIX + key);
      } catch {
        // The device's storage is full: the open page still has it.
      }
    },
    [key],
  );
  return [text, set, useCallback(() => set(''), [set])];
}
