import { type Content } from '@yingda/contracts';
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
