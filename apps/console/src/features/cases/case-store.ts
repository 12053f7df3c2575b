import { createStore } from '../../live/store';

/** What a case is being opened of: a conversation. */
export interface CaseOfConversation {
  conversationId: string;
  /** Empty: of the conversation, not of certain messages. */
  messageIds: readonly string[];
}
/** What a customer said elsewhere: on the phone, on a visit. */
export interface CaseOfCustomer {
  customerId: string;
  customerName: string;
  conversationId: string | null;
  /** In their words. */
  said: string;
}
export type CaseOf = CaseOfConversation | CaseOfCustomer;

/** Null while no case is being opened. */
export const caseInHand = createStore<CaseOf | null>(null);
