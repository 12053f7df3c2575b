import type { KeptApart, Placement, Thread, ThreadFacts } from '../placing';

/**
 * The signed token first, then the mail it answers, then References from last to first. Never the
 * subject: anyone can write one. Who does not take part enters by a token only where the setting allows, by a reference
 * never, for Message-IDs are seen by everyone a mail was forwarded to. A sender whose own domain disowns the mail (DMARC
 * failed) takes part in nothing.
 */
export async function placeMail(
  mail: { thread: Thread; strangersMayJoin: boolean },
  facts: ThreadFacts,
): Promise<Placement> {
  const { thread } = mail;
  const knows = async (conversationId: string) =>
    thread.dmarc !== 'fail' && (await facts.takesPart(conversationId));
  let note: KeptApart | null = null;
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
