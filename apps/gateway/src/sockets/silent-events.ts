import type { ContactEvents, FeedbackEvents, OrderEvents } from '@yingda/events';

/** Events that no screen waits for. Together with the cases of the fan-out this covers every domain event; the compiler
 * checks it. */
export type Silent =
  | 'customer.created'
  | 'customer.unblocked'
  | 'customer.stage-changed'
  | 'customer.consent-noted'
  | 'customer.verified'
  | 'customers.imported'
  | 'segment.updated'
  | 'agent.lost'
  | 'agent.invited'
  | 'agent.reactivated'
  | 'call.logged'
  | 'callback.planned'
  | 'callback.attempted'
  | 'callback.cancelled'
  | 'calendar.updated'
  | 'bot.updated'
  | 'bot.answered'
  | 'bot.handed-over'
  | 'bot.contained'
  | 'auto-reply.sent'
  | 'auto-reply.updated'
  | 'notice.changed'
  | 'article.updated'
  | 'article.voted'
  | 'article.inserted'
  | 'conversation.imported'
  | 'survey-form.updated'
  | keyof ContactEvents
  | keyof FeedbackEvents
  | keyof OrderEvents;
