/** Values of a statement, each with its place. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The place of a value, as the statement names it. */
  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

export interface Statement {
  text: string;
  values: unknown[];
}
