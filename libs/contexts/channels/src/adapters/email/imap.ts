import { ImapFlow, type MailboxObject } from 'imapflow';
import type { AdapterContext } from '../adapter';
import { mailSettings, type MailSettings, MEGABYTE, type Server } from './settings';
import { credentialsFor } from './sign-in';

const CONNECT_MS = 15_000;
const SILENCE_MS = 60_000;

/** An open mailbox. `release` gives it back: a connection that watches stays, one of our own is closed. */
export interface OpenMailbox {
  client: ImapFlow;
  mailbox: MailboxObject;
  release(): Promise<void>;
}

/** Connections that watch, by inbox: pulls of the same process use them, so that one connection serves a mailbox. */
const watching = new Map<string, ImapFlow>();

export function keepWatching(inboxId: string, client: ImapFlow): void {
  watching.set(inboxId, client);
}

export function stopWatching(inboxId: string, client: ImapFlow): void {
  if (watching.get(inboxId) === client) watching.delete(inboxId);
}

/** Opens the mailbox of an inbox. @throws what the connection says: see `adviceFor` */
export async function openMailbox(context: AdapterContext): Promise<OpenMailbox> {
  const own = mailSettings(context.settings);
  const shared = watching.get(context.inboxId);
  if (shared?.usable) {
    const lock = await shared.getMailboxLock(own.folder);
    if (shared.mailbox) {
      return { client: shared, mailbox: shared.mailbox, release: () => Promise.resolve(lock.release()) };
    }
    lock.release();
  }
  const client = await connect(context, { idle: false });
  try {
    const mailbox = await client.mailboxOpen(own.folder);
    return { client, mailbox, release: () => leave(client) };
  } catch (problem) {
    client.close();
    throw problem;
  }
}

/** A signed-in connection. What it says of errors later is heard by its `error` listener; nothing is logged. */
export async function connect(context: AdapterContext, how: { idle: boolean }): Promise<ImapFlow> {
  const own = mailSettings(context.settings);
  const auth = await credentialsFor(own.imap, own, context);
  const client = new ImapFlow({
    host: own.imap.host,
    port: own.imap.port,
    ...protection(own.imap),
    auth,
    logger: false,
    // NetEase and others refuse programs that do not say who they are.
    clientInfo: { name: 'Yingda', vendor: 'Yingda' },
    disableAutoIdle: !how.idle,
    autoIdleDelay: 100,
    maxIdleTime: own.idleMs,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    maxLiteralSize: own.mostBytes + MEGABYTE,
    maxResponseSize: own.mostBytes + 2 * MEGABYTE,
  });
  // Without a listener a connection that breaks later would end the process; commands in flight are refused anyway.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (problem) {
    client.close();
    if ('accessToken' in auth && isRefusal(problem)) await context.tokenRefused(auth.accessToken);
    throw problem;
  }
  return client;
}

/** Whether the server refused the sign-in, as opposed to not being there. */
export function isRefusal(problem: unknown): boolean {
  return (problem as { authenticationFailed?: boolean } | null)?.authenticationFailed === true;
}

/** TLS from the first byte, after the greeting and never without it, or none. */
function protection(server: Server): { secure: boolean; doSTARTTLS?: boolean; tls: { ca?: string } } {
  const tls = server.ca === '' ? {} : { ca: server.ca };
  if (server.security === 'tls') return { secure: true, tls };
  return { secure: false, doSTARTTLS: server.security === 'starttls', tls };
}

async function leave(client: ImapFlow): Promise<void> {
  try {
    await client.logout();
  } catch {
    client.close();
  }
}

export type { MailSettings };
