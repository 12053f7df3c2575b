import type { UnitOfWork } from '@yingda/platform';
import type { Changes } from '../storage/changes';

/** Has the facts of conversations made anew: after an import, or when somebody doubts them. */
export class RebuildFacts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changes: Changes,
  ) {}

  /** Inside a unit of work they are made once it has committed. */
  async execute(conversationIds: readonly string[]): Promise<void> {
    await this.unitOfWork.run(() => this.changes.mark(conversationIds, { urgent: false }));
  }
}
