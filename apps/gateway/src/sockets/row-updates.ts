import { ConversationState } from '@yingda/contracts';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

/** A list changes under the eyes of a person; more often nobody can read it. */
const EVERY_MS = 100;

/**
 * A conversation's state for the lists and headers of staff. What a message changes in it is told at once, and within a
 * tenth of a second no more than that: of several messages the last state stands for all. Any other change is told at
 * once, and never overtaken by an older state.
 */
export class RowUpdates {
  private readonly told = new Set<string>();
  private waiting = new Map<string, ConversationState>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly emit: Emitter) {}

  afterMessage(conversation: ConversationState): void {
    if (this.told.has(conversation.id)) this.waiting.set(conversation.id, conversation);
    else this.tell(conversation);
    this.told.add(conversation.id);
    this.timer ??= setTimeout(() => this.next(), EVERY_MS);
  }

  atOnce(conversation: ConversationState): void {
    this.waiting.delete(conversation.id);
    this.tell(conversation);
  }

  /** Before something is told that belongs after what waits. */
  settle(conversationId: string): void {
    const conversation = this.waiting.get(conversationId);
    if (conversation) this.atOnce(conversation);
  }

  private next(): void {
    const due = this.waiting;
    this.waiting = new Map();
    this.told.clear();
    this.timer = null;
    for (const conversation of due.values()) this.afterMessage(conversation);
  }

  private tell(conversation: ConversationState): void {
    this.emit.console(staffRooms(conversation), 'conversation.updated', { conversation });
  }
}

/** Staff who have this conversation in a list or open in front of them. */
export function staffRooms(conversation: ConversationState): string[] {
  const listed = [rooms.staffOf(conversation.id), rooms.everything];
  if (conversation.agentId) listed.push(rooms.agent(conversation.agentId));
  if (conversation.teamId) listed.push(rooms.team(conversation.teamId));
  return listed;
}
