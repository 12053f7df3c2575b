import { type Content } from '@yingda/contracts';
import { ConversationAccess, type Rights, type Subject } from './access';
import type { Conversation } from './conversation';
import { authorOf, step, type EntryDraft, type Moment, type Step } from './step';

/** A note for staff. It changes nothing of the conversation and takes no sequence. */
export function addNote(
  conversation: Conversation,
  note: { clientMessageId: string; text: string; mentions: string[] },
  moment: Moment,
): Step<'note.added'> {
  const mentions = [...new Set(note.mentions)];
  return step(conversation, 'note.added', {
    entries: [{ ...noteEntry(moment, note.text, mentions), clientMessageId: note.clientMessageId }],
    extra: { mentions },
    moment,
  });
}

/** An agent named in a note. */
export type Named = Rights & { active: boolean };

/**
 * Who of the named is told: those with an account who may read the conversation as it stands. The others hear nothing,
 * not even that they were named, as the note tells of a customer who is not theirs. Naming oneself tells nobody.
 */
export function toldOf(conversation: Subject, named: readonly Named[], byId: string | null): string[] {
  return named
    .filter((agent) => agent.agentId !== byId && agent.active)
    .filter((agent) => ConversationAccess.mayAgentRead(agent, conversation))
    .map((agent) => agent.agentId);
}

export function noteEntry(moment: Moment, text: string, mentions: string[] = []): EntryDraft {
  const content: Content = { kind: 'text', text };
  return {
    id: moment.newId(),
    entry: 'note',
    author: authorOf(moment.actor),
    content,
    createdAt: moment.now,
    ...(mentions.length > 0 ? { mentions } : {}),
    shown: false,
  };
}
