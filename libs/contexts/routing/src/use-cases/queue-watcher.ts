import type { UnitOfWork } from '@yingda/platform';

/** Tells this process which team's queue changed, once that is committed; positions are then to be read again. */
export class QueueWatcher {
  private readonly listeners: ((teamId: string) => void)[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The listener hears every change this process commits; many in a row for one team are its business to bundle. */
  onChanged(listener: (teamId: string) => void): void {
    this.listeners.push(listener);
  }

  /** For routing itself: say so when the current unit of work has committed. */
  changed(teamId: string): void {
    this.unitOfWork.afterCommit(() => {
      for (const listener of this.listeners) listener(teamId);
    });
  }
}
