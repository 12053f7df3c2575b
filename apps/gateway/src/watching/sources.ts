import type { INestApplicationContext } from '@nestjs/common';
import { CLOCK, Database, Jobs, Relay, type Clock } from '@yingda/platform';
import type { Config } from '../config';
import { Readiness } from '../http/readiness';
import type { RedisLink } from '../nodes/redis-link';
import { SocketServer } from '../sockets/socket-server';
import { QueueDepthsView } from '../views/queue-depths';
import type { Sources } from './gathering';

/** Where the gauges of a started process are read from. */
export function sourcesOf(app: INestApplicationContext, config: Config, redis: RedisLink | null): Sources {
  const [relay, database, jobs] = [app.get(Relay), app.get(Database), app.get(Jobs)];
  const clock = app.get<Clock>(CLOCK);
  const depths = app.get(QueueDepthsView);
  const works = config.role !== 'gateway';
  return {
    ready: () => app.get(Readiness).ready,
    redis: () => redis && redis.isUp,
    sockets: () => app.get(SocketServer).counts(),
    pool: () => database.poolUse(),
    relay() {
      const { lanes, heldUpMs } = relay.state();
      return { lanes, heldUpSeconds: heldUpMs / 1_000 };
    },
    subscribers() {
      const now = clock.now().getTime();
      return [...relay.standings()].map(([subscriber, { behind, oldest, parked }]) => ({
        ...{ subscriber, behind, parked },
        ageSeconds: oldest ? Math.max(0, now - oldest.getTime()) / 1_000 : 0,
      }));
    },
    queues: async () => (works ? depths.of(clock.now()) : []),
    overdueJobs: async () => (works ? jobs.overdue() : []),
  };
}
