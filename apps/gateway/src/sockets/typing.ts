import { Author } from '@yingda/contracts';
import { LIMITS } from '@yingda/contracts/names';
import type { Emitter } from './emitter';
import { rooms } from './rooms';

/** Where typing of a conversation is shown; remembered from the last look so that a key press costs no query. */
export interface TypingPlace {
  conversationId: string;
  agentId: string | null;
  /** Whether the inbox shows the shopper's unsent text. */
  livePreview: boolean;
}

/** Typing both ways: volatile, never stored, never logged. */
export class Typing {
  constructor(private readonly emit: Emitter) {}

  /** A shopper writes; the text goes to staff only where the inbox allows it. */
  byCustomer(place: TypingPlace, author: Author, state: { typing: boolean; text?: string }): void {
    const { conversationId } = place;
    const shown =
      place.livePreview && state.text !== undefined
        ? [...state.text].slice(0, LIMITS.livePreviewCodePoints).join('')
        : undefined;
    const to = [rooms.staffOf(conversationId), ...(place.agentId ? [rooms.agent(place.agentId)] : [])];
    this.emit.volatileConsole(to, 'typing.changed', {
      conversationId,
      author,
      typing: state.typing,
      ...(shown === undefined ? {} : { text: shown }),
    });
  }

  /** An agent writes a reply; the shopper sees that, never the text. */
  byAgent(conversationId: string, author: Author, typing: boolean): void {
    this.emit.volatileWidget([rooms.customerOf(conversationId)], 'typing.changed', {
      conversationId,
      author,
      typing,
    });
  }
}
