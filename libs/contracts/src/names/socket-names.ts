/** Names of socket commands (`noun.imperative`) and events (`noun.past`), by namespace. */
export const WIDGET_NAMESPACE = '/widget';
export const CONSOLE_NAMESPACE = '/console';

export const SHARED_COMMANDS = [
  'conversation.open',
  'conversation.subscribe',
  'conversation.unsubscribe',
  'conversation.catch-up',
  'conversation.read',
  'conversation.close',
  'message.send',
  'message.edit',
  'message.recall',
  'typing.start',
  'typing.stop',
  'session.renew',
] as const;
export const WIDGET_COMMANDS = [
  ...SHARED_COMMANDS,
  'conversation.receive',
  'conversation.leave-message',
  'survey.answer',
  'page.visit',
  'visitor.identify',
] as const;
export const CONSOLE_COMMANDS = [
  ...SHARED_COMMANDS,
  'conversation.view',
  'conversation.accept',
  'conversation.decline',
  'conversation.assign',
  'conversation.transfer',
  'conversation.take-back',
  'conversation.escalate',
  'conversation.wait',
  'conversation.dispose',
  'conversation.reopen',
  'conversation.merge',
  'conversation.unmerge',
  'queue.take',
  'note.add',
  'mention.read',
  'draft.save',
  'presence.set',
  'inbox.subscribe',
] as const;
export type WidgetCommandName = (typeof WIDGET_COMMANDS)[number];
export type ConsoleCommandName = (typeof CONSOLE_COMMANDS)[number];

export const SHARED_EVENTS = [
  'message.sent',
  'message.updated',
  'conversation.updated',
  'conversation.read',
  'conversation.head',
  'typing.changed',
  'session.ended',
] as const;
export const WIDGET_EVENTS = [...SHARED_EVENTS, 'queue.updated', 'survey.offered', 'agent.changed'] as const;
export const CONSOLE_EVENTS = [
  ...SHARED_EVENTS,
  'conversation.offered',
  'conversation.withdrawn',
  'presence.changed',
  'queue.changed',
  'viewers.changed',
  'page.visited',
  'agent.mentioned',
  'mention.read',
  'loads.changed',
  'customer.updated',
  'directory.changed',
  'delivery.changed',
  'window.changed',
  'window.ending',
  'shopper.changed',
] as const;
export type WidgetEventName = (typeof WIDGET_EVENTS)[number];
export type ConsoleEventName = (typeof CONSOLE_EVENTS)[number];
