import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import { newId, type Clock, type UnitOfWork } from '@yingda/platform';
import { ConversationAccess } from '../domain/access';
import { checkStorable } from '../domain/content';
import { addNote, toldOf, type Named } from '../domain/notes';
import type { Names } from '../ports';
import type { ConversationStore } from '../storage/conversation-store';
import type { Mentions } from '../storage/mentions';
import type { MessageReads, StoredEntry } from '../storage/message-reads';
import { sentBy } from './sent-by';

/** What is noted, and who is to hear of it. */
export interface AddNoteCommand {
  conversationId: string;
  clientMessageId: string;
  text: string;
  /** Agents named with @. */
  mentions?: string[];
  /** Whispered: told to whoever has the conversation at this moment, besides those named. */
  toHolder?: boolean;
}

/** `notTold`: who was named and is not told, see `toldOf`; absent when all are. */
export interface NoteAdded {
  id: string;
  sequence: null;
  createdAt: string;
  notTold?: string[];
}

/** Where notes and mentions are kept. */
export interface NoteStorage {
  conversations: ConversationStore;
  messages: MessageReads;
  mentions: Mentions;
}

/**
 * A note among staff; also into a closed conversation. Answered like a message, without sequence.
 * Naming somebody who may not read the conversation does not hold the note up, which may have been written offline, or
 * while the conversation went to another team: it is kept, the named one learns nothing, and the writer is told who.
 */
export class AddNote {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly stores: NoteStorage,
    private readonly names: Names,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, command: AddNoteCommand): Promise<NoteAdded> {
    if (command.text.trim() === '') throw new Refusal('text-empty', 'The note has no text.');
    checkStorable(command.text);
    const { conversations, messages, mentions } = this.stores;
    const wanted = [...new Set(command.mentions ?? [])];
    const named = await this.named(wanted);
    return this.unitOfWork.run(async () => {
      const conversation = await conversations.lock(command.conversationId);
      ConversationAccess.demand(ConversationAccess.mayNote(actor, conversation), actor, 'write notes in');
      const earlier = await messages.byClientId(conversation.id, command.clientMessageId);
      if (earlier) return notedBefore(actor, earlier, wanted);
      const moment = { actor, now: this.clock.now(), newId };
      const note = {
        clientMessageId: command.clientMessageId,
        text: command.text,
        mentions: toldOf(conversation, await this.told(command, named, conversation), idOf(actor)),
      };
      const noted = addNote(conversation, note, moment);
      await conversations.save(conversation, [noted]);
      const [entry] = noted.entries;
      await mentions.add(entry!);
      return answer(entry!.id, moment.now.toISOString(), leftOut(actor, wanted, note.mentions));
    });
  }

  /** With whoever has it, read under the lock: it may have gone to somebody else while the whisper was written. */
  private async told(
    command: AddNoteCommand,
    named: Named[],
    { agentId }: { agentId: string | null },
  ): Promise<Named[]> {
    if (!command.toHolder) return named;
    if (agentId === null)
      throw new Refusal(
        'conversation-not-open',
        'Nobody has this conversation; there is nobody to whisper to.',
      );
    return [...named, ...(await this.named([agentId]))];
  }

  /** Asked before the conversation is locked, so that nobody waits for it. */
  private async named(agentIds: string[]): Promise<Named[]> {
    const found = await Promise.all(agentIds.map((id) => this.names.agent(id)));
    return found.flatMap((agent) => (agent ? [{ ...agent, agentId: agent.id }] : []));
  }
}

function notedBefore(actor: Actor, earlier: StoredEntry, wanted: string[]): NoteAdded {
  const { id, createdAt, mentions = [] } = earlier.entry;
  if (!sentBy(actor, earlier) || earlier.kind !== 'note')
    throw new Refusal('already-exists', 'This client message id was used for another message.');
  return answer(id, createdAt, leftOut(actor, wanted, mentions));
}

function leftOut(actor: Actor, wanted: string[], told: string[]): string[] {
  return wanted.filter((id) => !told.includes(id) && id !== idOf(actor));
}

function answer(id: string, createdAt: string, notTold: string[]): NoteAdded {
  return { id, sequence: null, createdAt, ...(notTold.length > 0 ? { notTold } : {}) };
}

function idOf(actor: Actor): string | null {
  return actor.kind === 'agent' ? actor.agentId : null;
}
