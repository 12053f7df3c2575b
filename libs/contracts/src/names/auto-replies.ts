/** When a text is said by itself: to words of a customer, or on an occasion. */
export const AUTO_REPLY_KINDS = [
  'keyword',
  'welcome',
  'queue',
  'away',
  'out-of-hours',
  'holiday',
  'no-reply-yet',
  'closing',
] as const;
export type AutoReplyKind = (typeof AUTO_REPLY_KINDS)[number];

/**
 * How words are looked for. `contains`: anywhere between word boundaries (Chinese). `word`: whole words, also inflected,
 * long ones with a slip of the pen (English). `phrase`: the words one after the other. `exact`: nothing else is said.
 * `pattern`: a regular expression without look-around and back references.
 */
export const MATCH_MODES = ['contains', 'word', 'phrase', 'exact', 'pattern'] as const;
export type MatchMode = (typeof MATCH_MODES)[number];

/** What is done when it has been said. */
export const AUTO_REPLY_ACTIONS = [
  'none',
  'hand-over',
  'hand-over-urgent',
  'hand-over-complaint',
  'ask-order-number',
  'queue-status',
] as const;
export type AutoReplyAction = (typeof AUTO_REPLY_ACTIONS)[number];

/** `waiting`: until an agent has the conversation. `unanswered`: until an agent has written in it. */
export const AUTO_REPLY_PHASES = ['waiting', 'unanswered'] as const;
export type AutoReplyPhase = (typeof AUTO_REPLY_PHASES)[number];

/** What choosing an item of a menu leads to. */
export const MENU_ITEM_LEADS = ['reply', 'text', 'hand-over'] as const;
export type MenuItemLead = (typeof MENU_ITEM_LEADS)[number];

/** What became of a reply that was due. All but `sent` say why nothing was said. */
export const AUTO_REPLY_OUTCOMES = [
  'sent',
  'answered',
  'spoken',
  'held',
  'closed',
  'window-closed',
  'last-message',
  'cooldown',
  'variable-missing',
  'no-text',
  'too-many',
  'repeated',
  'machine',
  'survey-first',
] as const;
export type AutoReplyOutcome = (typeof AUTO_REPLY_OUTCOMES)[number];
