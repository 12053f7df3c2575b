import type { Locator } from 'playwright-core';
import type { AgentConsole } from './agent-console';
import { words } from './words';

/** The live board in a supervisor's browser. */
export class Board {
  constructor(private readonly console: AgentConsole) {}

  /** By the main navigation; a supervisor of one team sees that team. */
  async open(): Promise<void> {
    await this.console.goTo(this.words.title);
    await this.page.getByRole('heading', { name: this.words.title }).waitFor();
  }

  private get words() {
    return words[this.console.language].board;
  }
  private get page() {
    return this.console.page;
  }
  private get risks(): Locator {
    return this.page.getByRole('region', { name: this.words.risks });
  }

  /** Somebody waits longer than promised: the chip says so, filled. */
  async seesOneLate(): Promise<void> {
    await this.risks.getByRole('timer', { name: this.words.late }).waitFor();
  }

  async seesNobodyAtRisk(): Promise<void> {
    await this.risks.getByText(this.words.nobody).waitFor();
  }

  /** From the one at risk: only its agent is told. */
  async whisper(text: string, to: string): Promise<void> {
    await this.risks.getByRole('button', { name: this.words.deeds.whisper, exact: true }).click();
    const beside = this.page.getByRole('dialog');
    await beside.getByRole('checkbox', { name: this.words.whisperTo(to) }).waitFor();
    await beside.getByRole('textbox', { name: this.console.words.noteComposer }).fill(text);
    await beside.getByRole('button', { name: this.console.words.addNote }).click();
    await beside.getByRole('log').getByText(text).waitFor();
    await this.page.keyboard.press('Escape');
    await beside.waitFor({ state: 'hidden' });
  }

  async takeOver(): Promise<void> {
    await this.risks.getByRole('button', { name: this.words.deeds.take, exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: this.words.takeOverTitle });
    await dialog.getByRole('button', { name: this.words.takeOver, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}
