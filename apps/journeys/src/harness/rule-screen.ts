import type { Locator, Page } from 'playwright-core';
import type { AgentConsole } from './agent-console';
import { words } from './words';

/** The settings page where a rule is written and tried. */
export class RuleScreen {
  private readonly page: Page;
  private readonly words;

  constructor(console: AgentConsole) {
    this.page = console.page;
    this.words = words[console.language].rules;
  }

  /** A new rule about what customers write. */
  async begin(name: string): Promise<void> {
    await this.page.goto('/console/settings/rules');
    await this.page
      .getByRole('button', { name: this.words.add })
      .or(this.link(this.words.add))
      .first()
      .click();
    await this.page.getByRole('textbox', { name: this.words.name }).fill(name);
  }

  /** If the message contains a word, then these words are answered, in both languages. */
  async answers(word: string, text: { zh: string; en: string }): Promise<void> {
    await this.page.getByRole('button', { name: this.words.addCondition }).first().click();
    await this.choose(this.page.getByRole('combobox', { name: this.words.field }).last(), this.words.text);
    await this.choose(
      this.page.getByRole('combobox', { name: this.words.operator }).last(),
      this.words.contains,
    );
    const value = this.page.getByRole('combobox', { name: this.words.value }).last();
    await value.fill(word);
    await value.press('Enter');
    await this.page.getByRole('button', { name: this.words.addAction }).click();
    await this.page.getByRole('menuitem', { name: this.words.reply }).click();
    const texts = this.page.getByRole('listitem', { name: this.words.firstAction }).getByRole('textbox');
    await texts.nth(0).fill(text.zh);
    await texts.nth(1).fill(text.en);
  }

  /** What it would have done in the last week; gives the messages it would have answered. */
  async tryOut(): Promise<string[]> {
    const panel = this.page.getByRole('region', { name: this.words.tryTitle }).first();
    await panel.getByRole('button', { name: this.words.tryRun }).click();
    await panel.getByText(this.words.tryResult).waitFor();
    return panel.locator('.past-text').allInnerTexts();
  }

  async turnOnAndSave(name: string): Promise<void> {
    await this.page.getByRole('switch', { name: this.words.turn(name) }).click();
    await this.page.getByRole('button', { name: this.words.save }).click();
    await this.page.waitForURL((url) => !url.pathname.endsWith('/new'));
    await this.page.getByRole('heading', { level: 1, name }).waitFor();
  }

  private link(name: string | RegExp): Locator {
    return this.page.getByRole('link', { name });
  }

  private async choose(select: Locator, option: string): Promise<void> {
    await select.click();
    await this.page
      .locator('.ant-select-dropdown:visible')
      .getByTitle(option, { exact: true })
      .first()
      .click();
  }
}
