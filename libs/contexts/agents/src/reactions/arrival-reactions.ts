import type { Relay } from '@yingda/platform';
import type { Arrivals } from '../storage/arrivals';

/** Marks the half hour of every conversation that is opened; it is counted within a minute. */
export class ArrivalReactions {
  constructor(private readonly arrivals: Arrivals) {}

  register(relay: Relay): void {
    relay.subscribe('arrivals', {
      'conversation.opened': async ({ payload }) => {
        const openedAt = new Date(payload.conversation.openedAt);
        await this.arrivals.markDue(openedAt, openedAt);
      },
    });
  }
}
