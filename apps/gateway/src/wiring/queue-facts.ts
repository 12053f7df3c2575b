import { NoticeReader } from '@yingda/automation';
import { QueueReader } from '@yingda/routing';
import { QueueFacts, type QueueShown } from '../sockets/queue-places';

/** screens → routing, automation: where those who wait stand, and what they are told there. */
export class QueueFactsFromRouting extends QueueFacts {
  constructor(
    private readonly queues: QueueReader,
    private readonly notices: NoticeReader,
  ) {
    super();
  }
  override async queue(teamId: string): Promise<QueueShown> {
    const [told, { waiting, oldestSince }] = await Promise.all([
      this.queues.told(teamId),
      this.queues.summary(teamId),
    ]);
    const banners = await this.notices.banners(told.places.map((one) => one.conversationId));
    const places = told.places.map((place) => {
      const notices = banners.get(place.conversationId);
      return notices ? { ...place, notices } : place;
    });
    return { ...told, places, waiting, oldestSince: oldestSince?.toISOString() ?? null };
  }
}
