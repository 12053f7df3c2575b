import type { ImapFlow } from 'imapflow';
import type { AdapterContext } from '../adapter';
import { connect, keepWatching, stopWatching } from './imap';
import { mailSettings } from './settings';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;

/**
 * IDLE on the mailbox (RFC 2177), begun again after 25 minutes because servers end it at 29 or 30. A broken connection is
 * made again after 1 s, then twice as long each time, 5 minutes at most; what came meanwhile is news at once.
 */
export async function watchMailbox(
  context: AdapterContext,
  onNews: () => void,
  signal: AbortSignal,
): Promise<void> {
  for (let wait = FIRST_WAIT_MS; !signal.aborted;) {
    try {
      await watchOnce(context, onNews, signal);
      wait = FIRST_WAIT_MS;
    } catch {
      // The live check in the settings says what is wrong; here it is only tried again.
      if (!signal.aborted) await waited(wait, signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
      continue;
    }
    if (!signal.aborted) await waited(wait, signal);
  }
}

async function watchOnce(context: AdapterContext, onNews: () => void, signal: AbortSignal): Promise<void> {
  const client = await connect(context, { idle: true });
  try {
    const ended = new Promise<void>((resolve) => {
      client.once('close', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('exists', onNews);
    await client.mailboxOpen(mailSettings(context.settings).folder);
    keepWatching(context.inboxId, client);
    onNews();
    if (!signal.aborted) await ended;
  } finally {
    stopWatching(context.inboxId, client);
    end(client);
  }
}

/** Says goodbye without waiting for it: the lease may already be another node's. */
function end(client: ImapFlow): void {
  client.logout().catch(() => client.close());
}

function waited(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}
