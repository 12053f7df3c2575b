import type { Locator, Page } from 'playwright-core';
import type { Language } from '@yingda/contracts/names';
import { eventually } from './eventually';
import { showsOnceInOrder } from './in-order';
import type { Person, Viewpoint } from './person';
import type { Upload } from './shop-page';
import { words } from './words';

/** The simulated phone of somebody who follows the shop's WeChat account. */
export class FollowerPhone {
  private constructor(
    readonly person: Person,
    readonly page: Page,
    readonly language: Language,
  ) {}

  /** The page at /simulator of this address, as the follower of this name. */
  static async open(
    person: Person,
    { address, follower, view }: { address: string; follower: string; view: Viewpoint },
  ): Promise<FollowerPhone> {
    const phone = new FollowerPhone(person, await person.newPage(), view.language ?? 'zh-CN');
    await phone.page.goto(`${address}/simulator?channel=wechat`);
    await phone.become(follower);
    return phone;
  }

  get words() {
    return words[this.language].phone;
  }
  get log(): Locator {
    return this.page.getByRole('log');
  }
  get composer(): Locator {
    return this.page.getByRole('textbox', { name: this.words.say, exact: true });
  }
  /** The phone itself, without what stands beside it. */
  private get screen(): Locator {
    return this.page.getByRole('region').filter({ has: this.log });
  }
  private get side(): Locator {
    return this.page.getByRole('complementary').filter({ hasText: this.words.quota });
  }

  /** Follower after follower, until it is this one. */
  private async become(name: string): Promise<void> {
    const next = this.page.getByRole('button', { name: this.words.next, exact: true });
    await next.waitFor();
    await eventually(`the follower is ${name}`, async () => {
      const shown = await this.side.locator('.who b').innerText();
      if (shown === name) return true;
      await next.click();
      await eventually(
        'another follower',
        async () => (await this.side.locator('.who b').innerText()) !== shown,
      );
      return false;
    });
  }

  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  async sendPicture(file: Upload): Promise<void> {
    await this.page.getByRole('button', { name: this.words.more, exact: true }).click();
    const chooser = this.page.waitForEvent('filechooser');
    await this.screen.getByText(this.words.picture, { exact: true }).click();
    await (await chooser).setFiles(file);
  }

  /** One of the faults under the phone's account. */
  async switchOn(fault: keyof typeof words.en.phone.faults): Promise<void> {
    const control = this.page.getByRole('switch', { name: this.words.faults[fault], exact: true });
    await control.click();
    await eventually(`${fault} is on`, async () => (await control.getAttribute('aria-checked')) === 'true');
  }

  async sees(...texts: string[]): Promise<void> {
    await showsOnceInOrder(this.log, texts);
  }

  /** So many pictures, each of them really loaded. */
  async seesPictures(count: number): Promise<void> {
    const pictures = this.log.getByRole('img', { name: this.words.picture });
    await eventually(`${count} pictures on the phone`, async () => {
      const widths = await pictures.evaluateAll((all) =>
        all.map((one) => ((one as HTMLImageElement).complete ? (one as HTMLImageElement).naturalWidth : 0)),
      );
      return widths.length === count && widths.every((width) => width > 0);
    });
  }

  /** A card that leads to this address. */
  async seesCard(title: string, url: string): Promise<void> {
    const card = this.log.getByRole('link', { name: title });
    await card.waitFor();
    expect(await card.getAttribute('href')).toBe(url);
  }

  /** What WeChat itself still allows the shop. */
  async allows(left: number, of: number): Promise<void> {
    await this.side.getByText(`${left}/${of}`, { exact: true }).waitFor();
  }
}
