/** How far a mailbox was read; kept as text in the transaction that stores the mails. */
export interface Cursor {
  /** UIDs mean something only under the same UIDVALIDITY (RFC 3501); a text, since it may be a 64-bit number. */
  validity: string;
  /** The highest UID taken. */
  uid: number;
  /** Mails taken by the pull that gave this cursor: stored with it, so the next one marks them as read. */
  unmarked: readonly number[];
  /** Arrival of the newest mail taken, ISO: where to begin again when the UIDs are no longer valid. */
  newest: string | null;
  /** A mail that could not be fetched, and how often that was tried. */
  failing?: { uid: number; tries: number };
}

/** Null when there is none, or when it is not one of ours. */
export function readCursor(text: string | null): Cursor | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Partial<Cursor> | null;
    if (typeof value?.validity !== 'string' || !Number.isSafeInteger(value.uid)) return null;
    return {
      validity: value.validity,
      uid: value.uid!,
      unmarked: Array.isArray(value.unmarked) ? value.unmarked.filter(Number.isSafeInteger) : [],
      newest: typeof value.newest === 'string' ? value.newest : null,
      ...(value.failing ? { failing: value.failing } : {}),
    };
  } catch {
    return null;
  }
}

export function writeCursor(cursor: Cursor): string {
  return JSON.stringify(cursor);
}
