import { pinyin } from 'pinyin-pro';
import { hasHan } from './readable';

const known = new Map<string, string>();
const sounds = new Map<string, string>();
const FIRST_SIGN = 0xe000;

/**
 * A Chinese text by how it sounds: each character as one sign that stands for its syllable without the tone, everything
 * else as it is. Who types pinyin and picks the wrong character writes something that sounds right: 推货, 快第, 法票.
 */
export function soundsOf(text: string): string {
  return text.split('').map(soundOf).join('');
}

function soundOf(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const sound = hasHan(character) ? signOf(pinyin(character, { toneType: 'none' })) : character;
  known.set(character, sound);
  return sound;
}

// There are some 400 syllables; the signs are of the private range, which no text holds for itself.
function signOf(syllable: string): string {
  const sign = sounds.get(syllable) ?? String.fromCharCode(FIRST_SIGN + sounds.size);
  sounds.set(syllable, sign);
  return sign;
}

/** Whether a keyword is long enough to be known by its sound, and short enough to be one word. */
export function isKnownBySound(word: string): boolean {
  return /^\p{Script=Han}{2,4}$/u.test(word);
}
