import type { Locator } from 'playwright-core';
import { eventually } from './eventually';

/** Waits until the place shows every text exactly once and in this order. */
export async function showsOnceInOrder(place: Locator, texts: string[]): Promise<void> {
  await eventually(`shown once and in order: ${texts.join(' | ')}`, async () => {
    const shown = await place.innerText();
    let after = -1;
    for (const text of texts) {
      const at = shown.indexOf(text);
      if (at < 0) throw new Error(`“${text}” is missing in:\n${shown}`);
      if (shown.indexOf(text, at + text.length) >= 0)
        throw new Error(`“${text}” is there twice in:\n${shown}`);
      if (at < after) throw new Error(`“${text}” is out of order in:\n${shown}`);
      after = at;
    }
    return true;
  });
}

/** Waits until the place does not show the text (any more). */
export async function neverShows(place: Locator, text: string): Promise<void> {
  await eventually(`not shown: ${text}`, async () => !(await place.innerText()).includes(text));
}
