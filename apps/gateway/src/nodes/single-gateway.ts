import { type Leases, makeHolder } from '@yingda/platform';
import type { Logger } from 'pino';
import { WrongSetting } from '../config';

const LEASE_MS = 15_000;

/**
 * Without Redis only one process may serve a database: a second would not hear what the first sends. Gives the way to
 * let go. @throws WrongSetting when another one does
 */
export async function holdSingleGateway(leases: Leases, logger: Logger): Promise<() => Promise<void>> {
  const holder = makeHolder();
  if (!(await leases.acquire('single-gateway', holder, LEASE_MS)))
    throw new WrongSetting(
      'Another gateway already serves this database; set REDIS_URL for both to run several, or stop the other.',
    );
  const timer = setInterval(() => {
    leases.acquire('single-gateway', holder, LEASE_MS).then(
      (held) => {
        // Only after a pause longer than the lease, such as a suspended machine.
        if (!held)
          logger.error('another gateway serves this database meanwhile; stop one, or set REDIS_URL for both');
      },
      (error: unknown) => logger.warn({ err: error }, 'lease not renewed'),
    );
  }, LEASE_MS / 3);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await leases.release('single-gateway', holder).catch(() => undefined);
  };
}
