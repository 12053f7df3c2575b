/** Statements given to one connection at once run one after the other, in the order given: pg wants no queue of its own. */
export class Turns {
  private last: Promise<unknown> | null = null;

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last ? this.last.then(work, work) : work();
    this.last = turn;
    const over = () => {
      if (this.last === turn) this.last = null;
    };
    turn.then(over, over);
    return turn;
  }
}
