import { type Content } from '@yingda/contracts';
import type { DomainEvent } from '@yingda/events';
import type { Heard } from '../heard';

/** A customer's message in an event; null where somebody else wrote. */
export function heardIn({ id, payload }: DomainEvent<'message.sent'>): Heard | null {
  const { conversation, entries } = payload;
  const entry = entries.find((one) => one.entry === 'message' && one.author.kind === 'customer');
  if (!entry) return null;
  const {
    id: conversationId,
    inboxId,
    channel,
    customerId,
    identityId,
    teamId,
    agentId,
    status,
  } = conversation;
  return {
    ...{ eventId: id, conversationId, messageId: entry.id, position: entry.position },
    ...{ content: entry.content, text: wordsOf(entry.content) },
    ...{ inboxId, channel, customerId, identityId, teamId: teamId ?? null, agentId: agentId ?? null, status },
    at: new Date(entry.createdAt),
  };
}

/** What a message says in words; of a mail what was written, not what it quotes. */
function wordsOf(content: Content): string {
  if (content.kind === 'text') return content.text;
  if (content.kind === 'email') return `${content.subject}\n${content.text}`;
  return 'caption' in content ? (content.caption ?? '') : '';
}
