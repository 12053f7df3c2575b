import type { CustomerConversation } from '@yingda/contracts';
import type { QueuedMessage } from '@yingda/realtime-client';

/**
 * Whether the next page of the shop loads the chat by itself: to hear of the open conversation, and to send what was written
 * before the page was left, as the screen has promised. What has failed waits for the shopper, who opens the chat for it.
 */
export function staysLoaded(open: CustomerConversation | null, unsent: readonly QueuedMessage[]): boolean {
  return open !== null || unsent.some(({ state }) => state !== 'failed');
}
