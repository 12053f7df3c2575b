import type { FrameLocator, Locator, Page } from 'playwright-core';
import type { Language } from '@yingda/contracts/names';
import { eventually } from './eventually';
import { showsOnceInOrder } from './in-order';
import type { Person, Viewpoint } from './person';
import type { Shop } from './shop';
import { words } from './words';

/** A file as a file chooser gives it. */
export interface Upload {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The shop in a shopper's browser, with the chat in it. */
export class ShopPage {
  private constructor(
    readonly person: Person,
    readonly page: Page,
    readonly shop: Shop,
    readonly language: Language,
  ) {}

  /** A new tab on the shop's first page, the chat not touched yet. */
  static async open(person: Person, shop: Shop, view: Viewpoint = {}): Promise<ShopPage> {
    const page = new ShopPage(person, await person.newPage(), shop, view.language ?? 'zh-CN');
    await page.visit();
    return page;
  }

  /** The same shopper's second tab. */
  otherTab(): Promise<ShopPage> {
    return ShopPage.open(this.person, this.shop, { language: this.language });
  }

  /** Loads a page of the shop. */
  async visit(path = '/'): Promise<void> {
    const address = new URL(path, this.person.wire.address);
    address.searchParams.set('inbox', this.shop.key);
    address.searchParams.set('lang', this.language);
    await this.page.goto(address.href);
    await this.launcher.waitFor();
  }

  get words() {
    return words[this.language].shop;
  }
  /** The round button, when the chat is not open. */
  get launcher(): Locator {
    return this.page.getByRole('button', { name: this.words.open });
  }
  /** What is inside the chat's frame. */
  get chat(): FrameLocator {
    return this.page.frameLocator('#yingda iframe');
  }
  get dialog(): Locator {
    return this.chat.getByRole('dialog');
  }
  get log(): Locator {
    return this.chat.getByRole('log');
  }
  get composer(): Locator {
    return this.chat.getByRole('textbox', { name: this.words.composer });
  }
  button(name: string | RegExp): Locator {
    return this.chat.getByRole('button', { name, exact: true });
  }

  async openChat(): Promise<void> {
    await this.launcher.click();
    await this.dialog.waitFor();
  }

  async closeChat(): Promise<void> {
    if (await this.launcher.isVisible()) return;
    await this.dialog.getByRole('button', { name: this.words.close }).click();
    await this.launcher.waitFor();
  }

  /** To the conversation, from wherever the shopper is; a fresh one when none is open. */
  async openConversation(): Promise<void> {
    if (await this.launcher.isVisible()) await this.openChat();
    const begin = this.button(this.words.begin);
    await eventually('the conversation is open', async () => {
      if (await this.composer.isVisible()) return true;
      // An open conversation comes by itself: the button may be gone before it is pressed.
      await begin.click({ timeout: 1_000 }).catch(() => undefined);
      return this.composer.isVisible();
    });
  }

  /** Writes and sends as most people do: Enter. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async sendPicture(file: Upload): Promise<void> {
    await this.choose(this.words.picture, file);
    await this.log.getByRole('button', { name: this.words.enlarge }).first().waitFor();
  }

  async sendFile(file: Upload): Promise<void> {
    await this.choose(this.words.file, file);
    await this.log.getByText(file.name).waitFor();
  }

  private async choose(kind: string, file: Upload): Promise<void> {
    await this.button(this.words.add).click();
    const chooser = this.page.waitForEvent('filechooser');
    await this.chat.getByRole('menuitem', { name: kind }).click();
    await (await chooser).setFiles(file);
  }

  async sendProduct(): Promise<void> {
    await this.button(this.words.sendProduct).click();
  }

  /** Out of hours: what one wants to say, and where the answer should go. */
  async leave({ message, contact }: { message: string; contact: string }): Promise<void> {
    await this.button(this.words.leaveMessage).click();
    await this.chat.getByRole('textbox', { name: this.words.message }).fill(message);
    await this.chat.getByRole('textbox', { name: this.words.contact }).fill(contact);
    await this.button(this.words.submitMessage).click();
  }

  async fillPreChat({
    name,
    order,
    consent,
  }: {
    name: string;
    order?: string;
    consent?: boolean;
  }): Promise<void> {
    await this.chat.getByRole('textbox', { name: this.words.name }).fill(name);
    if (order) await this.chat.getByRole('textbox', { name: this.words.order }).fill(order);
    if (consent) await this.chat.getByRole('checkbox', { name: this.words.consent }).check();
    await this.button(this.words.submitPreChat).click();
    await this.composer.waitFor();
  }

  /** From the conversation or the first screen to the list of earlier ones. */
  async openHistory(): Promise<void> {
    await this.button(this.words.more).click();
    await this.chat.getByRole('menuitem', { name: this.words.history }).click();
    await this.chat.getByRole('heading', { name: this.words.history }).waitFor();
  }

  async rate(score: number, comment = ''): Promise<void> {
    await this.chat.getByRole('radio', { name: this.words.stars(score) }).check();
    if (comment) await this.chat.getByRole('textbox', { name: this.words.comment }).fill(comment);
    await this.button(this.words.submitRating).click();
    await this.chat.getByText(this.words.thanks).waitFor();
  }

  /** What is asked after the chat: the score is stored by one tap, the words with the rest. */
  async answersSurvey(score: number, comment: string): Promise<void> {
    const card = this.chat.getByRole('form', { name: this.words.survey });
    await card.getByRole('radio', { name: this.words.stars(score) }).check();
    await card.getByRole('textbox').fill(comment);
    await card.getByRole('button', { name: this.words.surveyDone }).click();
    await card.getByText(this.words.surveyThanks).waitFor();
  }

  /** In the shop's header, as one of the demo's shoppers. The chat would be over it. */
  async signIn(name: string): Promise<void> {
    await this.closeChat();
    await this.page.getByRole('button', { name: this.words.signIn, exact: true }).click();
    await this.page.getByRole('button', { name: this.words.browseAs(name) }).click();
    await this.account(name).waitFor();
  }

  async signOut(name: string): Promise<void> {
    await this.closeChat();
    await this.account(name).click();
    await this.page.getByRole('button', { name: this.words.signOut, exact: true }).click();
    await this.page.getByRole('button', { name: this.words.signIn, exact: true }).waitFor();
  }

  async sees(...texts: string[]): Promise<void> {
    await showsOnceInOrder(this.log, texts);
  }

  async shows(text: string): Promise<boolean> {
    return (await this.log.innerText()).includes(text);
  }

  async seesItClosed(): Promise<void> {
    await this.log.getByText(this.words.ended).first().waitFor();
  }

  async seesItIsOffline(): Promise<void> {
    await this.chat.getByText(this.words.offline).waitFor();
  }

  /** Neither the screen that is open, nor the first one, nor a fresh conversation shows any of it. */
  async showsNothingOf(texts: string[]): Promise<void> {
    if (await this.launcher.isVisible()) await this.openChat();
    const begin = this.button(this.words.beginAnew);
    await begin.or(this.composer).first().waitFor();
    if (await this.composer.isVisible()) {
      await this.withoutAnyOf(texts);
      await this.button(this.words.back).click();
    }
    await begin.waitFor();
    await this.withoutAnyOf(texts);
    await begin.click();
    await this.composer.waitFor();
    await this.withoutAnyOf(texts);
  }

  private async withoutAnyOf(texts: string[]): Promise<void> {
    await eventually(`without ${texts.join(' | ')}`, async () => {
      const shown = await this.dialog.innerText();
      return texts.every((text) => !shown.includes(text));
    });
  }

  private account(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}，`) });
  }
}
