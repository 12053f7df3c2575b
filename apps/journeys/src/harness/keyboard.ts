import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** More stops than any page of ours has. */
const MOST_STOPS = 120;

/** Somebody who has no pointer. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  press(...keys: string[]): Promise<void> {
    return keys.reduce((before, key) => before.then(() => this.page.keyboard.press(key)), Promise.resolve());
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.insertText(text);
  }

  /** Goes on with Tab (or back with Shift+Tab) until the control has the focus. */
  async tabTo(control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    await control.waitFor();
    for (let stop = 0; stop < MOST_STOPS; stop += 1) {
      if (await hasFocus(control)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error(`${key} never reaches ${control.toString()}`);
  }

  async has(control: Locator): Promise<void> {
    await eventually(`the focus is on ${control.toString()}`, () => hasFocus(control));
  }

  /** Tabs to a button and presses Enter on it. */
  async choose(control: Locator): Promise<void> {
    await this.tabTo(control);
    await this.press('Enter');
  }
}

function hasFocus(control: Locator): Promise<boolean> {
  return control.evaluate(
    (element) =>
      document.hasFocus() && (element.getRootNode() as Document | ShadowRoot).activeElement === element,
  );
}
