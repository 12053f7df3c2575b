import { type Content } from '@yingda/contracts';
import type { ConversationStatus } from '@yingda/contracts/names';

/** A text the shop's machines say. */
export interface Say {
  conversationId: string;
  /** The same for the same occasion (uuid v5): it is said once, on whichever node and however often. */
  clientMessageId: string;
  content: Content;
  /** As customers know who writes. */
  speaker: { kind: 'bot' | 'system'; name: string };
  /** Which part of automation says it, for the record. */
  by: string;
  /** Position of the customer's message it answers: unsaid once a person or another automatic text has answered it. */
  answers?: number;
  /** How many automatic texts may stand since then, with this one; 1 when not said. */
  atMost?: number;
  /** Said only while the conversation is in one of these. */
  onlyWhile?: readonly ConversationStatus[];
  /** Said into a conversation that is over, too. */
  alsoClosed?: boolean;
}

/** `again`: an earlier try had said it. */
export type Said =
  | { said: true; id: string; position: number; sequence?: number; again: boolean }
  | {
      said: false;
      why: 'answered' | 'spoken' | 'held' | 'closed' | 'window-closed' | 'last-message';
    };

/** The way to customers. What may be said is decided where it is stored, in one transaction with what people write. */
export abstract class Speaking {
  abstract say(command: Say): Promise<Said>;
}
