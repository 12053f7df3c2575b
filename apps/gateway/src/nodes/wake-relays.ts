import type { Log, Outbox, Relay } from '@yingda/platform';
import type { RedisLink } from './redis-link';

/** Many commits are one word; the first is said at once. */
const PAUSE_MS = 25;

/**
 * Says to the relays of other processes that something was committed here, so that a placement or a search row need not
 * wait for their next look, a quarter of a second away. Nothing hangs on it.
 */
export async function wakeRelays(parts: {
  link: RedisLink;
  outbox: Outbox;
  relay: Relay;
  log: Log;
}): Promise<void> {
  const { link, outbox, relay, log } = parts;
  const channel = `${link.product}:committed`;
  let paused = false;
  let again = false;
  const say = () => {
    if (paused) {
      again = true;
      return;
    }
    paused = true;
    link.ask((redis) => redis.publish(channel, '')).catch(() => undefined);
    setTimeout(() => {
      paused = false;
      if (!again) return;
      again = false;
      say();
    }, PAUSE_MS).unref();
  };
  outbox.onAnnounced(say);
  const reader = link.reader();
  try {
    await reader.connect();
    await reader.subscribe(channel, () => relay.wake());
  } catch (error) {
    log.warn({ err: error }, 'commits of other processes are only noticed by looking');
  }
}
