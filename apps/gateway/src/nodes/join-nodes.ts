import { createHash } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import type { DomainEvent } from '@yingda/events';
import { type CommittedListener, Database, Leases, Outbox, Relay } from '@yingda/platform';
import type { Logger } from 'pino';
import { type Config, WrongSetting } from '../config';
import { OutboxTail } from './outbox-tail';
import { RedisLink } from './redis-link';
import { holdSingleGateway } from './single-gateway';
import { wakeRelays } from './wake-relays';

/** Redis, when it is set. @throws WrongSetting when it cannot be reached */
export async function linkTo(config: Config, logger: Logger): Promise<RedisLink | null> {
  if (!config.redisUrl) return null;
  return RedisLink.connect(config.redisUrl, logger, productOf(config)).catch(() => {
    throw new WrongSetting(
      'REDIS_URL cannot be reached; start Redis there or remove the setting to run a single gateway.',
    );
  });
}

/** A name that every node of this product has and no other product: they share a secret and a database. */
function productOf({ secretKey, databaseDirectUrl }: Config): string {
  const database = new URL(databaseDirectUrl).pathname;
  return `yingda:${createHash('sha256').update(`redis ${secretKey} ${database}`).digest('hex').slice(0, 12)}`;
}

/**
 * Makes this process one of several, or the only one there may be: what it commits reaches the screens of all, and what
 * others commit reaches its own, by Redis or else by the database. Gives the way to leave.
 */
export async function joinNodes(
  app: INestApplicationContext,
  parts: { config: Config; logger: Logger; link: RedisLink | null; fanOut: CommittedListener },
): Promise<() => Promise<void>> {
  const { config, logger, link, fanOut } = parts;
  const outbox = app.get(Outbox);
  outbox.onCommitted(fanOut);
  if (!link) return holdSingleGateway(app.get(Leases), logger);
  outbox.reachesAll = () => link.isUp;
  await wakeRelays({ link, outbox, relay: app.get(Relay), log: logger });
  if (config.role === 'worker') return async () => undefined;
  const show = (events: DomainEvent[]) => void fanOut(events, null);
  const tail = new OutboxTail(app.get(Database), show, logger);
  link.onTurn((up) => tail.turn(up));
  await tail.start();
  return () => tail.stop();
}
