/**
 * The least of many whose keys only ever grow: a key is looked at anew when its turn comes, so that nothing has to be
 * moved when it grows.
 */
export class LazyHeap<T> {
  private readonly items: { item: T; key: number; rank: number }[];

  /** `keyOf` gives Infinity for what is out for good. Of equal keys the one given first is least. */
  constructor(
    items: readonly T[],
    private readonly keyOf: (item: T) => number,
  ) {
    this.items = items.map((item, rank) => ({ item, key: keyOf(item), rank }));
    for (let at = (this.items.length >> 1) - 1; at >= 0; at--) this.sink(at);
  }

  /** The least that `fits`, with its key; null when there is none. */
  least(fits: (item: T) => boolean = () => true): { item: T; key: number } | null {
    const aside: { item: T; key: number; rank: number }[] = [];
    let found: { item: T; key: number } | null = null;
    while (this.items.length > 0) {
      const top = this.items[0]!;
      const key = this.keyOf(top.item);
      if (key !== top.key) {
        top.key = key;
        this.sink(0);
      } else if (key === Infinity) {
        this.pop();
      } else if (fits(top.item)) {
        found = { item: top.item, key };
        break;
      } else {
        aside.push(this.pop());
      }
    }
    for (const one of aside) this.push(one);
    return found;
  }

  private pop() {
    const top = this.items[0]!;
    const last = this.items.pop()!;
    if (this.items.length > 0) {
      this.items[0] = last;
      this.sink(0);
    }
    return top;
  }

  private push(one: { item: T; key: number; rank: number }): void {
    let at = this.items.push(one) - 1;
    for (let up = (at - 1) >> 1; at > 0 && this.before(at, up); up = (at - 1) >> 1) {
      this.swap(at, up);
      at = up;
    }
  }

  private sink(from: number): void {
    for (let at = from; ;) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < this.items.length && this.before(child, least)) least = child;
      if (least === at) return;
      this.swap(at, least);
      at = least;
    }
  }

  private before(a: number, b: number): boolean {
    const [one, other] = [this.items[a]!, this.items[b]!];
    return one.key < other.key || (one.key === other.key && one.rank < other.rank);
  }

  private swap(a: number, b: number): void {
    [this.items[a], this.items[b]] = [this.items[b]!, this.items[a]!];
  }
}
