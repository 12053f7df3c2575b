import { useEffect, useRef, useState } from 'react';
import { sameValue } from './same-value';

/** A value that is typed, once it has not changed for a while. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value);
  const latest = useRef(value);
  // The same in other objects is no change: the timer of what was typed goes on.
  if (!sameValue(latest.current, value)) latest.current = value;
  const now = latest.current;
  useEffect(() => {
    const timer = setTimeout(() => setSettled(now), afterMs);
    return () => clearTimeout(timer);
  }, [now, afterMs]);
  return settled;
}
