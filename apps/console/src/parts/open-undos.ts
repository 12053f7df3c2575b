/** What can be taken back now, the latest last: while its toast stands, the key for it works. */
export class OpenUndos {
  private open: { key: string; undo: () => void }[] = [];

  put(key: string, undo: () => void): void {
    this.open.push({ key, undo });
  }

  /** The toast has gone, or its button was pressed. */
  drop(key: string): void {
    this.open = this.open.filter((known) => known.key !== key);
  }

  /** Takes the latest back; false when there is nothing. */
  undoLatest(): boolean {
    const latest = this.open.pop();
    latest?.undo();
    return latest !== undefined;
  }
}

export const openUndos = new OpenUndos();
