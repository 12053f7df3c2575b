import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { AdapterContext, Pulled, RawEvent } from '../adapter';
import { type Cursor, readCursor, writeCursor } from './cursor';
import { eventKey } from './event-key';
import { fetched } from './fetched';
import { openMailbox, type OpenMailbox } from './imap';
import { mailSettings, type MailSettings } from './settings';

const DAY_MS = 24 * 3_600_000;
const MOST_MAILS = 50;
const MOST_BYTES_AT_ONCE = 64 * 1024 * 1024;
/** A mail that cannot be fetched is tried so often, then moved aside, so that it does not hold up what follows. */
const TRIES = 3;

/**
 * Mails above the last UID, oldest first. The cursor that comes back in was stored together with its mails, so that
 * whatever it covers is safe: only now is it marked `\Seen`. Nothing is marked by fetching (BODY.PEEK).
 */
export async function pullMail(cursor: string | null, context: AdapterContext): Promise<Pulled> {
  const own = mailSettings(context.settings);
  const open = await openMailbox(context);
  try {
    return await pullFrom(open, { own, before: readCursor(cursor), now: context.now() });
  } finally {
    await open.release();
  }
}

interface Wish {
  own: MailSettings;
  before: Cursor | null;
  now: Date;
}

async function pullFrom(open: OpenMailbox, wish: Wish): Promise<Pulled> {
  const { client, mailbox } = open;
  const validity = String(mailbox.uidValidity);
  const same = wish.before?.validity === validity ? wish.before : null;
  if (same && same.unmarked.length > 0) {
    await client.messageFlagsAdd(same.unmarked.join(','), ['\\Seen'], { uid: true, silent: true });
  }
  const start: Cursor = same
    ? { ...same, unmarked: [] }
    : { validity, uid: 0, unmarked: [], newest: wish.before?.newest ?? null };
  const uids = same ? await above(client, same.uid) : await beginning(client, wish);
  const taken = await take(client, { uids, start, own: wish.own });
  const done = taken.left === 0 && taken.cursor.failing === undefined;
  // Nothing new in a mailbox that was read from its beginning: the next pull starts where it ends now.
  const last = !same && done ? Math.max(taken.cursor.uid, mailbox.uidNext - 1) : taken.cursor.uid;
  const arrived = taken.cursor.newest ?? wish.now.toISOString();
  return {
    events: taken.events,
    cursor: writeCursor({ ...taken.cursor, uid: last, newest: arrived }),
    // Another pull follows at once while there is more, and once after mails were stored, to mark them as read.
    more: taken.cursor.failing === undefined && (taken.left > 0 || taken.events.length > 0),
  };
}

/** UIDs above the last. `n:*` also gives the last mail when there is nothing above. */
async function above(client: ImapFlow, uid: number): Promise<number[]> {
  const found = await client.search({ uid: `${uid + 1}:*` }, { uid: true });
  return (found || []).filter((one) => one > uid).sort((a, b) => a - b);
}

/**
 * Where there is no valid cursor: at the first connection unread mail of the last days; after UIDVALIDITY changed, all
 * since a day before the newest one taken: what is already stored is known by its key.
 */
async function beginning(client: ImapFlow, { own, before, now }: Wish): Promise<number[]> {
  const newest = before?.newest ? new Date(before.newest) : null;
  const since = new Date((newest ?? now).getTime() - (newest ? 1 : own.firstDays) * DAY_MS);
  const query = newest ? { since } : { since, seen: false };
  return ((await client.search(query, { uid: true })) || []).sort((a, b) => a - b);
}

interface Taken {
  events: RawEvent[];
  cursor: Cursor;
  left: number;
}

async function take(
  client: ImapFlow,
  wish: { uids: number[]; start: Cursor; own: MailSettings },
): Promise<Taken> {
  const events: RawEvent[] = [];
  const unmarked: number[] = [];
  const { failing, ...start } = wish.start;
  let { uid: last, newest } = start;
  let bytes = 0;
  const soFar = (): Cursor => ({ ...start, uid: last, newest, unmarked });
  for (const [at, uid] of wish.uids.entries()) {
    if (events.length >= MOST_MAILS || bytes >= MOST_BYTES_AT_ONCE) {
      return { events, cursor: soFar(), left: wish.uids.length - at };
    }
    const tries = failing?.uid === uid ? failing.tries : 0;
    if (tries >= TRIES) {
      await moveAside(client, uid, wish.own);
    } else {
      try {
        const event = await one(client, uid, wish.own);
        if (event) {
          events.push(event);
          unmarked.push(uid);
          bytes += event.raw.length;
          const arrived = event.at?.toISOString() ?? null;
          if (arrived !== null && (newest === null || arrived > newest)) newest = arrived;
        }
      } catch {
        return { events, cursor: { ...soFar(), failing: { uid, tries: tries + 1 } }, left: 0 };
      }
    }
    last = uid;
  }
  return { events, cursor: soFar(), left: 0 };
}

/** One mail; null when it has gone meanwhile. A mail above the limit comes without its body. */
async function one(client: ImapFlow, uid: number, own: MailSettings): Promise<RawEvent | null> {
  const known = await client.fetchOne(
    String(uid),
    { uid: true, size: true, internalDate: true },
    { uid: true },
  );
  if (!known) return null;
  const tooLarge = (known.size ?? 0) > own.mostBytes;
  const what = tooLarge ? { uid: true, headers: true } : { uid: true, source: true };
  const found = await client.fetchOne(String(uid), what, { uid: true });
  const mail = found && (tooLarge ? found.headers : found.source);
  if (!mail) return null;
  return { key: eventKey(mail), at: arrival(known), raw: fetched(mail, tooLarge ? known.size! : null) };
}

function arrival(known: FetchMessageObject): Date | null {
  const at = known.internalDate === undefined ? null : new Date(known.internalDate);
  return at && !Number.isNaN(at.getTime()) ? at : null;
}

/** Out of the way, where the live check counts them and people find them. It throws rather than lose one. */
async function moveAside(client: ImapFlow, uid: number, own: MailSettings): Promise<void> {
  await client.mailboxCreate(own.asideFolder);
  const moved = await client.messageMove(String(uid), own.asideFolder, { uid: true });
  if (!moved) throw new Error('A mail that cannot be fetched could not be moved aside');
}
