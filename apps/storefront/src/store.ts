/** A value several places read and change. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  subscribe(listener: (value: T) => void): () => void;
}

/** The part of web storage that is needed; it may be absent or forbidden. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>;

/** Storage of this browser, or nothing where the browser forbids it (the shop then forgets on reload). */
export function browserKeep(): Keep | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function read<T>(key: string, keep: Keep | undefined, accept: (saved: unknown) => T): T {
  try {
    return accept(JSON.parse(keep?.getItem(key) ?? 'null'));
  } catch {
    return accept(null);
  }
}

/**
 * A store kept under `key`. `accept` turns whatever was saved, by this or an older version of the shop or by hand,
 * into a value that can be used. Other tabs of the shop follow at once.
 */
export function keptStore<T>(key: string, accept: (saved: unknown) => T, keep = browserKeep()): Store<T> {
  let value = read(key, keep, accept);
  const listeners = new Set<(value: T) => void>();
  const tell = () => listeners.forEach((listener) => listener(value));
  globalThis.addEventListener?.('storage', (event: StorageEvent) => {
    if (event.key !== key && event.key !== null) return;
    value = read(key, keep, accept);
    tell();
  });
  return {
    get: () => value,
    set(next) {
      value = next;
      try {
        keep?.setItem(key, JSON.stringify(next));
      } catch {
        // Full or forbidden storage: the value lives until the page is left.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
