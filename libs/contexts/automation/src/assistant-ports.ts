import type { Language } from '@yingda/contracts/names';

/** A conversation as the assistant reads it. */
export interface AssistedConversation {
  number: string;
  inboxId: string;
  language: Language;
  /** Of the customer and of whoever spoke for the shop: masked wherever they stand. */
  names: string[];
  /** Oldest first, the last of them only. */
  lines: { from: 'customer' | 'shop' | 'note'; text: string }[];
}

/** What the assistant reads. */
export abstract class AssistedConversations {
  abstract read(conversationId: string): Promise<AssistedConversation | null>;
  /** The topics a conversation can be about, with the words of those above them. */
  abstract topics(language: Language): Promise<{ id: string; label: string }[]>;
}

/** Where the machine is asked; null on an installation without one. */
export interface AssistantAddress {
  url: string;
  key: string | null;
  model: string;
}
