/** When the bot takes new conversations: each of them, or only while nobody is there by the calendar. */
export const BOT_DUTIES = ['always', 'out-of-hours'] as const;
export type BotDutyTime = (typeof BOT_DUTIES)[number];

/** What an item of the bot's menu does. */
export const BOT_MENU_DEEDS = ['ask', 'article', 'person'] as const;
export type BotMenuDeed = (typeof BOT_MENU_DEEDS)[number];

/** Why people were given a conversation that the bot had. */
export const HAND_OVER_REASONS = [
  /** The customer asked for a person. */
  'asked',
  /** Nothing fitting was found, too often. */
  'doubt',
  /** What was found did not help. */
  'not-helped',
  'anger',
  'complaint',
  'safety',
  /** The customer has given what was asked for, and somebody has to look at it. */
  'collected',
  /** By an auto-reply or a rule. */
  'auto-reply',
  'rule',
  /** The bot was switched off, or did not answer. */
  'off',
] as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[number];

/** How a customer sounds, by the words they use. */
export const MOODS = ['calm', 'unhappy', 'angry'] as const;
export type Mood = (typeof MOODS)[number];

/** What the bot did about a message. */
export const BOT_DEEDS = [
  'greeted',
  'answered',
  'offered-choice',
  'asked-fact',
  'noted-fact',
  'found-nothing',
  'thanked',
  'handed-over',
] as const;
export type BotDeed = (typeof BOT_DEEDS)[number];

/** What became of a conversation that began with the bot. */
export const BOT_OUTCOMES = ['open', 'handed-over', 'taken', 'closed'] as const;
export type BotOutcome = (typeof BOT_OUTCOMES)[number];

/** How long after its end a customer's return counts against a conversation that the bot ended alone: 24 h. */
export const BOT_RETURN_MS = 86_400_000;

/** What the assistant can be asked for. */
export const ASSISTANCES = ['reply', 'summary', 'translation', 'tone', 'topic'] as const;
export type Assistance = (typeof ASSISTANCES)[number];

/** How a draft is to sound. */
export const TONES = ['polite', 'shorter', 'warmer', 'plainer'] as const;
export type Tone = (typeof TONES)[number];
