import type { Locator, Page } from 'playwright-core';
import type { InboxView, Language } from '@yingda/contracts/names';
import { showsOnceInOrder } from './in-order';
import type { Person } from './person';
import type { Account } from './shop';
import type { Upload } from './shop-page';
import { words } from './words';

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
    return this.page.getByRole('region', { name: this.words.list });
  }
  get timeline(): Locator {
    return this.page.getByRole('log', { name: this.words.timeline });
  }
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.words.composer });
  }
  /** Takes the conversation that is open and nobody's yet. */
  get acceptButton(): Locator {
    return this.action(this.words.accept);
  }
  /** A button of the conversation itself: notices have buttons too. */
  private action(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true });
  }

  /** Through the sign-in page, as everybody does; waits until new conversations may come. */
  async signIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.page.goto('/console');
    await this.page.getByRole('textbox', { name: this.words.email }).fill(email);
    await this.page.getByLabel(this.words.password, { exact: true }).fill(password);
    await this.page.getByRole('button', { name: this.words.signIn, exact: true }).click();
    await this.ownState('online').waitFor();
  }

  /** A further tab of the same browser. */
  async otherTab(): Promise<AgentConsole> {
    const page = await this.person.newPage();
    await page.goto('/console');
    return new AgentConsole(this.person, page, this.language);
  }

  async setPresence(state: 'online' | 'busy'): Promise<void> {
    await this.page.getByRole('button', { name: this.words.state('') }).click();
    await this.page.getByRole('menuitem', { name: this.words.states[state] }).click();
    await this.ownState(state).waitFor();
  }

  /** By the main navigation. */
  async goTo(place: string | RegExp): Promise<void> {
    await this.page.getByRole('navigation').first().getByRole('link', { name: place, exact: true }).click();
  }

  /** The page stands: its heading is there, and nothing is being loaded. */
  async isLoaded(): Promise<void> {
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
  }

  /** A single-key shortcut, from outside every input. */
  async pressKey(key: string): Promise<void> {
    await this.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await this.page.keyboard.press(key);
  }

  async showTab(view: Exclude<InboxView, 'mentions'>): Promise<void> {
    const tab = this.page
      .getByRole('navigation', { name: this.words.tabs })
      .getByRole('link', { name: this.words.tab[view] });
    await tab.click();
    await this.page.waitForURL(`**/inbox/${view}**`);
  }

  /** The way to the notes that name this agent; its name says how many conversations have unread ones. */
  get mentions(): Locator {
    return this.list.getByRole('link', { name: this.words.mentions });
  }

  async seesUnreadMentions(conversations: number): Promise<void> {
    const told = this.mentions.getByText(this.words.mentionsUnread(conversations));
    if (conversations > 0) return told.waitFor({ state: 'attached' });
    await this.mentions.locator('.unread').waitFor({ state: 'detached' });
  }

  /** Opens a conversation by something its row shows. */
  async open(text: string): Promise<void> {
    await this.list.getByRole('listitem').filter({ hasText: text }).getByRole('link').click();
    await this.timeline.waitFor();
  }

  /** Says yes to the conversation that is offered. */
  async acceptOffer(): Promise<void> {
    await this.page.getByRole('alert').getByRole('button', { name: this.words.accept, exact: true }).click();
    await this.composer.waitFor();
  }

  async accept(): Promise<void> {
    await this.acceptButton.click();
    await this.composer.waitFor();
  }

  async reply(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Control+Enter');
  }

  /** With the first canned response that fits the shortcut. */
  async replyWithCanned(shortcut: string): Promise<void> {
    await this.composer.fill(shortcut);
    await this.page.getByRole('listbox').getByRole('option').first().waitFor();
    await this.composer.press('Enter');
    await this.composer.press('Control+Enter');
  }

  async sendPicture(file: Upload): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: this.words.sendPicture, exact: true }).click();
    await (await chooser).setFiles(file);
    await this.page.getByRole('listitem').filter({ hasText: file.name }).waitFor();
    await this.composer.press('Control+Enter');
  }

  async sendCard({ title, url, price }: { title: string; url: string; price: string }): Promise<void> {
    await this.page.getByRole('button', { name: this.words.card, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.cardTitle });
    await dialog.getByRole('textbox', { name: this.words.cardName }).fill(title);
    await dialog.getByRole('textbox', { name: this.words.cardUrl }).fill(url);
    await dialog.getByRole('textbox', { name: this.words.cardPrice }).fill(price);
    await dialog.getByRole('button', { name: this.words.cardSend, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** How many messages the composer says may still be sent. */
  async maySend(messages: number): Promise<void> {
    await this.page
      .getByRole('timer')
      .filter({ hasText: this.words.left(messages) })
      .waitFor();
  }

  /** The composer is shut after so many messages, says why, and that what was written is kept. */
  async seesQuotaUsedUp(messages: number): Promise<void> {
    const told = this.page.getByRole('status').filter({ hasText: this.words.shut });
    await told.getByText(this.words.usedUp(messages)).waitFor();
    await told.getByText(this.words.draftKept).waitFor();
    await this.composer.waitFor({ state: 'detached' });
  }

  async search(words: string): Promise<void> {
    await this.goTo(this.words.search);
    await this.page.getByRole('textbox', { name: this.words.searchField }).fill(words);
  }

  async addNote(text: string): Promise<void> {
    await this.page.getByRole('tab', { name: this.words.note }).click();
    await this.page.getByRole('textbox', { name: this.words.noteComposer }).fill(text);
    await this.saveNote();
  }

  /** A note to a colleague, who is chosen from those that "@" offers. */
  async addNoteTo(name: string, text: string): Promise<void> {
    await this.page.getByRole('tab', { name: this.words.note }).click();
    const note = this.page.getByRole('textbox', { name: this.words.noteComposer });
    await note.pressSequentially(`@${name.slice(0, 1)}`);
    await this.page.getByRole('listbox').getByRole('option').filter({ hasText: name }).click();
    await note.pressSequentially(text);
    await this.saveNote();
  }

  private async saveNote(): Promise<void> {
    await this.page.getByRole('button', { name: this.words.addNote }).click();
    await this.page.getByRole('tab', { name: this.words.reply }).click();
    await this.composer.waitFor();
  }

  async transfer(name: string, note: string): Promise<void> {
    await this.action(this.words.transfer).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.transferTitle });
    await dialog.getByRole('option').filter({ hasText: name }).click();
    await dialog.getByLabel(this.words.transferNote).fill(note);
    await dialog.getByRole('button', { name: this.words.transferTo(name) }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async close({ topic, summary }: { topic: string; summary: string }): Promise<void> {
    await this.action(this.words.close).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.closeTitle });
    await dialog.getByLabel(this.words.topic).fill(topic);
    await dialog.getByLabel(this.words.topic).press('Enter');
    await dialog.getByText(this.words.solved, { exact: true }).click();
    await dialog.getByLabel(this.words.summary).fill(summary);
    await dialog.getByRole('button', { name: this.words.closeSubmit, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  /** What colleagues should know of the customer, on the panel beside the conversation. */
  async addCustomerNote(text: string): Promise<void> {
    await this.page.getByRole('button', { name: this.words.customerNotes }).click();
    await this.page.getByPlaceholder(this.words.customerNotePlaceholder).fill(text);
    await this.page.getByRole('button', { name: this.words.save, exact: true }).click();
  }

  async sees(...texts: string[]): Promise<void> {
    await showsOnceInOrder(this.timeline, texts);
  }

  async shows(text: string): Promise<boolean> {
    return (await this.timeline.innerText()).includes(text);
  }

  async seesPicture(): Promise<void> {
    await this.timeline.getByRole('img', { name: this.words.picture }).waitFor();
  }

  private ownState(state: 'online' | 'busy'): Locator {
    return this.page.getByRole('button', { name: this.words.state(this.words.states[state]) });
  }
}
