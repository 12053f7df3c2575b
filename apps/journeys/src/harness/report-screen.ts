import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import type { AgentConsole } from './agent-console';
import { words } from './words';

/** The reports in somebody's console. */
export class ReportScreen {
  private readonly page: Page;
  private readonly words;

  constructor(console: AgentConsole) {
    this.page = console.page;
    this.words = words[console.language].reports;
  }

  /** The page of response times, of one entrance alone. */
  async open(inboxId: string): Promise<void> {
    await this.page.goto(`/console/reports/response?inbox=${inboxId}`);
    await this.page.getByRole('navigation', { name: this.words.pages }).waitFor();
  }

  /** Facts follow conversations by moments, and a report asks for them once a minute: it is opened anew. */
  async counts(conversations: number): Promise<void> {
    await eventually(`${conversations} conversations are counted`, async () => {
      await this.page.reload();
      await this.table.waitFor();
      return (await this.cell(this.words.column)) === String(conversations);
    });
  }

  /** Chooses a figure, which shows the conversations behind it. */
  async choose(figure: string | RegExp): Promise<void> {
    await this.page.getByRole('main').getByRole('button', { name: figure }).click();
    await this.behind.waitFor();
  }

  /** Sets the seconds within which an answer counts, where the figure is explained. */
  async answeredWithin(figure: RegExp, seconds: number): Promise<void> {
    await this.page.getByRole('button', { name: figure }).click();
    const field = this.page.getByRole('spinbutton', { name: this.words.within });
    await field.fill(String(seconds));
    await field.press('Enter');
    await this.page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
  }

  /** What the table's line of all says in a column. */
  async cell(column: string | RegExp): Promise<string> {
    const heads = await this.table.getByRole('columnheader').allInnerTexts();
    const at = heads.findIndex((head) =>
      typeof column === 'string' ? head.trim() === column : column.test(head.trim()),
    );
    const cells = await this.total.locator('th, td').allInnerTexts();
    return cells[at]?.trim() ?? '';
  }

  /** A click on a number of the line of all, not on its name. */
  async pick(number: string): Promise<void> {
    await this.total.getByRole('cell', { name: number, exact: true }).first().click();
    await this.behind.waitFor();
  }

  /** Waits until the column says it. */
  async says(column: string | RegExp, text: string): Promise<void> {
    await eventually(`the table says ${text}`, async () => (await this.cell(column)) === text);
  }

  /** The conversations behind the figure. */
  get behind(): Locator {
    return this.page.getByRole('complementary', { name: this.words.behind });
  }

  /** The exported table: its lines as records by the titles of its columns. */
  async exported(): Promise<Record<string, string>[]> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: this.words.export, exact: true }).click();
    const text = readFileSync(await (await download).path(), 'utf8').replace(/^\uFEFF/, '');
    const [titles = [], ...lines] = text
      .trim()
      .split(/\r?\n/)
      .map((line) => line.split(','));
    return lines.map((line) => Object.fromEntries(titles.map((title, at) => [title, line[at] ?? ''])));
  }

  private get table(): Locator {
    return this.page.getByRole('table', { name: this.words.table });
  }
  private get total(): Locator {
    return this.table.getByRole('row').filter({ hasText: this.words.total });
  }
}
