import type { Clock } from '@yingda/platform';
import type { ApiRequestTable } from '../storage/api-requests';
import type { ChannelEventTable } from '../storage/channel-events';
import type { ChannelMediaTable } from '../storage/channel-media';

/** Providers tell a thing again for up to 7 days; a week more helps whoever looks for what went wrong. */
const KEPT_MS = 14 * 24 * 3_600_000;

/** Lets go of providers' events that are long done. */
export class ForgetEvents {
  constructor(
    private readonly tables: {
      events: ChannelEventTable;
      media: ChannelMediaTable;
      requests: ApiRequestTable;
    },
    private readonly clock: Clock,
  ) {}

  async execute(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    const { events, media, requests } = this.tables;
    await media.forget(before);
    await requests.removeOld(before);
    return events.forget(before);
  }
}
