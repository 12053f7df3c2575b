import { type Content } from '@yingda/contracts';
import type { Channel, ConversationStatus } from '@yingda/contracts/names';

/** A customer's message, with what whoever answers it needs to know; as it stood when it was sent. */
export interface Heard {
  /** Of the event: whatever is done because of it is done once for this id. */
  eventId: string;
  conversationId: string;
  messageId: string;
  /** Place in the timeline; what answers it says so (`Say.answers`). */
  position: number;
  content: Content;
  /** Its words; empty where it has none. */
  text: string;
  inboxId: string;
  channel: Channel;
  customerId: string;
  identityId: string;
  teamId: string | null;
  agentId: string | null;
  status: ConversationStatus;
  at: Date;
}

/** Somebody among the shop's machines who may answer a customer's message. */
export abstract class Responder {
  /** True: it has answered or taken the matter in hand, and nobody after it is asked. Idempotent by `eventId`. */
  abstract answer(heard: Heard): Promise<boolean>;
}
