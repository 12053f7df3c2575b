import { plainChinese } from './retrieval/chinese';

const LONGEST = 120;

/**
 * A question as it is counted with others like it: without marks and capitals, and without numbers and addresses, which
 * belong to somebody. Empty when there is nothing to count.
 */
export function normalQuestion(text: string): string {
  const plain = plainChinese(text)
    .replace(/\S+@\S+/g, ' ')
    .replace(/\d{4,}/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const kept = [...plain].slice(0, LONGEST).join('').trim();
  return [...kept.replaceAll(' ', '')].length < 2 ? '' : kept;
}
