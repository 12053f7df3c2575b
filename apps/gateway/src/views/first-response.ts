/**
 * Seconds until somebody of the shop answered first. `queued_at` moves when a conversation goes back to the queue; after the
 * answer it says nothing of it any more, and the conversation's beginning is what counts.
 */
export const FIRST_RESPONSE_SECONDS =
  'extract(epoch from first_response_at - case when queued_at <= first_response_at then queued_at else opened_at end)';
