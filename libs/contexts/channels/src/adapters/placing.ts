/** How a message says which conversation it belongs to; `ChannelEvent`'s `thread`. */
export interface Thread {
  token?: string;
  references: readonly string[];
  messageId: string;
  dmarc?: 'pass' | 'fail' | 'none';
}

/** What is known of conversations, asked of whoever stores them. */
export interface ThreadFacts {
  /** The conversation of a signed token; null when its signature is not ours. */
  ofToken(token: string): Promise<string | null> | string | null;
  /** Conversations of stored ids, ours and theirs. */
  ofMessageIds(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether who wrote the message takes part in this conversation. */
  takesPart(conversationId: string): Promise<boolean>;
}

/** Why a message did not enter the conversation it named. */
export type KeptApart = 'stranger-with-token' | 'stranger-with-reference';

/** Where a message goes. Without a conversation it begins one, or goes where its sender's others went. */
export type Placement =
  | { conversationId: string; by: 'token' | 'reference'; addsParticipant: boolean }
  | { conversationId: null; note: KeptApart | null };
