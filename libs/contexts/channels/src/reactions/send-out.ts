import type { Relay } from '@yingda/platform';
import type { QueueDeliveries } from '../use-cases/queue-deliveries';

/** What the shop says goes out through the customer's channel. */
export class SendOut {
  constructor(readonly queue: QueueDeliveries) {}

  register(relay: Relay): void {
    relay.subscribe(
      'channels.send-out',
      {
        // Most messages are a customer's or on the web; together they cost what one does.
        'message.sent': (event) => this.queue.execute(event),
      },
      { batch: true },
    );
  }
}
