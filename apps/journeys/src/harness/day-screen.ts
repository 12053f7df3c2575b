import type { Locator, Page } from 'playwright-core';
import type { AgentConsole } from './agent-console';
import { words } from './words';

/** What is owed to customers, in somebody's console. */
export class DayScreen {
  private readonly page: Page;
  private readonly words;

  constructor(private readonly console: AgentConsole) {
    this.page = console.page;
    this.words = words[console.language].day;
  }

  async open(): Promise<void> {
    await this.console.goTo(this.words.nav);
    await this.page.getByRole('heading', { level: 1, name: this.words.title }).waitFor();
  }

  /** What is owed after a low rating. */
  followUp(score: number): Locator {
    return this.page
      .getByRole('listitem')
      .filter({ hasText: this.words.lowScore })
      .filter({ hasText: this.words.score(score) });
  }

  /** Notes what was done for the customer. */
  async done(item: Locator, outcome: string): Promise<void> {
    await item.getByRole('button', { name: this.words.keep }).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.keepTitle });
    await dialog.getByRole('radio', { name: this.words.reached }).check();
    await dialog.getByRole('textbox').fill(outcome);
    await dialog.getByRole('button', { name: this.words.keep }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
