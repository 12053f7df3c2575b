/** State that screens watch. `set` merges, and tells nobody when nothing changed. */
export class Store<S extends object> {
  private readonly listeners = new Set<() => void>();

  constructor(private current: S) {}

  get state(): S {
    return this.current;
  }

  set(part: Partial<S>): void {
    const keys = Object.keys(part) as (keyof S)[];
    if (keys.every((key) => Object.is(this.current[key], part[key]))) return;
    this.current = { ...this.current, ...part };
    for (const listener of [...this.listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
