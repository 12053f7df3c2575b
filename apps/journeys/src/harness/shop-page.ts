import type { FrameLocator, Locator, Page } from 'playwright-core';
import { showsOnceInOrder } from './in-order';
import type { Person, Viewpoint } from './person';
import type { Shop } from './shop';
import { words, type Language } from './words';

/** The shop in a shopper's browser, with the chat in it. */
export class ShopPage {
  private constructor(
    readonly person: Person,
    readonly page: Page,
    readonly shop: Shop,
    readonly language: Language,
  ) {}

  static async open(person: Person, shop: Shop, view: Viewpoint = {}): Promise<ShopPage> {
    const page = new ShopPage(person, await person.newPage(), shop, view.language ?? 'zh-CN');
    await page.visit();
    return page;
  }

  /** The same shopper's second tab. */
  async otherTab(): Promise<ShopPage> {
    return ShopPage.open(this.person, this.shop, { language: this.language });
  }

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
  get launcher(): Locator {
    return this.page.getByRole('button', { name: this.words.open });
  }
  /** What is inside the chat's frame. */
  get chat(): FrameLocator {
    return this.page.frameLocator('#yingda iframe');
  }
  get log(): Locator {
    return this.chat.getByRole('log');
  }
  get composer(): Locator {
    return this.chat.getByPlaceholder(this.words.composer);
  }

  /** Opens the chat if it is closed, and the conversation in it. */
  async openConversation(): Promise<void> {
    if (await this.launcher.isVisible()) await this.launcher.click();
    const start = this.chat.getByRole('button', { name: this.words.start });
    await start.or(this.composer).first().waitFor();
    if (await start.isVisible()) await start.click();
    await this.composer.waitFor();
  }

  /** Writes and sends as most people do: Enter. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async sees(...texts: string[]): Promise<void> {
    await showsOnceInOrder(this.log, texts);
  }
}
