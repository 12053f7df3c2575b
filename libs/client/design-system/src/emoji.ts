import type { Language } from './language';

/** One group of the picker. `char` is what is inserted; names are searched and read by screen readers. */
export interface EmojiGroup {
  id: string;
  name: Record<Language, string>;
  emoji: { char: string; name: Record<Language, string> }[];
}

/** Loads the emoji list as its own chunk, so that nobody pays for it before opening the picker. */
export async function loadEmoji(): Promise<EmojiGroup[]> {
  const { emojiGroups } = await import('./emoji-list');
  return emojiGroups;
}
