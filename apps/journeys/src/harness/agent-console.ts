import type { Locator, Page } from 'playwright-core';
import { showsOnceInOrder } from './in-order';
import type { Person } from './person';
import type { Account } from './shop';
import { words, type Language } from './words';

/** The console in an agent's browser. */
export class AgentConsole {
  constructor(
    readonly person: Person,
    readonly page: Page,
    readonly language: Language,
  ) {}

  get words() {
    return words[this.language].console;
  }
  get list(): Locator {
    return this.page.getByLabel(this.words.list, { exact: true });
  }
  get timeline(): Locator {
    return this.page.getByLabel(this.words.timeline, { exact: true });
  }
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.words.composer });
  }

  /** Through the sign-in page, as everybody does; waits until new conversations may come. */
  async signIn(account: Account): Promise<void> {
    await this.page.goto('/console');
    await this.page.getByLabel(this.words.email).fill(account.email);
    await this.page.getByLabel(this.words.password, { exact: true }).fill(account.password);
    await this.page.getByRole('button', { name: this.words.signIn, exact: true }).click();
    await this.page
      .getByRole('button', { name: `${this.words.presence.source.slice(1)}${this.words.online}` })
      .waitFor();
  }

  /** A row of the list by something it shows. */
  row(text: string): Locator {
    return this.list.getByRole('option').filter({ hasText: text });
  }

  async open(text: string): Promise<void> {
    await this.row(text).click();
    await this.timeline.waitFor();
  }

  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.accept, exact: true }).first().click();
    await this.composer.waitFor();
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Control+Enter');
  }

  async addNote(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: this.words.note }).click();
    await this.page.getByRole('textbox', { name: this.words.noteComposer }).fill(text);
    await this.page.getByRole('button', { name: this.words.addNote }).click();
    await this.page.getByRole('tab', { name: this.words.reply }).click();
  }

  async transfer(name: string, note: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.transfer, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.transferTitle });
    await dialog.getByRole('option').filter({ hasText: name }).click();
    await dialog.getByLabel(this.words.transferNote).fill(note);
    await dialog.getByRole('button', { name: this.words.transferTo(name) }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async close({ topic, summary }: { topic: string; summary: string }): Promise<void> {
    await this.page.getByRole('button', { name: this.words.close, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.closeTitle });
    await dialog.getByLabel(this.words.topic).fill(topic);
    await this.page.getByRole('option', { name: topic }).click();
    await dialog.getByText(this.words.solved, { exact: true }).click();
    await dialog.getByLabel(this.words.summary).fill(summary);
    await dialog.getByRole('button', { name: this.words.closeSubmit, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async sees(...texts: string[]): Promise<void> {
    await showsOnceInOrder(this.timeline, texts);
  }
}
