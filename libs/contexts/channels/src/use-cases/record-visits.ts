import type { Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { normalOrigin } from '../domain/origins';
import type { InboxTable } from '../storage/inboxes';

// Longer than any real origin; the column is shown to people.
const MAX_ORIGIN = 300;

/** The snippet was seen on a page: the settings then say so. Costs one statement, and a row at most once a minute. */
export class SeenFrom {
  constructor(
    private readonly clock: Clock,
    private readonly inboxes: InboxTable,
  ) {}

  async execute(inboxId: string, origin: string | null): Promise<void> {
    await this.inboxes.seen(inboxId, origin && shownOrigin(origin), this.clock.now());
  }
}

/** A page that is not on the list wanted to show the widget: the settings offer to allow it. */
export class RefusedFrom {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly inboxes: InboxTable,
    private readonly outbox: Outbox,
  ) {}

  async execute(inboxId: string, origin: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      const shown = shownOrigin(origin);
      if (!shown || !(await this.inboxes.refused(inboxId, shown))) return;
      await this.outbox.append('inbox.updated', inboxId, { inboxId });
    });
  }
}

// Anybody can send an Origin header, so only what is one is kept and shown.
function shownOrigin(origin: string): string | null {
  const normal = normalOrigin(origin);
  return normal && normal.length <= MAX_ORIGIN ? normal : null;
}
