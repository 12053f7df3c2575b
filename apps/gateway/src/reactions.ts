import type { INestApplicationContext } from '@nestjs/common';
import { FollowIdentities, HandOver, IndexMessages } from '@yingda/conversations';
import { Relay } from '@yingda/platform';
import { QueueWatcher, RoutingReactions, RoutingTimers } from '@yingda/routing';
import { Departures } from './sockets/departures';
import { CustomerScreens } from './sockets/customer-screens';

/** Names every subscriber of the outbox and every kind of timer; before the relay and the timers start. */
export function registerReactions(app: INestApplicationContext): void {
  const relay = app.get(Relay);
  app.get(IndexMessages, { strict: false }).register(relay);
  app.get(FollowIdentities, { strict: false }).register(relay);
  app.get(HandOver, { strict: false }).register(relay);
  app.get(RoutingReactions, { strict: false }).register(relay);
  app.get(RoutingTimers, { strict: false }).register();
  app.get(Departures).register();
  const screens = app.get(CustomerScreens);
  app.get(QueueWatcher, { strict: false }).onChanged((teamId) => screens.queueChanged(teamId));
}
