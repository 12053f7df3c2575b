/** Small things kept in this browser under one name; a forbidden storage is a memory as long as the page. */
export interface Cabinet {
  read<T>(key: string): T | null;
  write(key: string, value: unknown): void;
  /** Told when another tab writes a key; ends with the function it gives. */
  onForeign(listener: (key: string) => void): () => void;
  /** Removes everything under the name. */
  clear(): void;
}

/** Opens the drawer `name` in localStorage. */
export function openCabinet(name: string): Cabinet {
  const page = new Map<string, string>();
  const prefix = `${name}:`;
  return {
    read<T>(key: string): T | null {
      try {
        const text = page.get(key) ?? localStorage.getItem(prefix + key);
        return text === null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    write(key, value) {
      const text = JSON.stringify(value);
      try {
        if (value === null || value === undefined) localStorage.removeItem(prefix + key);
        else localStorage.setItem(prefix + key, text);
        page.delete(key);
      } catch {
        page.set(key, text ?? 'null');
      }
    },
    onForeign(listener) {
      const heard = ({ key }: StorageEvent) => {
        if (key?.startsWith(prefix)) listener(key.slice(prefix.length));
      };
      addEventListener('storage', heard);
      return () => removeEventListener('storage', heard);
    },
    clear() {
      page.clear();
      try {
        for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
      } catch {
        // Nothing could be kept either.
      }
    },
  };
}
