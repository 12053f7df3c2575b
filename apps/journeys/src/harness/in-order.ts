import type { Locator } from 'playwright-core';
import { eventually } from './eventually';

/** Waits until the place shows every text exactly once and in this order. */
export async function showsOnceInOrder(place: Locator, texts: string[]): Promise<void> {
  await eventually(`shown once and in order: ${texts.join(' | ')}`, async () => {
    const shown = await place.innerText();
    const found = texts.map((text) => indexOfOnly(shown, text));
    if (found.some((at, index) => index > 0 && at < (found[index - 1] as number)))
      throw new Error(`out of order in:\n${shown}`);
    return true;
  });
}

/** The texts, each shown exactly once, in the order in which the place shows them. */
export async function orderOf(place: Locator, texts: string[]): Promise<string[]> {
  const shown = await place.innerText();
  return [...texts].sort((a, b) => indexOfOnly(shown, a) - indexOfOnly(shown, b));
}

function indexOfOnly(shown: string, text: string): number {
  const at = shown.indexOf(text);
  if (at < 0) throw new Error(`“${text}” is missing in:\n${shown}`);
  if (shown.indexOf(text, at + text.length) >= 0) throw new Error(`“${text}” is there twice in:\n${shown}`);
  return at;
}
