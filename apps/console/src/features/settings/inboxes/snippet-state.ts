import type { InboxRecord } from './use-inboxes';

/** Where an inbox stands on its way from snippet to first visit. */
export type SnippetState = 'paused' | 'waiting' | 'seen';

export function snippetState(inbox: Pick<InboxRecord, 'paused' | 'lastSeenAt'>): SnippetState {
  if (inbox.paused) return 'paused';
  return inbox.lastSeenAt ? 'seen' : 'waiting';
}

/** An address like a browser's origin, without its scheme, for showing. */
export function shownOrigin(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
