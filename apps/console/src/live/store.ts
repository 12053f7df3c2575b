import { useCallback, useRef, useSyncExternalStore } from 'react';
import { onNextFrame } from './each-frame';

/** A value that is replaced as a whole and tells its readers. */
export interface Store<T> {
  get(): T;
  set(next: T | ((before: T) => T)): void;
  subscribe(listener: () => void): () => void;
}

/** A store outside React whose readers hear of every change at once: for what the person at the screen does. */
export function createStore<T>(initial: T): Store<T> {
  return makeStore(initial, (tell) => tell());
}

/** A store whose readers hear at most once a frame: for what arrives from the socket, in bursts. `get` is always the newest. */
export function createFrameStore<T>(initial: T): Store<T> {
  return makeStore(initial, onNextFrame);
}

function makeStore<T>(initial: T, schedule: (tell: () => void) => void): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set(next) {
      const after = typeof next === 'function' ? (next as (before: T) => T)(value) : next;
      if (Object.is(after, value)) return;
      value = after;
      schedule(tell);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function sameShallow(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, at) => Object.is(item, b[at]));
  }
  return false;
}

/** Reads a part of a store; draws again only when that part changes (arrays are compared item by item). */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  const last = useRef<{ value: S } | null>(null);
  const read = useCallback(() => {
    const next = select(store.get());
    if (last.current && sameShallow(last.current.value, next)) return last.current.value;
    last.current = { value: next };
    return next;
  }, [store, select]);
  return useSyncExternalStore(store.subscribe, read, read);
}
