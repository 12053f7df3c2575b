/** How a mail says which conversation it belongs to; `ChannelEvent`'s `thread`. */
export interface MailThread {
  token?: string;
  references: readonly string[];
  messageId: string;
  dmarc?: 'pass' | 'fail' | 'none';
}

/** What is known of conversations, asked of whoever stores them. */
export interface ThreadFacts {
  /** The conversation of a signed token; null when its signature is not ours. */
  ofToken(token: string): Promise<string | null> | string | null;
  /** Conversations of stored Message-IDs, ours and theirs. */
  ofMessageIds(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  takesPart(conversationId: string, address: string): Promise<boolean>;
}

/**
 * Where a mail goes. Without a conversation it begins one; `note` says to staff why it did not enter the one it named.
 */
export type Placement =
  | { conversationId: string; by: 'token' | 'reference'; addsParticipant: boolean }
  | { conversationId: null; note: 'stranger-with-token' | 'stranger-with-reference' | null };

/**
 * channels.md 4.7: the signed token first, then the mail it answers, then References from last to first. Never the
 * subject: anyone can write one. Who does not take part enters by a token only where the setting allows, by a reference
 * never, for Message-IDs are seen by everyone a mail was forwarded to. A sender whose own domain disowns the mail (DMARC
 * failed) takes part in nothing.
 */
export async function placeMail(
  mail: { thread: MailThread; sender: string; strangersMayJoin: boolean },
  facts: ThreadFacts,
): Promise<Placement> {
  const { thread, sender } = mail;
  const knows = async (conversationId: string) =>
    thread.dmarc !== 'fail' && (await facts.takesPart(conversationId, sender));
  let note: Extract<Placement, { conversationId: null }>['note'] = null;
  const tokens = thread.token === undefined ? null : await facts.ofToken(thread.token);
  if (tokens !== null) {
    if (await knows(tokens)) return { conversationId: tokens, by: 'token', addsParticipant: false };
    if (mail.strangersMayJoin && thread.dmarc !== 'fail') {
      return { conversationId: tokens, by: 'token', addsParticipant: true };
    }
    note = 'stranger-with-token';
  }
  const stored = await facts.ofMessageIds(thread.references);
  const found = thread.references.map((id) => stored.get(id)).find((id) => id !== undefined);
  if (found !== undefined) {
    if (await knows(found)) return { conversationId: found, by: 'reference', addsParticipant: false };
    note ??= 'stranger-with-reference';
  }
  return { conversationId: null, note };
}
