import type { INestApplicationContext } from '@nestjs/common';
import { TidyAccounts } from '@yingda/agents';
import { FollowUpReactions, ForgetEvents, LEARN_PROFILE, LearnProfile, SendOut, type Newcomer } from '@yingda/channels';
import {
  CloseSilent,
  FollowIdentities,
  HandOver,
  IndexMessages,
  MarkChangedDeliveries,
  RemoveUnsent,
} from '@yingda/conversations';
import { KeepWithIdentity } from '@yingda/customers';
import { Jobs, Relay } from '@yingda/platform';
import { QueueWatcher, RoutingReactions, RoutingTimers } from '@yingda/routing';
import { Departures } from './sockets/departures';
import { CustomerScreens } from './sockets/customer-screens';
import { AvatarsView } from './views/avatars';

/** Names every subscriber of the outbox and every kind of timer; before the relay and the timers start. */
export function registerReactions(app: INestApplicationContext): void {
  const relay = app.get(Relay);
  app.get(IndexMessages, { strict: false }).register(relay);
  app.get(FollowIdentities, { strict: false }).register(relay);
  app.get(KeepWithIdentity, { strict: false }).register(relay);
  app.get(HandOver, { strict: false }).register(relay);
  app.get(SendOut, { strict: false }).register(relay);
  app.get(FollowUpReactions, { strict: false }).register(relay);
  app.get(MarkChangedDeliveries, { strict: false }).register(relay);
  app.get(RoutingReactions, { strict: false }).register(relay);
  app.get(RoutingTimers, { strict: false }).register();
  app.get(Departures).register();
  registerJobs(app);
  const screens = app.get(CustomerScreens);
  app.get(QueueWatcher, { strict: false }).onChanged((teamId) => screens.queueChanged(teamId));
}

/** What is done once in a while, by whichever process works on jobs. */
function registerJobs(app: INestApplicationContext): void {
  const jobs = app.get(Jobs);
  const tidy = app.get(TidyAccounts, { strict: false });
  jobs.define('agents.tidy-accounts', () => tidy.execute());
  const silent = app.get(CloseSilent, { strict: false });
  jobs.define('conversations.close-silent', async () => void (await silent.execute()));
  const unsent = app.get(RemoveUnsent, { strict: false });
  const avatars = app.get(AvatarsView);
  jobs.define('conversations.remove-unsent', async () => {
    await unsent.execute((ids) => avatars.among(ids));
  });
  const profiles = app.get(LearnProfile, { strict: false });
  jobs.define<Newcomer>(LEARN_PROFILE, (newcomer) => profiles.execute(newcomer), { concurrency: 2 });
  const forget = app.get(ForgetEvents, { strict: false });
  jobs.define('channels.forget-events', async () => void (await forget.execute()));
  void jobs.schedule('channels.forget-events', '31 3 * * *');
  void jobs.schedule('conversations.close-silent', '* * * * *');
  void jobs.schedule('agents.tidy-accounts', '17 3 * * *');
  void jobs.schedule('conversations.remove-unsent', '43 3 * * *');
}
