/** A word, or a list in parentheses. Quoted strings and literals are words, too. */
export type Token = string | Token[];

export interface Command {
  tag: string;
  name: string;
  args: Token[];
}

const MOST_BUFFERED = 50 * 1024 * 1024;

/** Cuts a client's bytes into commands; literals (`{12}`) are asked for and put in their place. */
export class CommandReader {
  #rest = Buffer.alloc(0);
  #parts: (string | { literal: string })[] = [];
  #literal: number | null = null;
  /** The next line is an answer to a `+`, not a command. */
  #waiting: ((line: string) => void) | null = null;

  constructor(
    private readonly heard: (command: Command) => void,
    private readonly goOn: () => void,
  ) {}

  /** Takes one line as it is: what follows `+ …`. */
  next(take: (line: string) => void): void {
    this.#waiting = take;
  }

  push(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    if (this.#rest.length > MOST_BUFFERED) throw new Error('A command is too long');
    while (this.#step());
  }

  #step(): boolean {
    if (this.#literal !== null) {
      if (this.#rest.length < this.#literal) return false;
      this.#parts.push({ literal: this.#take(this.#literal).toString('utf8') });
      this.#literal = null;
    }
    const end = this.#rest.indexOf('\r\n');
    if (end < 0) return false;
    const line = this.#take(end + 2)
      .toString('utf8')
      .slice(0, -2);
    if (this.#waiting) {
      const take = this.#waiting;
      this.#waiting = null;
      take(line);
      return true;
    }
    const literal = /\{(\d+)(\+?)\}$/.exec(line);
    if (literal) {
      this.#parts.push(line.slice(0, literal.index));
      this.#literal = Number(literal[1]);
      if (literal[2] === '') this.goOn();
      return true;
    }
    const parts = [...this.#parts, line];
    this.#parts = [];
    const [tag = '*', name = '', ...args] = tokensOf(parts);
    if (tag !== '' && parts.join('') !== '')
      this.heard({ tag: String(tag), name: String(name).toUpperCase(), args });
    return true;
  }

  #take(count: number): Buffer {
    const taken = this.#rest.subarray(0, count);
    this.#rest = this.#rest.subarray(count);
    return taken;
  }
}

/** Words, quoted strings, lists; `BODY.PEEK[HEADER.FIELDS (DATE)]<0.9>` is one word. */
export function tokensOf(parts: readonly (string | { literal: string })[]): Token[] {
  const root: Token[] = [];
  const open: Token[][] = [root];
  for (const part of parts) {
    if (typeof part !== 'string') open.at(-1)!.push(part.literal);
    else
      for (const [word] of part.matchAll(/\(|\)|"(?:[^"\\]|\\.)*"|(?:[^\s()"[]|\[[^\]]*\])+/g)) {
        if (word === '(') {
          const list: Token[] = [];
          open.at(-1)!.push(list);
          open.push(list);
        } else if (word === ')') {
          if (open.length > 1) open.pop();
        } else open.at(-1)!.push(word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word);
      }
  }
  return root;
}

/** Whether a number is in a set like `1:3,7,9:*`; `*` is the largest there is. */
export function inSet(set: string, largest: number): (number: number) => boolean {
  const ranges = set.split(',').map((range) => {
    const ends = range.split(':').map((end) => (end === '*' ? largest : Number(end)));
    return [Math.min(...ends), Math.max(...ends)] as const;
  });
  return (number) => ranges.some(([from, to]) => number >= from && number <= to);
}
