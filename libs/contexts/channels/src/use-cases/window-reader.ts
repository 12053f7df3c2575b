import { type ChannelWindow } from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import { windowView } from '../domain/delivery-view';
import { type Passage, passage, type Wanted } from '../domain/passage';
import type { DeliveryTable } from '../storage/deliveries';
import type { WindowTable } from '../storage/windows';
import type { Target } from './outgoing';

/** What may go to somebody now. */
export class WindowReader {
  constructor(
    private readonly windows: WindowTable,
    private readonly deliveries: DeliveryTable,
    private readonly clock: Clock,
  ) {}

  /** As screens show it; null where the channel has none. */
  async view(target: Target): Promise<ChannelWindow | null> {
    const [window, waiting] = await this.both(target);
    return windowView(window, target.can, { now: this.clock.now(), waiting });
  }

  /** How so many pieces more may go, behind those that wait. */
  async passage(target: Target, want: Pick<Wanted, 'pieces' | 'automatic' | 'template'>): Promise<Passage> {
    const [window, waiting] = await this.both(target);
    return passage(window, target.can, { ...want, now: this.clock.now(), waiting });
  }

  private both({ identityId, inbox }: Target) {
    return Promise.all([this.windows.find(identityId, inbox.id), this.deliveries.countWaiting(identityId)]);
  }
}
