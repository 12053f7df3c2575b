import type { DomainEventMap } from '@yingda/events';
import { excerptOf } from '@yingda/conversations';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

/** Only to those who may read it: the note's own use case has left the others out. */
export function tellMentioned(emit: Emitter, change: DomainEventMap['note.added']): void {
  const note = change.entries[0];
  if (!note) return;
  const { conversation, by } = change;
  for (const agentId of change.mentions)
    emit.console([rooms.agent(agentId)], 'agent.mentioned', {
      conversationId: conversation.id,
      number: conversation.number,
      byName: by.name,
      ...(by.id ? { byId: by.id } : {}),
      excerpt: excerptOf(note.content),
      noteId: note.id,
      position: note.position,
      at: note.createdAt,
    });
}
