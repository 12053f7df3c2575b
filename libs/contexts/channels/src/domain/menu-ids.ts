/** An item of a menu, as providers hand it back. */
export interface ItemPlace {
  messageId: string;
  /** Its number among the answers (`answersOf`). */
  number: number;
}

/**
 * What a provider keeps behind a button: the message and the answer's number, in at most 25 characters. Ids of items
 * may be longer than any provider takes, and what comes back is looked up anyway.
 */
export function itemKey({ messageId, number }: ItemPlace): string {
  return `${Buffer.from(messageId.replaceAll('-', ''), 'hex').toString('base64url')}.${number}`;
}

/** Null: not one of ours, a button of another system's or of the account's own menu. */
export function placeIn(key: string): ItemPlace | null {
  const found = /^([\w-]{22})\.(\d{1,2})$/.exec(key);
  if (!found) return null;
  const hex = Buffer.from(found[1]!, 'base64url').toString('hex');
  const messageId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return { messageId, number: Number(found[2]) };
}
